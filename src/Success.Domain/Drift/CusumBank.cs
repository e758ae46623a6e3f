using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Success.Domain.Drift;

/// <summary>One cumulative sum and when it last left zero.</summary>
/// <param name="Sum">C, in standard deviations.</param>
/// <param name="Onset">Detector time of the first observation of the present excursion.</param>
[StructLayout(LayoutKind.Sequential)] // Written to JSON as its numbers, in this order.
readonly record struct Cusum(double Sum, double Onset);

/// <summary>
/// The timing condition for one side: three CUSUM charts (E. S. Page, "Continuous inspection schemes", Biometrika 41, 1954) that
/// sum up what neighbouring observations do not explain. Each is quickest for shifts of its own size.
/// </summary>
[InlineArray(CusumLimits.Charts)]
struct CusumBank : IEquatable<CusumBank>
{
    // A sum far above its limit would take as long to come down as it took to rise; half a limit more is enough memory.
    const double Cap = 1.5;

    Cusum _first;

    /// <summary>Adds one innovation, in standard deviations.</summary>
    public void Add(double innovation, double time, in CusumLimits limits)
    {
        for (var chart = 0; chart < CusumLimits.Charts; chart++)
        {
            var (sum, onset) = this[chart];
            var moved = Math.Max(0, sum + innovation - CusumLimits.Allowance(chart));
            this[chart] = new(Math.Min(moved, Cap * limits[chart]), sum == 0 ? time : onset);
        }
    }

    /// <summary>Sums back to zero; the onsets stay until the next observation.</summary>
    public void Reset()
    {
        for (var chart = 0; chart < CusumLimits.Charts; chart++)
        {
            this[chart] = this[chart] with { Sum = 0 };
        }
    }

    /// <summary>The chart that is farthest towards its limit, and how far: above 1 it fires.</summary>
    public readonly (Cusum Chart, double Share) Leader(in CusumLimits limits)
    {
        var leader = this[0];
        var share = leader.Sum / limits[0];
        for (var chart = 1; chart < CusumLimits.Charts; chart++)
        {
            var candidate = this[chart].Sum / limits[chart];
            if (candidate > share)
            {
                (leader, share) = (this[chart], candidate);
            }
        }

        return (leader, share);
    }

    public readonly bool Equals(CusumBank other) => ((ReadOnlySpan<Cusum>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is CusumBank other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2]);
}
