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
    readonly string? _value;

    AgreementDigest(string value) => _value = value;

    /// <summary>The digest of a canonical form.</summary>
    public static AgreementDigest Of(string canonicalForm)
    {
        ArgumentNullException.ThrowIfNull(canonicalForm);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalForm))));
    }

    /// <summary>Reads the digits.</summary>
    public static Result<AgreementDigest> Parse(string? text) =>
        text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower)
            ? new AgreementDigest(text)
            : Refusal.Invalid("digest", "A digest is 64 lower-case hexadecimal digits, as the proposal shows it.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<AgreementDigest>(Parse);
}
