using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>Where a KPI that must reach something starts: a value, or a rule by which the value is taken.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "baseline")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Taken), "taken")]
public abstract record Baseline
{
    Baseline()
    {
    }

    /// <summary>A value that both sides know.</summary>
    /// <param name="Value">In the metric's unit, finite.</param>
    public sealed record Known(double Value) : Baseline;

    /// <summary>
    /// A value that is taken from the first closed periods after the start. Until then the KPI is <see cref="Standing.Baselining"/>.
    /// </summary>
    /// <param name="Statistic">How one value is made of them.</param>
    /// <param name="Periods">How many observations, <see cref="MinPeriods"/> to <see cref="MaxPeriods"/>.</param>
    public sealed record Taken(BaselineStatistic Statistic, int Periods) : Baseline
    {
        /// <summary>Fewest observations: one alone is a value, not a rule.</summary>
        public const int MinPeriods = 2;

        /// <summary>Most observations: half a year of weeks; a plan that still looks for its start then has none.</summary>
        public const int MaxPeriods = 26;

        /// <summary>The value.</summary>
        /// <param name="observations">The first observations in order of time.</param>
        /// <returns>Null while there are fewer than <see cref="Periods"/>; further ones do not count.</returns>
        public double? From(IReadOnlyList<double> observations)
        {
            ArgumentNullException.ThrowIfNull(observations);
            if (observations.Count < Periods)
            {
                return null;
            }

            var first = observations.Take(Periods);
            return Statistic == BaselineStatistic.Mean ? first.Average() : Median([.. first.Order()]);
        }

        // Halves are added, not the sum halved: the sum of two great values could overflow.
        static double Median(double[] ordered) => (ordered[(ordered.Length - 1) / 2] / 2) + (ordered[ordered.Length / 2] / 2);
    }
}

/// <summary>How one baseline is made of several observations.</summary>
public enum BaselineStatistic
{
    /// <summary>The middle one, or the mean of the two in the middle: an outlier does not move it.</summary>
    Median,

    /// <summary>The arithmetic mean.</summary>
    Mean,
}
