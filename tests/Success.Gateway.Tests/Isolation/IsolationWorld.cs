using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>Two workspaces; in the first four accounts, of which one stands below the victim's, in the second one.</summary>
sealed record IsolationWorld(
    RunningGateway Gateway, Contract Contract, SharedAccount Victim, SharedAccount Neighbour, SharedAccount Managed, SharedAccount Below, SharedAccount Stranger) : IAsyncDisposable
{
    static readonly RouteTag StrangersTag = RouteTag.Create("s7rg").Value;

    /// <summary>Texts of the account that nobody else may see.</summary>
    public const string VictimsWord = "xylemvictim";

    public static async Task<IsolationWorld> StartAsync()
    {
        // The clock stands still, so nothing comes back of what was spent.
        var plenty = new RateLimit(1_000_000, 1, TimeSpan.FromSeconds(1));
        var gateway = await RunningGateway.StartAsync(options => options with { Requests = plenty, SignIns = plenty });
        await gateway.CreateWorkspaceAsync(StrangersTag, "Strangers", "stranger@example.com");
        var owner = await OwnerAsync(gateway, "owner@example.com");
        var stranger = await OwnerAsync(gateway, "stranger@example.com");
        var world = new IsolationWorld(
            gateway,
            await Contract.ReadAsync(owner),
            await SharedAccount.MakeAsync(owner, VictimsWord),
            await SharedAccount.MakeAsync(owner, "neighbour"),
            await SharedAccount.MakeAsync(owner, "managed"),
            await SharedAccount.MakeAsync(owner, "below"),
            await SharedAccount.MakeAsync(stranger, "stranger"));
        await owner.DoAsync("updateAccount", "account { id }", new { account = world.Below["Account"], parent = world.Victim["Account"] });
        await world.Victim.EndAsync();
        return world;
    }

    /// <summary>Those who have to do with an account, and not with the victim's, each with its own.</summary>
    public IEnumerable<(string Name, Visitor Who, SharedAccount Own)> Others =>
    [
        ("another tenant's owner", Stranger.Provider, Stranger),
        ("another tenant's customer", Stranger.Customer, Stranger),
        ("another account's customer", Neighbour.Customer, Neighbour),
        ("another account's manager", Managed.Manager, Managed),
        ("the customer of an account below", Below.Customer, Below),
        ("the manager of an account below", Below.Manager, Below),
    ];

    /// <summary>Whoever is not let in: never, not any more, or not now.</summary>
    public async Task<IReadOnlyList<(string Name, Visitor Who)>> ShutOutAsync()
    {
        var (revoked, expired) = (await Gateway.CreateKeyAsync(), await Gateway.CreateKeyAsync(life: TimeSpan.FromSeconds(1)));
        var suspended = (await Stranger.Provider.DoAsync("createApiClient", "key", new { name = "A program", scopes = new[] { "READ" }, expiresAt = "2026-02-01T00:00:00Z" })).GetProperty("key").GetString();
        await Gateway.DoAsync(new TenantCommand.RevokeClient(ApiKey.Parse(revoked).Value.Client));
        await SuspendStrangersAsync();
        Gateway.Time.Advance(TimeSpan.FromSeconds(1));
        return
        [
            ("nobody", Visitor.WithKey(Gateway, null)),
            ("a revoked key", Visitor.WithKey(Gateway, revoked)),
            ("an expired key", Visitor.WithKey(Gateway, expired)),
            ("a customer who was removed", Victim.Gone[0]),
            ("a manager who was removed", Victim.Gone[1]),
            ("somebody whose session was ended", Victim.Gone[2]),
            ("a suspended workspace's owner", Stranger.Provider),
            ("a suspended workspace's customer", Stranger.Customer),
            ("a suspended workspace's key", Visitor.WithKey(Gateway, suspended)),
        ];
    }

    public Task SuspendStrangersAsync() => Gateway.OperateAsync(StrangersTag, new TenantCommand.SuspendTenant("The matrix asks for it."));

    public async ValueTask DisposeAsync()
    {
        foreach (var account in new[] { Victim, Neighbour, Managed, Below, Stranger })
        {
            account.Dispose();
            account.Provider.Dispose();
        }

        await Gateway.DisposeAsync();
    }

    static async Task<Visitor> OwnerAsync(RunningGateway gateway, string email)
    {
        var owner = new Visitor(gateway, await gateway.SignInAsync(email));
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        return owner;
    }
}
