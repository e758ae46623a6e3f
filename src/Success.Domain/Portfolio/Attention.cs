namespace Success.Domain.Portfolio;

/// <summary>
/// What it may cost to look away from an account, in money: the sum over its decisive KPIs of value × chance of missing × nearness of
/// the due date or renewal. The default order of the portfolio.
/// </summary>
/// <param name="Amount">
/// The sum, in the tenant's reporting currency so that accounts compare; equal to <paramref name="Value"/> × <paramref name="Chance"/> ×
/// <paramref name="Nearness"/> but for rounding.
/// </param>
/// <param name="Value">What is at stake in all of them, in the same currency.</param>
/// <param name="Chance">Chance of missing, 0 to 1: the KPIs' mean, weighted by value.</param>
/// <param name="Nearness">0 (far) to 1 (due): the KPIs' mean, weighted by value × chance.</param>
public readonly record struct Attention(Money Amount, Money Value, float Chance, float Nearness)
{
    /// <summary>The attention that an account needs for its decisive KPIs together, with the means that multiply to it.</summary>
    /// <param name="parts">One for each decisive KPI that has a value; all values ≥ 0 and in one currency.</param>
    /// <returns>Null when there are none: the account has no value that was agreed.</returns>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Attention? Of(IReadOnlyCollection<Attention> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
        {
            return null;
        }

        var value = parts.Select(part => part.Value).Aggregate((sum, next) => sum + next);
        var amount = parts.Select(part => part.Amount).Aggregate((sum, next) => sum + next);
        var expected = parts.Sum(part => (double)part.Value.Amount * part.Chance);
        return new(amount, value, Share(expected, (double)value.Amount), Share((double)amount.Amount, expected));
    }

    /// <summary>One decisive KPI's part.</summary>
    /// <param name="value">What reaching its target is worth; ≥ 0, in the tenant's reporting currency.</param>
    /// <param name="chance">Chance of missing it, 0 to 1.</param>
    /// <param name="nearness">0 (far) to 1 (due).</param>
    public static Attention Part(Money value, double chance, double nearness)
    {
        // Negated, so that NaN is refused as well.
        if (!(value.Amount >= 0 && chance is >= 0 and <= 1 && nearness is >= 0 and <= 1))
        {
            throw new ArgumentException($"A value of {value}, a chance of {chance:R} and a nearness of {nearness:R} make no part.", nameof(chance));
        }

        var amount = decimal.Round(value.Amount * (decimal)chance * (decimal)nearness, AccountSummary.MoneyDecimals, MidpointRounding.ToEven);
        return new(value with { Amount = amount }, value, (float)chance, (float)nearness);
    }

    static float Share(double part, double whole) => whole > 0 ? (float)Math.Min(1, part / whole) : 0;
}
