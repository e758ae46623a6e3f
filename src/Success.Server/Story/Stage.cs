using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Server.Simulation;

namespace Success.Server.Story;

/// <summary>Where the story plays: the service, who takes part, and what the chapters have in common.</summary>
sealed partial class Stage(
    SimulatedService service, SimulatedClock clock, IIdSeeds ids, Teller teller, IReadOnlyList<RealSeries> series, DateOnly today)
{
    readonly IIdSeeds _ids = ids;

    /// <summary>The route tag of the story's tenant.</summary>
    public static readonly RouteTag Tag = RouteTag.Create("st0ry").Value;

    /// <summary>The service; another one after a restart.</summary>
    public SimulatedService Service { get; set; } = service;

    /// <summary>Who tells it.</summary>
    public Teller Teller => teller;

    /// <summary>The instant at which the story is.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day on which it ends.</summary>
    public DateOnly Today => today;

    /// <summary>What was measured.</summary>
    public IReadOnlyList<RealSeries> Series => series;

    /// <summary>The accounts, in the order of the data.</summary>
    public List<StoryAccount> Accounts { get; } = [];

    /// <summary>The owner of the provider's workspace.</summary>
    public Participant Owner { get; set; } = null!;

    /// <summary>The provider's customer success manager.</summary>
    public Participant Manager { get; set; } = null!;

    /// <summary>The provider's own system, which delivers numbers.</summary>
    public Participant Collector { get; set; } = null!;

    /// <summary>An account by the name that the data give it.</summary>
    public StoryAccount Account(string externalId) => Accounts.First(account => account.ExternalId == externalId);

    /// <summary>A series by account and metric.</summary>
    public RealSeries SeriesOf(string externalId, string metric) =>
        series.First(one => one.Account == externalId && one.Metric.ToString() == metric);

    /// <summary>The middle of what has been measured of a series so far.</summary>
    public double Known(RealSeries series) =>
        (series with { Days = [.. series.Days.Where(day => Stage.At(day.Day.AddDays(1), DeliveryHour) <= Now)] }).Baseline;

    /// <summary>An id that nothing has.</summary>
    public Id<T> NextId<T>()
        where T : IIdentified => Id<T>.Create(_ids.Next());

    /// <summary>A morning or afternoon: nine o'clock unless another hour is said, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day, int hour = 9) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);

    /// <summary>Asks something of an account; in the story nothing is refused that should not be.</summary>
    public async Task<AccountAnswer> DoAsync(Participant who, StoryAccount account, AccountCommand command)
    {
        var answer = await TryAsync(who, account, command);
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"{command.GetType().Name} for {account.Name} was refused: {refusal.Code}, {refusal.Field}: {refusal.Message}")
            : answer;
    }

    /// <summary>Asks something of an account that may be refused.</summary>
    public Task<AccountAnswer> TryAsync(Participant who, StoryAccount account, AccountCommand command) =>
        Service.Account(account.Id).Execute(new(command, who.Audience));

    /// <summary>Asks something of the tenant.</summary>
    public async Task<TenantAnswer> DoAsync(Caller caller, TenantCommand command)
    {
        var answer = await Service.Tenant.Execute(new(command, caller));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"{command.GetType().Name} was refused: {refusal.Code}, {refusal.Field}: {refusal.Message}")
            : answer;
    }

    /// <summary>The tenant as it stands.</summary>
    public async Task<Tenant> TenantAsync() =>
        (await Service.Tenant.View(0))?.Tenant ?? throw new InvalidOperationException("The story's tenant does not exist.");

    /// <summary>What somebody sees of an account now.</summary>
    public async Task<Sight> LookAsync(Participant who, StoryAccount account)
    {
        var grain = Service.Account(account.Id);
        var reading = await grain.Read(who.Audience);
        var view = reading.View ?? throw new InvalidOperationException($"{account.Name} cannot be read: {reading.Refusal?.Message}");
        ImmutableArray<string> keys =
        [
            .. view.Kpis.Select(kpi => $"{kpi.Kpi.Id}.name"),
            .. view.Alerts.SelectMany(alert => alert.Responses).SelectMany(response => response.Options.Prepend(response.Text)).Select(note => note.Key),
            .. view.Proposals.Select(proposal => proposal.Envelope.Note?.Key).OfType<string>(),
        ];
        var texts = (await grain.Texts(keys)).Texts;
        return new(view, texts, (await TenantAsync()).Catalogue, teller.ReaderOf(who.Side, view.Now));
    }
}
