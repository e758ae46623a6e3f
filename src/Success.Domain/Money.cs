using System.Globalization;

namespace Success.Domain;

/// <summary>An amount in a currency. Amounts of different currencies are never added.</summary>
/// <param name="Amount">In the currency's main unit (euros, not cents), at most 28 digits.</param>
/// <param name="Currency">ISO 4217 code of a currency.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>Greatest amount that is taken, in either direction: beyond any contract, and far from overflow when summed.</summary>
    public const decimal MaxAmount = 1_000_000_000_000m;

    /// <summary>Makes an amount of money.</summary>
    public static Result<Money> Create(decimal amount, string? currency)
    {
        if (CheckCurrency(currency, "currency") is { } refusal)
        {
            return refusal;
        }

        return Math.Abs(amount) > MaxAmount
            ? new DomainError(DomainErrorCode.Invalid, "An amount is at most one trillion in either direction.", "amount")
            : new Money(amount, currency!);
    }

    /// <summary>Why a text is no currency; null when it is one.</summary>
    internal static DomainError? CheckCurrency(string? code, string field) =>
        code is not { Length: 3 } || !code.All(char.IsAsciiLetterUpper)
            ? Refusal.Invalid(field, "A currency is an ISO 4217 code of three capital letters, like EUR.")
            : Currencies.Has(code) ? null : Refusal.Invalid(field, $"ISO 4217 knows no currency {code}; a currency is a code like EUR.");

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency
            ? left with { Amount = left.Amount + right.Amount }
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} have no sum.");

    /// <summary>Amount and currency, for logs; people get it in their locale.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
