using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>What a KPI is to do: reach something, or keep within something. Values are in the metric's unit.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "aim")]
[JsonDerivedType(typeof(Reach), "reach")]
[JsonDerivedType(typeof(Keep), "keep")]
public abstract record Aim
{
    Aim()
    {
    }

    /// <summary>This aim, or why it cannot be.</summary>
    public abstract Result<Aim> Checked();

    /// <summary>Get from a baseline to a target by a due date.</summary>
    /// <param name="Baseline">Where it starts.</param>
    /// <param name="Target">Where it is to be; may equal the baseline ("not worse than today").</param>
    /// <param name="Direction">Whether more or less is better.</param>
    /// <param name="Trajectory">The way between them.</param>
    /// <param name="Tolerance">How far short of the plan a value may be, positive.</param>
    public sealed record Reach(double Baseline, double Target, Direction Direction, Trajectory Trajectory, double Tolerance) : Aim
    {
        /// <inheritdoc/>
        public override Result<Aim> Checked()
        {
            if (!double.IsFinite(Baseline) || !double.IsFinite(Target))
            {
                return new DomainError(DomainErrorCode.Invalid, "Baseline and target are numbers.", "target");
            }

            if ((int)Direction * (Target - Baseline) < 0)
            {
                return new DomainError(DomainErrorCode.Invalid, "The target lies in the direction that is better.", "target");
            }

            return Tolerance > 0 && double.IsFinite(Tolerance) ? Trajectory.Checked().Then<Aim>(_ => this) : NoTolerance;
        }

        /// <summary>Whether a value is at the target or better.</summary>
        public bool IsReachedBy(double value) => (int)Direction * (value - Target) >= 0;
    }

    /// <summary>Stay within a band that has one edge or two.</summary>
    /// <param name="Lower">The least good value; null when there is no lower edge.</param>
    /// <param name="Upper">The greatest good value; null when there is no upper edge.</param>
    /// <param name="Tolerance">
    /// With one edge: how far inside it the KPI usually lies, positive. Null with two, where it is half the band's width.
    /// </param>
    public sealed record Keep(double? Lower, double? Upper, double? Tolerance) : Aim
    {
        /// <inheritdoc/>
        public override Result<Aim> Checked() => (Lower, Upper, Tolerance) switch
        {
            (null, null, _) => new DomainError(DomainErrorCode.Invalid, "A band has at least one edge.", "lower"),
            ({ } lower, { } upper, null) => double.IsFinite(upper - lower) && lower < upper
                ? this
                : new DomainError(DomainErrorCode.Invalid, "A band's upper edge lies above its lower one.", "upper"),
            ({ }, { }, _) => new DomainError(DomainErrorCode.Invalid, "With two edges the tolerance is half the band.", "tolerance"),
            (_, _, { } tolerance) when tolerance > 0 && double.IsFinite(tolerance) && double.IsFinite(Lower ?? Upper!.Value) => this,
            _ => NoTolerance,
        };
    }

    static DomainError NoTolerance => new(DomainErrorCode.Invalid, "The tolerance is a number above zero.", "tolerance");
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Increase = 1,

    /// <summary>Less is better.</summary>
    Decrease = -1,
}
