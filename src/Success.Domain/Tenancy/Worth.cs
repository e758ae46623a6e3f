namespace Success.Domain.Tenancy;

/// <summary>
/// What changes are worth by the agreed valuation: sums by currency, and whether a part of it is not known yet (a target relative to a
/// baseline that is still being taken).
/// </summary>
/// <param name="Sums">One sum for each currency.</param>
/// <param name="IsPartlyUnknown">Whether something with a valuation cannot be reckoned yet.</param>
public sealed record Worth(IReadOnlyList<Money> Sums, bool IsPartlyUnknown)
{
    /// <summary>Nothing that has a price.</summary>
    public static Worth Nothing { get; } = new([], false);

    /// <summary>Something whose price cannot be reckoned yet.</summary>
    public static Worth Unknown { get; } = new([], true);

    /// <summary>An amount.</summary>
    public static Worth Of(Money amount) => new([amount], false);

    /// <summary>Both together.</summary>
    public static Worth operator +(Worth left, Worth right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var sums = left.Sums.Concat(right.Sums)
            .GroupBy(sum => sum.Currency, StringComparer.Ordinal)
            .Select(group => group.Aggregate((one, other) => one + other));
        return new([.. sums], left.IsPartlyUnknown || right.IsPartlyUnknown);
    }

    /// <summary>Whether all of it is known, in the bound's currency and not above it.</summary>
    public bool IsWithin(Money bound) =>
        !IsPartlyUnknown && Sums.All(sum => sum.Currency == bound.Currency && sum.Amount <= bound.Amount);

    /// <inheritdoc/>
    public override string ToString() => (Sums.Count, IsPartlyUnknown) switch
    {
        (0, true) => "an amount that is not known yet",
        (0, false) => "nothing",
        (_, true) => $"{string.Join(" and ", Sums)} and an amount that is not known yet",
        _ => string.Join(" and ", Sums),
    };
}
