using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Success.Domain.Tenancy;

namespace Success.Grains.Directory;

/// <summary>In which shard of the directory something stands. The rule never changes: what is stored would not be found again.</summary>
public static class DirectoryShard
{
    /// <summary>Shards of tenants: room for some six thousand of them, and few enough to ask all.</summary>
    public const int TenantShards = 16;

    // Two digits of a digest: 256 shards, so that no mailbox waits for many others.
    const int DigestDigits = 2;

    /// <summary>All shards of tenants.</summary>
    public static IEnumerable<string> OfTenants => Enumerable.Range(0, TenantShards).Select(KeyOf);

    /// <summary>The shard of a tenant.</summary>
    public static string Of(RouteTag tenant) => KeyOf(SHA256.HashData(Encoding.UTF8.GetBytes(tenant.ToString()))[0] % TenantShards);

    /// <summary>The shard of an address.</summary>
    public static string Of(EmailDigest email) => $"mail-{email.ToString()[..DigestDigits]}";

    static string KeyOf(int shard) => string.Create(CultureInfo.InvariantCulture, $"tenants-{shard:x}");
}
