using System.Globalization;
using System.Text;

namespace Success.Domain.Tenancy;

/// <summary>
/// The key of an API client as its program keeps it: <c>success_live_t7k20198c5e0…_9f3a…_1c2b3a4d</c>. The prefix lets scanners for leaked
/// secrets find it; the checksum lets a mistyped one be refused before anything is looked up.
/// </summary>
/// <param name="Tenant">The tenant's route tag, which only routes.</param>
/// <param name="Client">The client.</param>
/// <param name="Secret">Its secret.</param>
public sealed record ApiKey(RouteTag Tenant, Id<ApiClient> Client, SecretText Secret)
{
    /// <summary>With what every key begins.</summary>
    public const string KeyPrefix = "success_live_";

    const int IdLength = 32;
    const int ChecksumLength = 8;
    const uint Polynomial = 0xEDB88320;

    // A checksum over whatever a header may hold would be work for nothing, done for anybody.
    static readonly int MaxLength =
        KeyPrefix.Length + RouteTag.MaxLength + IdLength + 1 + (SecretText.Bits / 4) + 1 + ChecksumLength;

    /// <summary>The key in the clear, for the one who shall have it. <see cref="object.ToString"/> keeps the secret.</summary>
    public string Reveal()
    {
        var body = $"{KeyPrefix}{Tenant}{Client.ToGuid():N}_{Secret.Reveal()}";
        return $"{body}_{ChecksumOf(body)}";
    }

    /// <summary>Reads a key. Whatever is wrong with it, the refusal is the same.</summary>
    public static Result<ApiKey> Parse(string? text)
    {
        var end = text?.Length <= MaxLength ? text.LastIndexOf('_') : -1;
        if (end < 0
            || !text!.StartsWith(KeyPrefix, StringComparison.Ordinal)
            || text[(end + 1)..] != ChecksumOf(text[..end])
            || text[KeyPrefix.Length..end].Split('_') is not [{ Length: > IdLength } place, var secretText])
        {
            return Malformed;
        }

        var tag = RouteTag.Create(place[..^IdLength]);
        var client = Id<ApiClient>.Parse($"{ApiClient.Prefix}_{place[^IdLength..]}");
        var secret = SecretText.Parse(secretText);
        return tag.IsSuccess && client.IsSuccess && secret.IsSuccess ? new ApiKey(tag.Value, client.Value, secret.Value) : Malformed;
    }

    static DomainError Malformed { get; } = Refusal.Forbidden(null, "This is not a valid API key; check that all of it was copied.");

    /// <summary>CRC-32 (ISO 3309, reflected), in eight small hexadecimal digits. It finds slips, and protects from nothing else.</summary>
    internal static string ChecksumOf(string text)
    {
        var remainder = uint.MaxValue;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            remainder ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ Polynomial;
            }
        }

        return (~remainder).ToString("x8", CultureInfo.InvariantCulture);
    }
}
