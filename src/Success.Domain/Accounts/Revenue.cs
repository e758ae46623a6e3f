using System.Collections.Immutable;

namespace Success.Domain.Accounts;

/// <summary>The yearly recurring revenue (ARR) from a day on.</summary>
/// <param name="From">First day, inclusive; it holds until the next one begins.</param>
/// <param name="Amount">Per year, 0 or more.</param>
public sealed record DatedRevenue(DateOnly From, Money Amount);

/// <summary>An account's ARR as a dated series: past sums stay what they were when the contract changes.</summary>
/// <param name="Items">By day, each day once.</param>
public readonly record struct Revenue(ImmutableArray<DatedRevenue> Items)
{
    /// <summary>Most changes of revenue that are kept: ten years of monthly changes.</summary>
    public const int MaxCount = 120;

    /// <summary>None known.</summary>
    public static Revenue None { get; } = new([]);

    /// <summary>The revenue on a day; null before the first.</summary>
    public Money? On(DateOnly day)
    {
        Money? amount = null;
        foreach (var item in Items)
        {
            if (item.From > day)
            {
                break;
            }

            amount = item.Amount;
        }

        return amount;
    }

    /// <summary>Whether a change is recorded for exactly this day.</summary>
    public bool ChangesOn(DateOnly day) => Items.Any(item => item.From == day);

    /// <summary>Whether exactly this is recorded for the day; null for no change on it.</summary>
    internal bool Says(DateOnly day, Money? amount) =>
        Items.Where(item => item.From == day).Select(item => (Money?)item.Amount).FirstOrDefault() == amount;

    /// <summary>The series with another revenue from a day on; null takes that day's change away.</summary>
    internal Revenue With(DateOnly from, Money? amount)
    {
        var others = Items.Where(item => item.From != from);
        return new(amount is { } known
            ? [.. others.Append(new(from, known)).OrderBy(item => item.From)]
            : [.. others]);
    }
}
