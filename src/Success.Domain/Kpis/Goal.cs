using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>
/// What two sides agree that a KPI should do, and from when to when. Days are days of the account's calendar. Once its baseline is
/// known it becomes an <see cref="Aim"/>, which can be judged.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "goal")]
[JsonDerivedType(typeof(Reach), "reach")]
[JsonDerivedType(typeof(Keep), "keep")]
public abstract record Goal
{
    Goal()
    {
    }

    /// <summary>The first day that counts.</summary>
    public abstract DateOnly FirstDay { get; }

    /// <summary>The last day that counts; null when the KPI is open.</summary>
    public abstract DateOnly? LastDay { get; }

    /// <summary>Gathers everything that is wrong by itself; fields are seen from the goal.</summary>
    internal abstract void Check(Refusals refusals);

    /// <summary>
    /// What is judged, with the baseline that a rule led to; <paramref name="taken"/> is not looked at when the baseline is known or
    /// there is none.
    /// </summary>
    /// <returns>A refusal when that baseline leaves no way to the target: they are equal, or the target lies in the worse direction.</returns>
    public abstract Result<Aim> ToAim(double taken);

    /// <summary>Get from a baseline to a target.</summary>
    /// <param name="Baseline">Where it starts.</param>
    /// <param name="Target">Where it must be at the end; never equal to the baseline: that would be to keep.</param>
    /// <param name="Direction">Which way is better.</param>
    /// <param name="Trajectory">The agreed way between them.</param>
    /// <param name="Tolerance">How far short of the way a value may be, above 0, in the metric's unit.</param>
    /// <param name="Start">The first day that counts.</param>
    /// <param name="Due">The last day that counts; after the start.</param>
    public sealed record Reach(
        Baseline Baseline, Target Target, Direction Direction, Trajectory Trajectory, double Tolerance, DateOnly Start, DateOnly Due) : Goal
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override DateOnly FirstDay => Start;

        /// <inheritdoc/>
        [JsonIgnore]
        public override DateOnly? LastDay => Due;

        /// <inheritdoc/>
        public override Result<Aim> ToAim(double taken)
        {
            var baseline = Baseline is Baseline.Known known ? known.Value : taken;
            var target = Target.From(baseline);
            return (int)Direction * (target - baseline) > 0
                ? new Aim.Reach(baseline, target, Direction, Trajectory, Tolerance).Checked()
                : NoWay("target");
        }

        internal override void Check(Refusals refusals)
        {
            CheckDays(refusals, Start, Due);
            CheckTolerance(refusals, Tolerance);
            refusals.Take(Trajectory.Checked(), "trajectory");
            if (refusals.Require(Enum.IsDefined(Direction), "direction", "More is better (INCREASE) or less is (DECREASE).")
                & CheckBaseline(refusals)
                & CheckTarget(refusals))
            {
                CheckWay(refusals);
            }
        }

        bool CheckBaseline(Refusals refusals) => Baseline switch
        {
            Baseline.Known known => refusals.Require(double.IsFinite(known.Value), "baseline.value", "A baseline is a number."),
            Baseline.Taken taken =>
                refusals.Require(Enum.IsDefined(taken.Statistic), "baseline.statistic", "A baseline is taken as MEDIAN or MEAN.")
                & refusals.Require(
                    taken.Periods is >= Baseline.Taken.MinPeriods and <= Baseline.Taken.MaxPeriods,
                    "baseline.periods",
                    $"A baseline is taken from {Baseline.Taken.MinPeriods} to {Baseline.Taken.MaxPeriods} periods."),
            _ => refusals.Require(false, "baseline", "There is a baseline: a value, or a rule."),
        };

        bool CheckTarget(Refusals refusals) => Target switch
        {
            Target.Absolute absolute => refusals.Require(double.IsFinite(absolute.Value), "target.value", "A target is a number."),
            Target.Relative relative => refusals.Require(
                Math.Abs(relative.Percent) is > 0 and <= Target.Relative.MaxPercent,
                "target.percent",
                "A relative target is a percentage other than 0, at most 10,000 in either direction."),
            _ => refusals.Require(false, "target", "There is a target: a value, or a change from the baseline."),
        };

        void CheckWay(Refusals refusals)
        {
            var way = (Baseline, Target) switch
            {
                (Baseline.Known known, _) => Target.From(known.Value) - known.Value,
                (_, Target.Relative relative) => relative.Percent,
                // Nothing can be said before the rule has led to a value; then ToAim says it.
                _ => (int)Direction,
            };
            if (!((int)Direction * way > 0))
            {
                refusals.Add(NoWay("target"));
            }
        }

        static DomainError NoWay(string field) =>
            Refusal.Invalid(field, "The target differs from the baseline and lies in the direction that is better; to stay where one is, keep a range.");
    }

    /// <summary>Stay within a range with one edge or two.</summary>
    /// <param name="Lower">The least good value; null for no lower edge.</param>
    /// <param name="Upper">The greatest good value; null for no upper edge.</param>
    /// <param name="Tolerance">With one edge: how far inside it values usually lie, above 0. Null with two.</param>
    /// <param name="Start">The first day that counts.</param>
    /// <param name="Due">The last day that counts; null for open.</param>
    public sealed record Keep(double? Lower, double? Upper, double? Tolerance, DateOnly Start, DateOnly? Due) : Goal
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override DateOnly FirstDay => Start;

        /// <inheritdoc/>
        [JsonIgnore]
        public override DateOnly? LastDay => Due;

        /// <inheritdoc/>
        public override Result<Aim> ToAim(double taken) => new Aim.Keep(Lower, Upper, Tolerance).Checked();

        internal override void Check(Refusals refusals)
        {
            CheckDays(refusals, Start, Due);
            refusals.Require(Lower is not { } lower || double.IsFinite(lower), "lower", "An edge is a number.");
            refusals.Require(Upper is not { } upper || double.IsFinite(upper), "upper", "An edge is a number.");
            refusals.Require(Lower is not null || Upper is not null, "lower", "A range has at least one edge.");
            refusals.Require(!(Lower >= Upper), "upper", "The upper edge lies above the lower one.");
            if (Lower is not null && Upper is not null)
            {
                refusals.Require(Tolerance is null, "tolerance", "With two edges the tolerance is half the range; leave it out.");
            }
            else
            {
                CheckTolerance(refusals, Tolerance ?? 0);
            }
        }
    }

    static void CheckDays(Refusals refusals, DateOnly start, DateOnly? due)
    {
        refusals.Take(Dates.Check(start, "start"));
        if (due is { } last)
        {
            refusals.Take(Dates.Check(last, "due"));
            refusals.Require(last > start, "due", "The due date lies after the start.");
        }
    }

    static void CheckTolerance(Refusals refusals, double tolerance) =>
        refusals.Require(tolerance > 0 && double.IsFinite(tolerance), "tolerance", "The tolerance is a number above 0, in the metric's unit.");
}
