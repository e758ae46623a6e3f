using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>
/// The shape of the agreed way from baseline to target, in plan time (0 at the start, 1 at the due date) and in shares of the way
/// (0 is the baseline, 1 the target). Outside [0, 1] it stays at its ends.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "shape")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(SCurve), "sCurve")]
[JsonDerivedType(typeof(Stepped), "stepped")]
[JsonDerivedType(typeof(Points), "points")]
public abstract record Trajectory
{
    /// <summary>More knots than a year has days say nothing that fewer do not.</summary>
    public const int MostKnots = 366;

    Trajectory()
    {
    }

    /// <summary>The planned share at plan time <paramref name="time"/>.</summary>
    public double ShareAt(double time) => time <= 0 ? 0 : time >= 1 ? 1 : Inside(time);

    /// <summary>Planned change of the share per unit of plan time; to the right where there is a kink, 0 outside.</summary>
    public double SlopeAt(double time) => time is < 0 or >= 1 ? 0 : SlopeInside(time);

    /// <summary>The earliest plan time, not before <paramref name="from"/>, at which the plan asks for at least <paramref name="share"/>.</summary>
    /// <returns>Null when it never does.</returns>
    public double? TimeOf(double share, double from = 0)
    {
        if (ShareAt(from) >= share)
        {
            return from;
        }

        return from >= 1 ? null : Search(share, Math.Max(0, from)) ?? (share <= 1 ? 1 : null);
    }

    /// <summary>This trajectory, or why it cannot be.</summary>
    public virtual Result<Trajectory> Checked() => this;

    private protected abstract double Inside(double time);

    private protected abstract double SlopeInside(double time);

    // The earliest time in [from, 1) at which the share is reached, given that it is not reached at 'from'; null when it is not.
    private protected abstract double? Search(double share, double from);

    /// <summary>The same progress every day.</summary>
    public sealed record Linear : Trajectory
    {
        private protected override double Inside(double time) => time;

        private protected override double SlopeInside(double time) => 1;

        private protected override double? Search(double share, double from) => share < 1 ? share : null;
    }

    /// <summary>Slow at both ends, like an adoption: smoothstep, 3x² − 2x³.</summary>
    public sealed record SCurve : Trajectory
    {
        private protected override double Inside(double time) => time * time * (3 - (2 * time));

        private protected override double SlopeInside(double time) => 6 * time * (1 - time);

        // The middle root of 2x³ − 3x² + p = 0 by the trigonometric solution.
        private protected override double? Search(double share, double from) =>
            share < 1 ? Math.Max(from, 0.5 - Math.Sin(Math.Asin(1 - (2 * share)) / 3)) : null;
    }

    /// <summary>Holds each share until the next knot: go-lives, cohorts, sites.</summary>
    /// <param name="Knots">In order of time, inside (0, 1); before the first the share is 0, from the due date on 1.</param>
    public sealed record Stepped(IReadOnlyList<Knot> Knots) : Trajectory
    {
        /// <inheritdoc/>
        public override Result<Trajectory> Checked() => CheckedKnots(Knots, this);

        /// <summary>Equal when every knot is.</summary>
        public bool Equals(Stepped? other) => other is not null && Knots.SequenceEqual(other.Knots);

        /// <inheritdoc/>
        public override int GetHashCode() => Knots.Count;

        private protected override double Inside(double time)
        {
            var share = 0.0;
            foreach (var knot in Knots)
            {
                share = knot.Time <= time ? knot.Share : share;
            }

            return share;
        }

        private protected override double SlopeInside(double time) => 0;

        private protected override double? Search(double share, double from)
        {
            foreach (var knot in Knots)
            {
                if (knot.Time > from && knot.Share >= share)
                {
                    return knot.Time;
                }
            }

            return null;
        }
    }

    /// <summary>Straight lines from knot to knot; the first starts at (0, 0), the last ends at (1, 1). Dips are allowed: seasons.</summary>
    /// <param name="Knots">In order of time, inside (0, 1).</param>
    public sealed record Points(IReadOnlyList<Knot> Knots) : Trajectory
    {
        /// <inheritdoc/>
        public override Result<Trajectory> Checked() => CheckedKnots(Knots, this);

        /// <summary>Equal when every knot is.</summary>
        public bool Equals(Points? other) => other is not null && Knots.SequenceEqual(other.Knots);

        /// <inheritdoc/>
        public override int GetHashCode() => Knots.Count;

        private protected override double Inside(double time)
        {
            var (left, right) = Around(time);
            return left.Share + (SlopeBetween(left, right) * (time - left.Time));
        }

        private protected override double SlopeInside(double time)
        {
            var (left, right) = Around(time);
            return SlopeBetween(left, right);
        }

        private protected override double? Search(double share, double from)
        {
            var left = new Knot(from, ShareAt(from));
            for (var i = 0; i <= Knots.Count; i++)
            {
                var right = At(i);
                if (right.Time <= from)
                {
                    continue;
                }

                if (right.Share >= share)
                {
                    return left.Time + ((share - left.Share) / SlopeBetween(left, right));
                }

                left = right;
            }

            return null;
        }

        (Knot Left, Knot Right) Around(double time)
        {
            var left = Knot.Baseline;
            for (var i = 0; ; i++)
            {
                var right = At(i);
                if (right.Time > time)
                {
                    return (left, right);
                }

                left = right;
            }
        }

        Knot At(int i) => i < Knots.Count ? Knots[i] : Knot.Target;

        static double SlopeBetween(Knot left, Knot right) => (right.Share - left.Share) / (right.Time - left.Time);
    }

    static Result<Trajectory> CheckedKnots(IReadOnlyList<Knot> knots, Trajectory trajectory)
    {
        if (knots.Count == 0)
        {
            return new DomainError(
                DomainErrorCode.Invalid, $"A way by steps or points has 1 to {MostKnots} knots; a straight one without any is LINEAR.", "knots");
        }

        if (knots.Count > MostKnots)
        {
            return new DomainError(DomainErrorCode.LimitReached, $"A trajectory has at most {MostKnots} knots.", "knots");
        }

        var time = 0.0;
        foreach (var knot in knots)
        {
            // Written so that what is not a number is refused too.
            if (!(knot.Time > time && knot.Time < 1 && double.IsFinite(knot.Share)))
            {
                return new DomainError(DomainErrorCode.Invalid, "Knots stand in order of time, after the start and before the due date.", "knots");
            }

            time = knot.Time;
        }

        return trajectory;
    }
}

/// <summary>A point of a trajectory.</summary>
/// <param name="Time">Plan time.</param>
/// <param name="Share">Share of the way from baseline to target; may lie outside [0, 1].</param>
public readonly record struct Knot(double Time, double Share)
{
    internal static Knot Baseline => default;

    internal static Knot Target => new(1, 1);
}
