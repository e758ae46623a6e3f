using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// Stands for an e-mail address in journals and look-ups: equal addresses have equal digests, and without the server's key nobody can
/// try addresses against them.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct EmailDigest
{
    readonly string? _value;

    EmailDigest(string value) => _value = value;

    /// <summary>Whether this is <c>default</c>: the address was erased, or there never was one.</summary>
    [JsonIgnore]
    public bool IsNone => _value is null;

    /// <summary>HMAC-SHA256 of the address under the server's key.</summary>
    public static EmailDigest Of(ReadOnlySpan<byte> key, EmailAddress address) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.ToString()))));

    /// <summary>Reads a digest: 64 small hexadecimal digits, or the empty text for none.</summary>
    public static Result<EmailDigest> Create(string? text) => text switch
    {
        null or "" => default(EmailDigest),
        { Length: 64 } when text.All(char.IsAsciiHexDigitLower) => new EmailDigest(text),
        _ => new DomainError(DomainErrorCode.Invalid, "An address's digest has 64 small hexadecimal digits.", "emailDigest"),
    };

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<EmailDigest>(Create);
}
