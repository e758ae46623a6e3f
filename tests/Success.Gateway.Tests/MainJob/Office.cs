using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.MainJob;

/// <summary>
/// A provider's workspace with the real accounts and metrics, another provider's beside it, and a clock that passes the days. Everybody comes in
/// by the front door: people by mail whenever they are needed, since their sessions end overnight, and programs by their keys.
/// </summary>
sealed class Office : IAsyncDisposable
{
    const string Manager = "csm@example.com";

    static readonly RouteTag StrangersTag = RouteTag.Create("s7rg").Value;

    static readonly (string Key, string Name, string Unit, object Kind)[] Metrics =
    [
        ("mentions_per_day", "Mentions in seven days", "mentions", new { flow = new { period = "DAY", window = 7 } }),
        ("cpm", "Cost per thousand views", "USD", DailyMean),
        ("cpc", "Cost per click", "USD", DailyMean),
        ("speed", "Speed", "mph", DailyMean),
        ("occupancy", "Occupancy", "%", DailyMean),
        ("traveltime", "Travel time", "s", DailyMean),
    ];

    readonly Dictionary<string, string> _accounts = [];
    DateOnly _delivered;

    Office(RunningGateway gateway) => Gateway = gateway;

    public RunningGateway Gateway { get; }

    public Collector Collector { get; private set; } = null!;

    /// <summary>Reads as the provider, from any day to any other.</summary>
    public Visitor Watcher { get; private set; } = null!;

    static object DailyMean => new { level = new { period = "DAY", summary = "MEAN" } };

    /// <summary>Opens both workspaces, imports accounts and metrics, and lets a manager look after all accounts.</summary>
    public static async Task<Office> OpenAsync()
    {
        // Days pass at once, so nothing comes back of what was spent within one.
        var plenty = new RateLimit(1_000_000, 1, TimeSpan.FromSeconds(1));
        var office = new Office(await RunningGateway.StartAsync(options => options with { Requests = plenty, SignIns = plenty }));
        await office.Gateway.CreateWorkspaceAsync(StrangersTag, "Strangers", "stranger@example.com");
        using var owner = await office.EnterAsync("owner@example.com");
        await office.ImportAsync(owner);
        await owner.DoAsync("inviteMember", "member { id }", new { name = "Customer success manager", email = Manager, role = "PROVIDER_MANAGER" });
        (await office.Gateway.AcceptInvitationAsync(Manager)).Dispose();
        office.Collector = new(Visitor.WithKey(office.Gateway, await office.KeyAsync(owner, null, "MEASURE")));
        office.Watcher = Visitor.WithKey(office.Gateway, await office.KeyAsync(owner, null, "READ"));
        return office;
    }

    public string AccountOf(string externalId) => _accounts[externalId];

    /// <summary>Somebody who signs in; for a day at most.</summary>
    public async Task<Visitor> EnterAsync(string email) => new(Gateway, await Gateway.SignInAsync(email));

    public Task<Visitor> EnterManagerAsync() => EnterAsync(Manager);

    public Task<Visitor> EnterStrangerAsync() => EnterAsync("stranger@example.com");

    /// <summary>A key of a new API client of somebody's side.</summary>
    public async Task<string> KeyAsync(Visitor creator, string? account, params string[] scopes)
    {
        var accounts = account is null ? null : new { bindings = new[] { new { account } } };
        var input = new { name = $"Program that may {string.Join(", ", scopes)}", scopes, accounts, expiresAt = Gateway.Time.GetUtcNow().AddDays(365) };
        return (await creator.DoAsync("createApiClient", "key", input)).GetProperty("key").GetString()!;
    }

    /// <summary>Lets time pass until a day's morning.</summary>
    public void PassTo(DateOnly day) => Gateway.Time.Jump(new DateTimeOffset(day, new TimeOnly(6, 0), TimeSpan.Zero) - Gateway.Time.GetUtcNow());

    /// <summary>Lets days pass, on each of which the numbers of the day before are delivered and heard of, until something is so.</summary>
    public async Task LiveUntilAsync(Ears ears, DateOnly last, Func<Task<bool>> isSo, string what)
    {
        while (!await isSo())
        {
            Assert.True(Today < last, $"This never came: {what}.");
            PassTo(Today.AddDays(1));
            await ears.HearAsync(DeliverAsync);
        }
    }

    /// <summary>Delivers what was not delivered yet, up to yesterday.</summary>
    /// <returns>The accounts that got numbers.</returns>
    public async Task<IReadOnlyList<string>> DeliverAsync()
    {
        var (first, yesterday) = (_delivered.AddDays(1), Today.AddDays(-1));
        await Collector.DeliverAsync(RealNumbers.Between(first, yesterday));
        _delivered = yesterday;
        return [.. RealNumbers.MeasuredBetween(first, yesterday).Select(AccountOf)];
    }

    /// <summary>Delivers again all that was delivered so far.</summary>
    public Task RepeatAsync() => Collector.RepeatAsync(RealNumbers.Between(default, _delivered));

    public DateOnly Today => DateOnly.FromDateTime(Gateway.Time.GetUtcNow().UtcDateTime);

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    async Task ImportAsync(Visitor owner)
    {
        foreach (var account in RealNumbers.Accounts)
        {
            var input = new { externalId = account.ExternalId, name = account.Name, segment = account.Segment, idempotencyKey = account.ExternalId };
            _accounts[account.ExternalId] = await owner.MakeAsync("openAccount", "account", input);
            Assert.Equal(_accounts[account.ExternalId], await owner.MakeAsync("openAccount", "account", input));
        }

        foreach (var (key, name, unit, kind) in Metrics)
        {
            await owner.DoAsync("defineMetric", "metric { id }", new { key, name, unit, kind });
        }

        await Patience.UntilAsync(
            async () => (await owner.ReadAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32() == RealNumbers.Accounts.Count,
            "every account in the portfolio");
    }
}
