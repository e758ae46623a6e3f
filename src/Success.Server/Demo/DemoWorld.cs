using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Success.Grains.SignIn;
using Success.Server.Simulation;

namespace Success.Server.Demo;

/// <summary>Where the demo takes place: the service under its clock, and who acts in it.</summary>
sealed class DemoWorld(SimulatedService service, IIdSeeds ids, SecretKeys keys, DemoOptions options, DateTimeOffset end)
{
    /// <summary>The workspace's route tag.</summary>
    public static readonly RouteTag Tag = RouteTag.Create("demo").Value;

    /// <summary>The service.</summary>
    public SimulatedService Service => service;

    /// <summary>How the demo is made.</summary>
    public DemoOptions Options => options;

    /// <summary>The instant at which its time ends: the real one at which it was begun to be made.</summary>
    public DateTimeOffset End => end;

    /// <summary>The day of that.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(end.UtcDateTime);

    /// <summary>The first day, a Monday.</summary>
    public DateOnly FirstDay => MondayFrom(LastDay.AddDays(-options.Days));

    /// <summary>The day that it is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The instant that it is.</summary>
    public DateTimeOffset Now => service.Clock.GetUtcNow();

    /// <summary>What happened.</summary>
    public DemoTally Tally { get; } = new();

    /// <summary>The owner of the workspace.</summary>
    public Audience Owner { get; set; } = null!;

    /// <summary>The provider's system, which delivers numbers.</summary>
    public Audience Collector { get; set; } = null!;

    /// <summary>An id that nothing has.</summary>
    public Id<T> NextId<T>()
        where T : IIdentified => Id<T>.Create(ids.Next());

    /// <summary>The Monday on or after a day.</summary>
    public static DateOnly MondayFrom(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);

    /// <summary>An address in the domain that is nobody's.</summary>
    public Mailbox Mail(string name) => keys.MailboxOf($"{name}@example.com");

    /// <summary>Asks something of an account; in the demo nothing is refused.</summary>
    public async Task<AccountAnswer> DoAsync(Audience who, Id<Account> account, AccountCommand command)
    {
        var answer = await service.Account(account).Execute(new(command, who));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"{command.GetType().Name} was refused on {Today:yyyy-MM-dd}: {Describe(refusal)}")
            : answer;
    }

    /// <summary>Asks something of the workspace.</summary>
    public async Task<string> DoAsync(Caller caller, TenantCommand command)
    {
        var answer = await service.Tenant.Execute(new(command, caller));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"{command.GetType().Name} was refused: {Describe(refusal)}")
            : answer.Subject ?? "";
    }

    /// <summary>What somebody sees of an account.</summary>
    public async Task<AccountView> LookAsync(Audience who, Id<Account> account)
    {
        var reading = await service.Account(account).Read(who);
        return reading.View ?? throw new InvalidOperationException($"An account cannot be read: {reading.Refusal?.Message}");
    }

    /// <summary>The workspace as it stands.</summary>
    public async Task<Tenant> TenantAsync() =>
        (await service.Tenant.View(0))?.Tenant ?? throw new InvalidOperationException("The demo's workspace does not exist.");

    /// <summary>Does something for each account, many at a time; within one account things happen one after the other.</summary>
    public static Task ForEachAsync(IEnumerable<Engagement> engagements, Func<Engagement, Task> doAsync, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            engagements,
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken },
            async (engagement, _) => await doAsync(engagement));

    // What waits for the disk at the same time is written at the same time.
    const int MostAtOnce = 128;

    static string Describe(DomainError refusal) =>
        $"{refusal.Code}, {refusal.Field}: {refusal.Message} {string.Join(" ", refusal.Details.Select(detail => $"{detail.Field}: {detail.Message}"))}";
}
