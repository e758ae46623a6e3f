using Success.Domain.Kpis;

namespace Success.Gateway.Kpis;

/// <summary>What is judged, in numbers.</summary>
public abstract record AimNode
{
    private protected AimNode()
    {
    }

    internal static AimNode? Of(Aim? aim) => aim switch
    {
        Aim.Reach reach => new ReachAim(reach.Baseline, reach.Target, reach.Direction, reach.Tolerance),
        Aim.Keep keep => new KeepAim(keep.Lower, keep.Upper, keep.Tolerance),
        _ => null,
    };
}

/// <summary>Get from a baseline to a target.</summary>
public sealed record ReachAim(double Baseline, double Target, Direction Direction, double Tolerance) : AimNode;

/// <summary>Stay within a range.</summary>
public sealed record KeepAim(double? Lower, double? Upper, double? Tolerance) : AimNode;
