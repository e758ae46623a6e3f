using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>What a KPI must reach: a value, or a change from the baseline.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "target")]
[JsonDerivedType(typeof(Absolute), "absolute")]
[JsonDerivedType(typeof(Relative), "relative")]
public abstract record Target
{
    Target()
    {
    }

    /// <summary>The target's value, given the baseline's.</summary>
    public abstract double From(double baseline);

    /// <summary>A value.</summary>
    /// <param name="Value">In the metric's unit, finite.</param>
    public sealed record Absolute(double Value) : Target
    {
        /// <inheritdoc/>
        public override double From(double baseline) => Value;
    }

    /// <summary>A share of the baseline more or less: "baseline − 30 %".</summary>
    /// <param name="Percent">Finite, not 0, at most <see cref="MaxPercent"/> in either direction.</param>
    public sealed record Relative(double Percent) : Target
    {
        /// <summary>Greatest change, in percent: a hundred times the baseline.</summary>
        public const double MaxPercent = 10_000;

        /// <summary>The percentage is of the baseline's size, so that plus is up also from a baseline below 0.</summary>
        public override double From(double baseline) => baseline + (Math.Abs(baseline) * Percent / 100);
    }
}
