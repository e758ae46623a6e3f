using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Bench.Accounts;

/// <summary>
/// An account with one plan and agreed KPIs on metrics of five kinds, usually one on each; targets, tolerances and values differ
/// from account to account.
/// </summary>
sealed class AgreedAccount
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<Metric> Metrics =
    [
        Metric("seats", new MetricKind.LevelAtInstant()),
        Metric("revenue.daily", new MetricKind.FlowPerPeriod(PeriodLength.Day, FlowSummary.Sum)),
        Metric("adoption", new MetricKind.RatioPerPeriod(PeriodLength.Day)),
        Metric("tickets.per.user", new MetricKind.RatePerPeriod(PeriodLength.Day)),
        Metric("response.hours", new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
    ];

    static readonly Actor Program = new ClientActor(Id<ApiClient>.Create(Value(1)), Side.Provider);
    static readonly MemberActor Csm = new(Id<Member>.Create(Value(2)), Side.Provider, Role.ProviderCsm, Mandate.Full, []);
    static readonly MemberActor Sponsor = new(Id<Member>.Create(Value(3)), Side.Customer, Role.CustomerSponsor, Mandate.Full, []);
    static readonly MeasurementSource Source = MeasurementSource.Of(Side.Provider, Id<ApiClient>.Create(Value(1)));

    readonly Random _random;
    readonly int? _decimals;
    readonly int _kpisOfEach;
    readonly List<AccountEvent> _journal = [];
    int _commands;

    /// <summary>The account.</summary>
    /// <param name="number">Makes it another one.</param>
    /// <param name="decimals">Decimals of its values; null for all digits that a double has.</param>
    /// <param name="kpisOfEach">How many KPIs it has on each metric.</param>
    public AgreedAccount(int number, int? decimals, int kpisOfEach = 1)
    {
        _random = new(number);
        _decimals = decimals;
        _kpisOfEach = kpisOfEach;
        _commands = number * 100_000;
        Do(Csm, new OpenAccount(Id<Account>.Create(Value(number)), $"Account {number}") { ExternalId = $"CUST-{number:D8}", Segment = "enterprise", Tags = ["west"] }, Start);
        Do(Csm, new CreatePlan("Plan"), Start);
        Do(Csm, new AddObjective(State.Plans[0].Id, new("Outcome")), Start);
        Agree();
    }

    public Account State { get; private set; } = null!;

    public IReadOnlyList<AccountEvent> Journal => _journal;

    public static Metric? Find(MetricKey key, int version) => Metrics.FirstOrDefault(metric => metric.Key == key);

    public static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);

    /// <summary>One day's value of a KPI, around the middle of what is agreed.</summary>
    public static NewMeasurement Day(Metric metric, int day, Random random, int? decimals)
    {
        var exact = 50 + (4 * (random.NextDouble() + random.NextDouble() - 1));
        var value = decimals is { } digits ? Math.Round(exact, digits) : exact;
        var period = new Period(PeriodLength.Day, DateOnly.FromDateTime(Start.DateTime).AddDays(day));
        return metric.Kind switch
        {
            MetricKind.LevelAtInstant => new(Start.AddDays(day).AddMilliseconds(random.Next(86_400_000)), null, value),
            MetricKind.RatioPerPeriod => new(null, period, null, Math.Round(value * 4), 400),
            MetricKind.RatePerPeriod => new(null, period, null, value, 1),
            _ => new(null, period, value),
        };
    }

    /// <summary>Records so many days of each KPI, a KPI at a time.</summary>
    public void Record(int first, int days)
    {
        foreach (var metric in Metrics)
        {
            BatchItem[] items = [.. Enumerable.Range(first, days).Select(day => new BatchItem(metric.Key, 1, Day(metric, day, _random, _decimals)))];
            Do(Program, new RecordBatch(Source, items), Start.AddDays(first + days));
        }
    }

    public IReadOnlyList<AccountEvent> Do(Actor actor, AccountCommand command, DateTimeOffset now)
    {
        var decided = Account.Decide(State, command, new(now, actor, new(Value(++_commands))) { FindMetric = Find });
        if (!decided.IsSuccess || decided.Value.Needs.Count > 0 || decided.Value.Results.FirstOrDefault(result => result.Error is not null) is { })
        {
            throw new InvalidOperationException($"{command}: {decided.Error}");
        }

        foreach (var happened in decided.Value.Events)
        {
            State = Account.Apply(State, happened);
            _journal.Add(happened);
        }

        return decided.Value.Events;
    }

    void Agree()
    {
        var changes = new List<ChangeDraft>();
        foreach (var metric in Enumerable.Repeat(Metrics, _kpisOfEach).SelectMany(metrics => metrics))
        {
            Do(Csm, new AddKpi(State.Plans[0].Objectives[0].Id, new("A name", metric.Key)), Start);
            changes.Add(new ChangeDraft.SetTerms(0, State.Kpis[^1].Id, Measures.Outcome, true, new(1, GoalOf(metric), Cadence.Daily)));
        }

        Do(Csm, new Propose(State.Plans[0].Id, changes), Start);
        var envelope = State.Proposals[0].Envelope;
        Do(Sponsor, new AnswerProposal(State.Proposals[0].Id, envelope.Digest) { Accept = [.. envelope.Changes.Select(change => change.Id)] }, Start);
    }

    // What is measured lies between 46 and 54, of the ratio between 0.46 and 0.54; a band of both edges and ways to a target take turns.
    Goal GoalOf(Metric metric)
    {
        var unit = metric.Kind is MetricKind.RatioPerPeriod ? 0.01 : 1;
        var (low, high) = ((44 + _random.NextDouble()) * unit, (55 + _random.NextDouble()) * unit);
        return metric.Kind is MetricKind.LevelPerPeriod
            ? new Goal.Keep(low, high, null, new(2024, 1, 1), null)
            : new Goal.Reach(
                new Baseline.Known(low), new Target.Absolute(high), Direction.Increase, new Trajectory.Linear(), 5 * unit, new(2024, 1, 1), new(2027, 12, 31));
    }

    static Metric Metric(string key, MetricKind kind) => new(MetricKey.Create(key).Value, 1, "", kind, TimeSpan.Zero);
}
