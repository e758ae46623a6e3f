using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Success.Domain;

/// <summary>
/// What the journal keeps of a text that somebody typed: a salted digest, so that a text can be proved and yet be deleted. The salt
/// stands with the text and goes with it; without it a short text could be guessed from its digest.
/// </summary>
/// <param name="Value">First 128 bits of SHA-256 over the salt's text, a line feed and the text, in 32 lower-case hexadecimal digits.</param>
[method: JsonConstructor]
public readonly record struct TextDigest(string Value)
{
    /// <summary>The digest of a text.</summary>
    public static TextDigest Of(Guid salt, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{salt:N}\n{text}"));
        return new(Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }
}

/// <summary>
/// A text to write or delete together with the events that mention it. Names, addresses and prose stand only in such texts, which the
/// store keeps outside the journal, in rows that can be deleted.
/// </summary>
/// <param name="Key">Whose text it is, and which: an id or key and a field, joined by a dot: <c>obj_….outcome</c>.</param>
/// <param name="Salt">Salt of its digest.</param>
/// <param name="Text">The text, or null to delete it.</param>
public sealed record TextChange(string Key, Guid Salt, string? Text)
{
    /// <summary>The digest that the event carries; null for a deletion.</summary>
    [JsonIgnore]
    public TextDigest? Digest => Text is null ? null : TextDigest.Of(Salt, Text);
}
