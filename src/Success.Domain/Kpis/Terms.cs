using System.Text.Json.Serialization;
using Success.Domain.Drift;
using Success.Domain.Metrics;

namespace Success.Domain.Kpis;

/// <summary>
/// The terms of a KPI: everything that the two sides must have agreed on so that no later argument is possible. There are no terms
/// with a hole: they are made by <see cref="Create"/>, which names every wrong field at once.
/// </summary>
public sealed record Terms
{
    /// <summary>Longest reporting lag: what takes longer than a quarter to arrive cannot steer a plan.</summary>
    public static readonly TimeSpan MaxReportingLag = TimeSpan.FromDays(92);

    /// <summary>Most observations that a target may have to hold: a year of weeks.</summary>
    public const int MaxHold = 52;

    /// <summary>What is held when nobody says otherwise: one value at the target may be luck, two are taken for an achievement.</summary>
    public const int UsualHold = 2;

    /// <summary>Greatest weight of a KPI in its plan's progress.</summary>
    public const int MaxWeight = 100;

    /// <summary>Most pauses: a KPI that rests more often is not watched.</summary>
    public const int MaxPauses = 20;

    // Everything was checked when it was agreed; the journal gives it back as it is.
    [JsonConstructor]
    Terms(
        MetricKey metric,
        int metricVersion,
        Goal goal,
        Cadence cadence,
        TimeSpan reportingLag,
        TimeSpan settling,
        int hold,
        int weight,
        Supplier supplier,
        FalseAlarmSetting falseAlarms,
        IReadOnlyList<AgreedPause> pauses)
    {
        Metric = metric;
        MetricVersion = metricVersion;
        Goal = goal;
        Cadence = cadence;
        ReportingLag = reportingLag;
        Settling = settling;
        Hold = hold;
        Weight = weight;
        Supplier = supplier;
        FalseAlarms = falseAlarms;

        // Mostly there are none, and then one empty list serves all.
        Pauses = pauses.Count == 0 ? [] : pauses;
    }

    /// <summary>The metric.</summary>
    public MetricKey Metric { get; }

    /// <summary>The version of its definition that both sides mean.</summary>
    public int MetricVersion { get; }

    /// <summary>Reach or keep.</summary>
    public Goal Goal { get; }

    /// <summary>How often a value is expected; that of the metric's periods, where it has periods.</summary>
    public Cadence Cadence { get; }

    /// <summary>How long after its period or instant a value may take to arrive, up to <see cref="MaxReportingLag"/>.</summary>
    public TimeSpan ReportingLag { get; }

    /// <summary>How long a value may still be replaced silently, up to <see cref="MetricDefinition.MaxSettling"/>.</summary>
    public TimeSpan Settling { get; }

    /// <summary>How many observations in a row must be at the target, 1 to <see cref="MaxHold"/>.</summary>
    public int Hold { get; }

    /// <summary>Weight in the plan's progress, 1 to <see cref="MaxWeight"/>.</summary>
    public int Weight { get; }

    /// <summary>Who gives the numbers.</summary>
    public Supplier Supplier { get; }

    /// <summary>How many false alarms are taken for early ones.</summary>
    public FalseAlarmSetting FalseAlarms { get; }

    /// <summary>Agreed pauses in order, not overlapping, at most <see cref="MaxPauses"/>.</summary>
    public IReadOnlyList<AgreedPause> Pauses { get; }

    /// <summary>The terms, or all that is wrong with them.</summary>
    /// <param name="draft">As typed.</param>
    /// <param name="metric">The version of the metric that the draft names.</param>
    /// <param name="usual">What is usual in the tenant, for a draft that says nothing of false alarms.</param>
    public static Result<Terms> Create(TermsDraft draft, Metric metric, FalseAlarmSetting usual = FalseAlarmSetting.Default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(metric);
        var refusals = new Refusals();
        TermsRules.Check(draft, metric, refusals);
        return refusals.IsEmpty
            ? new Terms(
                metric.Key,
                metric.Version,
                draft.Goal,
                draft.Cadence,
                draft.ReportingLag,
                draft.Settling ?? metric.Settling,
                draft.Hold,
                draft.Weight,
                draft.Supplier,
                draft.FalseAlarms ?? usual,
                [.. draft.Pauses])
            : refusals.ToError();
    }

    /// <summary>The same terms with one more pause, or what is wrong with it.</summary>
    public Result<Terms> With(AgreedPause pause)
    {
        AgreedPause[] pauses = [.. Pauses.Append(pause).OrderBy(one => one.From)];
        var refusals = new Refusals();
        TermsRules.CheckPauses(pauses, Goal, refusals);
        return refusals.IsEmpty
            ? new Terms(Metric, MetricVersion, Goal, Cadence, ReportingLag, Settling, Hold, Weight, Supplier, FalseAlarms, pauses)
            : refusals.ToError();
    }

    /// <summary>These terms as typed, to change some of them.</summary>
    public TermsDraft ToDraft() => new(MetricVersion, Goal, Cadence)
    {
        ReportingLag = ReportingLag,
        Settling = Settling,
        Hold = Hold,
        Weight = Weight,
        Supplier = Supplier,
        FalseAlarms = FalseAlarms,
        Pauses = Pauses,
    };
}
