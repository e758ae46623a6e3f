using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using static Success.Domain.Agreements.CanonicalJson;

namespace Success.Domain.Agreements;

/// <summary>
/// The canonical form of an envelope, version 1, property by property as <c>docs/agreement-digest.md</c> lays down. It is written by
/// hand on purpose: a record may be renamed without touching what was agreed years ago. A change of this form is a new version beside
/// it, never an edit.
/// </summary>
public static class CanonicalEnvelope
{
    /// <summary>Name of the form; it is part of what is digested.</summary>
    public const string Form = "success-agreement/1";

    /// <summary>The digest of an envelope.</summary>
    public static AgreementDigest Digest(
        Id<Account> account, Id<Plan> plan, Id<Proposal> proposal, int round, Side side, IReadOnlyList<Change> changes, NoteReference? note) =>
        AgreementDigest.Of(Write(account, plan, proposal, round, side, changes, note));

    /// <summary>The canonical form of an envelope.</summary>
    public static string Write(
        Id<Account> account, Id<Plan> plan, Id<Proposal> proposal, int round, Side side, IReadOnlyList<Change> changes, NoteReference? note)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Object(
            ("form", Text(Form)),
            ("account", Text(account.ToString())),
            ("plan", Text(plan.ToString())),
            ("proposal", Text(proposal.ToString())),
            ("round", Number(round)),
            ("side", Word(side)),
            ("changes", List(changes.Select(Write))),
            ("note", note is null ? null : Text(note.Digest.Value)));
    }

    static string Write(Change change)
    {
        var common = new (string, string?)[] { ("id", Text(change.Id.ToString())), ("basedOn", Number(change.BasedOn)) };
        return Object([.. common, .. Own(change)]);
    }

    static (string Name, string? Value)[] Own(Change change) => change switch
    {
        Change.SetTerms set => [("change", Text("setTerms")), ("kpi", Text(set.Kpi.ToString())), .. Content(set.Content)],
        Change.RetireKpi retire => [("change", Text("retireKpi")), ("kpi", Text(retire.Kpi.ToString()))],
        Change.PauseKpi pause =>
            [("change", Text("pauseKpi")), ("kpi", Text(pause.Kpi.ToString())), ("pause", Write(pause.Pause)), .. Content(pause.Content)],
        Change.SetObjective set =>
            [("change", Text("setObjective")), ("objective", Text(set.Objective.ToString())), ("content", Write(set.Content))],
        Change.SetNoticeRule set =>
            [("change", Text("setNoticeRule")), ("plan", Text(set.Plan.ToString())), ("headStart", Number(set.Rule.HeadStart))],
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} has no canonical form."),
    };

    static (string Name, string? Value)[] Content(AgreedTerms content) =>
    [
        ("measures", Word(content.Measures)),
        ("decisive", Flag(content.IsDecisive)),
        ("terms", Write(content.Terms)),
        ("schedule", Write(content.Schedule)),
    ];

    static string Write(Terms terms) => Object(
        ("metric", Text(terms.Metric.ToString())),
        ("metricVersion", Number(terms.MetricVersion)),
        ("goal", Write(terms.Goal)),
        ("cadence", Word(terms.Cadence)),
        ("reportingLag", Seconds(terms.ReportingLag)),
        ("settling", Seconds(terms.Settling)),
        ("hold", Number(terms.Hold)),
        ("weight", Number(terms.Weight)),
        ("supplier", Word(terms.Supplier)),
        ("falseAlarms", Word(terms.FalseAlarms)),
        ("pauses", List(terms.Pauses.Select(Write))));

    static string Write(Goal goal) => goal switch
    {
        Goal.Reach reach => Object(
            ("goal", Text("reach")),
            ("baseline", Write(reach.Baseline)),
            ("target", Write(reach.Target)),
            ("direction", Word(reach.Direction)),
            ("trajectory", Write(reach.Trajectory)),
            ("tolerance", Number(reach.Tolerance)),
            ("start", Day(reach.Start)),
            ("due", Day(reach.Due))),
        Goal.Keep keep => Object(
            ("goal", Text("keep")),
            ("lower", keep.Lower is { } lower ? Number(lower) : null),
            ("upper", keep.Upper is { } upper ? Number(upper) : null),
            ("tolerance", keep.Tolerance is { } tolerance ? Number(tolerance) : null),
            ("start", Day(keep.Start)),
            ("due", keep.Due is { } due ? Day(due) : null)),
        _ => throw new System.Diagnostics.UnreachableException($"{goal.GetType().Name} has no canonical form."),
    };

    static string Write(Baseline baseline) => baseline switch
    {
        Baseline.Known known => Object(("value", Number(known.Value))),
        Baseline.Taken taken => Object(("statistic", Word(taken.Statistic)), ("periods", Number(taken.Periods))),
        _ => throw new System.Diagnostics.UnreachableException($"{baseline.GetType().Name} has no canonical form."),
    };

    static string Write(Target target) => target switch
    {
        Target.Absolute absolute => Object(("value", Number(absolute.Value))),
        Target.Relative relative => Object(("percent", Number(relative.Percent))),
        _ => throw new System.Diagnostics.UnreachableException($"{target.GetType().Name} has no canonical form."),
    };

    static string Write(Trajectory trajectory) => trajectory switch
    {
        Trajectory.Linear => Object(("shape", Text("linear"))),
        Trajectory.SCurve => Object(("shape", Text("sCurve"))),
        Trajectory.Stepped stepped => Object(("shape", Text("stepped")), ("knots", List(stepped.Knots.Select(Write)))),
        Trajectory.Points points => Object(("shape", Text("points")), ("knots", List(points.Knots.Select(Write)))),
        _ => throw new System.Diagnostics.UnreachableException($"{trajectory.GetType().Name} has no canonical form."),
    };

    static string Write(Knot knot) => List([Number(knot.Time), Number(knot.Share)]);

    static string Write(AgreedPause pause) => Object(("from", Day(pause.From)), ("through", Day(pause.Through)), ("effect", Word(pause.Effect)));

    static string Write(Schedule schedule) => Object(
        ("start", Instant(schedule.Start)),
        ("due", schedule.Due is { } due ? Instant(due) : null),
        ("pauses", List(schedule.Pauses.Select(pause =>
            Object(("from", Instant(pause.From)), ("until", Instant(pause.Until)), ("shifts", Flag(pause.Shifts)))))));

    static string Write(ObjectiveContent content) => Object(
        ("outcome", Text(content.Outcome.Value)),
        ("why", content.Why is { } why ? Text(why.Value) : null),
        ("providerOwner", content.Owners.Provider.IsNone ? null : Text(content.Owners.Provider.ToString())),
        ("customerOwner", content.Owners.Customer.IsNone ? null : Text(content.Owners.Customer.ToString())),
        ("valuation", content.Valuation is { } valuation ? Write(valuation) : null));

    static string Write(Valuation valuation) => Object(
        ("amount", Amount(valuation.PerUnit.Amount)),
        ("currency", Text(valuation.PerUnit.Currency)),
        ("of", Text(valuation.Of.ToString())),
        ("share", Amount(valuation.Share)));

    // Money and shares are decimal; as JSON numbers they would pass through binary fractions, so they are texts without idle zeros.
    static string Amount(decimal value)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return Text(digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits);
    }

    static string Seconds(TimeSpan value) => Number(value.TotalSeconds);

    static string Day(DateOnly value) => Text(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    static string Instant(DateTimeOffset value) => Text(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    static string Word(Enum value) => Text(System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));
}
