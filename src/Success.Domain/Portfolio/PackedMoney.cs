namespace Success.Domain.Portfolio;

/// <summary>Money as ten-thousandths in a long and a currency in 16 bits; 0 for no money at all.</summary>
static class PackedMoney
{
    const int Letters = 26;
    const decimal UnitsPerWhole = 10_000m;

    public static long Units(decimal amount) => (long)decimal.Round(amount * UnitsPerWhole, 0, MidpointRounding.ToEven);

    public static decimal Amount(Int128 units) => (decimal)units / UnitsPerWhole;

    public static ushort Currency(string code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetterUpper)
            ? (ushort)(1 + (((((code[0] - 'A') * Letters) + code[1] - 'A') * Letters) + code[2] - 'A'))
            : throw new ArgumentException($"'{code}' is no currency of three capital letters.", nameof(code));

    public static string Code(ushort currency) =>
        string.Create(3, currency - 1, static (code, number) =>
        {
            for (var i = 2; i >= 0; i--)
            {
                code[i] = (char)('A' + (number % Letters));
                number /= Letters;
            }
        });

    public static Money? Unpack(long units, ushort currency) => currency == 0 ? null : new Money(Amount(units), Code(currency));

    public static bool IsCurrency(ushort currency) => currency <= Letters * Letters * Letters;
}
