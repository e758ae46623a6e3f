using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// What is kept of a secret that was shown once (a key, a link's token, a session's cookie): HMAC-SHA256 under the server's pepper, made by
/// the caller. The secret itself never reaches the domain.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct SecretHash
{
    readonly string? _value;

    SecretHash(string value) => _value = value;

    /// <summary>Reads a hash: 64 small hexadecimal digits.</summary>
    public static Result<SecretHash> Create(string? text) =>
        text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower)
            ? new SecretHash(text)
            : new DomainError(DomainErrorCode.Invalid, "A secret's hash has 64 small hexadecimal digits.", "secret");

    /// <summary>The hash of a secret under a pepper: HMAC-SHA256.</summary>
    public static SecretHash Of(ReadOnlySpan<byte> pepper, string secret) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(pepper, Encoding.UTF8.GetBytes(secret))));

    /// <summary>Whether two hashes are the same, in a time that does not tell where they differ. <c>default</c> matches nothing.</summary>
    public bool Matches(SecretHash presented) =>
        _value is not null
        && presented._value is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(_value), Encoding.ASCII.GetBytes(presented._value));

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<SecretHash>(Create);
}
