namespace Success.Grains.Changes;

/// <summary>How much a tenant's log of changes keeps.</summary>
public sealed record ChangeLogLimits
{
    /// <summary>
    /// The changes that are kept at least, the latest ones: about 250 MB on the store. Whoever keeps a copy may stay away for as long as a
    /// million changes take, which is weeks where a thousand accounts are measured each hour; then it reads everything again.
    /// </summary>
    public const int UsualMaxKept = 1_000_000;

    /// <summary>The changes that are kept at least; <see cref="ChangeSegments.Size"/> more at most.</summary>
    public int MaxKept { get; init; } = UsualMaxKept;
}
