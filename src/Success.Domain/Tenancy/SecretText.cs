namespace Success.Domain.Tenancy;

/// <summary>
/// A secret in the clear, between the moment of its making and the one answer that shows it, or between a request and its look-up. It
/// never stands in a state, event or row, and shows nowhere by accident: only <see cref="Reveal"/> gives it away.
/// </summary>
public readonly record struct SecretText
{
    /// <summary>Bits of a token or key: beyond guessing.</summary>
    public const int Bits = 256;

    readonly string? _value;

    SecretText(string value) => _value = value;

    /// <summary>A token of random bytes, in small hexadecimal digits.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Bits"/>.</exception>
    public static SecretText Of(ReadOnlySpan<byte> random) => random.Length == Bits / 8
        ? new(Convert.ToHexStringLower(random))
        : throw new ArgumentException($"A secret has {Bits} bits.", nameof(random));

    /// <summary>Reads a token: 64 small hexadecimal digits.</summary>
    public static Result<SecretText> Parse(string? text) =>
        text is { Length: Bits / 4 } && text.All(char.IsAsciiHexDigitLower)
            ? new SecretText(text)
            : new DomainError(DomainErrorCode.Invalid, "A secret has 64 small hexadecimal digits.");

    /// <summary>The secret in the clear, for the one who shall have it.</summary>
    public string Reveal() => _value ?? "";

    /// <summary>A word that gives nothing away.</summary>
    public override string ToString() => "(secret)";
}
