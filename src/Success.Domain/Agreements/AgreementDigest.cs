using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Success.Domain.Agreements;

/// <summary>
/// What stands for an envelope of changes when somebody says yes to it: SHA-256 over its canonical form
/// (<see cref="CanonicalEnvelope"/>), in 64 lower-case hexadecimal digits.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct AgreementDigest
{
    const int Digits = 64;
    const int WordDigits = 16;

    // Words, since every revision of everything holds one, and most are the same.
    readonly ulong _first;
    readonly ulong _second;
    readonly ulong _third;
    readonly ulong _fourth;

    AgreementDigest(ReadOnlySpan<char> digits) =>
        (_first, _second, _third, _fourth) = (Word(digits, 0), Word(digits, 1), Word(digits, 2), Word(digits, 3));

    /// <summary>The digest of a canonical form.</summary>
    public static AgreementDigest Of(string canonicalForm)
    {
        ArgumentNullException.ThrowIfNull(canonicalForm);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalForm))));
    }

    /// <summary>Reads the digits.</summary>
    public static Result<AgreementDigest> Parse(string? text) =>
        text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower)
            ? new AgreementDigest(text)
            : Refusal.Invalid("digest", "A digest is 64 lower-case hexadecimal digits, as the proposal shows it.");

    /// <inheritdoc/>
    public override string ToString() => this == default ? "" : string.Create(CultureInfo.InvariantCulture, $"{_first:x16}{_second:x16}{_third:x16}{_fourth:x16}");

    static ulong Word(ReadOnlySpan<char> digits, int word) =>
        ulong.Parse(digits.Slice(word * WordDigits, WordDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    sealed class JsonConverter() : TextValueConverter<AgreementDigest>(Parse);
}
