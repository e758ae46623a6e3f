using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Accounts;

/// <summary>An account with one agreed KPI: seats from 0 to 52 in 52 weeks, a tolerance of 3, measured by the provider's program each Monday.</summary>
sealed class MeasuredAccount
{
    /// <summary>A Monday, and the first day that counts.</summary>
    public static readonly DateOnly FirstDay = new(2026, 3, 2);

    public static readonly Goal.Reach Way = new(
        new Baseline.Known(0), new Target.Absolute(52), Direction.Increase, new Trajectory.Linear(), 3, FirstDay, FirstDay.AddDays((52 * 7) - 1));

    public MeasuredAccount(TermsDraft? terms = null, MetricKey? metric = null)
    {
        Metric = metric ?? Scene.Seats;
        Deals = new();
        Scene.Do(Scene.Csm, new UpdateAccount { Owners = new Owners(Scene.Csm.Id, Scene.Sponsor.Id) });
        Kpi = Scene.Make<Kpi>(Scene.Csm, new AddKpi(Deals.Objective, new("Seats", Metric)));
        Deals.Agree(new ChangeDraft.SetTerms(0, Kpi, Measures.Outcome, true, terms ?? Deals.Weekly(Way)));
    }

    public Deals Deals { get; }

    public Scene Scene => Deals.Scene;

    public MetricKey Metric { get; }

    public Id<Kpi> Kpi { get; }

    public ClientActor Program { get; } = new(Id<ApiClient>.Create(Scene.Value(9)), Side.Provider);

    public MeasurementSource Source => MeasurementSource.Of(Side.Provider, Program.Id);

    public KpiWatch Watch => Deals.Kpi(Kpi).Watch!;

    public Standing Standing => Scene.Account.StandingOf(Deals.Kpi(Kpi), Scene.Now);

    public IReadOnlyList<Alert> Alerts => [.. Scene.Account.Alerts.Alerts.Where(alert => alert.Subject == Reference.To(Kpi))];

    public static DateTimeOffset Week(double week) => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddHours(168 * week);

    public static NewMeasurement At(double week, double value) => new(Week(week), null, value);

    /// <summary>Records at the last item's instant.</summary>
    public IReadOnlyList<MeasurementResult> Record(params NewMeasurement[] items)
    {
        Scene.Now = items.Max(item => item.At!.Value) is var last && last > Scene.Now ? last : Scene.Now;
        return Scene.Do(Program, Batch(items)).Results;
    }

    /// <summary>One value a week, each recorded in its week.</summary>
    public void Weeks(int from, int to, Func<int, double> value)
    {
        for (var week = from; week <= to; week++)
        {
            Record(At(week, value(week)));
        }
    }

    public RecordBatch Batch(params NewMeasurement[] items) => new(Source, [.. items.Select(item => new BatchItem(Metric, 1, item))]);

    public void Correct(double week, double value) => Scene.Do(
        Program,
        new ChangeMeasurement(Metric, 1, new CorrectMeasurement(MeasurementTime.Of(Week(week)), Source, value, null, null, "The export was wrong.")));

    public void Wake() => Scene.Do(new SystemActor(), new WakeAccount());
}
