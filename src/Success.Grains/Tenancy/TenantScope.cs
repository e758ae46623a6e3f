using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

/// <summary>
/// For which tenant the present flow of calls acts. It is set once where a credential was verified, and travels with every call from there;
/// <see cref="TenantCallFilter"/> compares it with the key of every grain that is called.
/// </summary>
public static class TenantScope
{
    const string Key = "tenant";

    /// <summary>The tenant; null when nobody said.</summary>
    public static RouteTag? Current => RequestContext.Get(Key) is string tag && RouteTag.Create(tag) is { IsSuccess: true } read ? read.Value : null;

    /// <summary>Acts for a tenant from here on, in this flow and in what it calls.</summary>
    public static void Enter(RouteTag tenant)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(tenant, default);
        RequestContext.Set(Key, tenant.ToString());
    }
}

/// <summary>The key of an account's grain and partition: <c>t7k2|acc_…</c>.</summary>
/// <param name="Tenant">The tenant's route tag.</param>
/// <param name="Account">The account.</param>
public readonly record struct AccountKey(RouteTag Tenant, Id<Account> Account)
{
    /// <summary>What stands between a tenant's route tag, which never holds it, and the rest of a key.</summary>
    public const char Separator = '|';

    /// <summary>With what the partitions of a tenant's accounts begin.</summary>
    public static string PrefixOf(RouteTag tenant) => $"{tenant}{Separator}{Domain.Accounts.Account.Prefix}_";

    /// <summary>Reads a key; null when it is none.</summary>
    public static AccountKey? Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var end = key.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0
            && RouteTag.Create(key[..end]) is { IsSuccess: true } tenant
            && Id<Account>.Parse(key[(end + 1)..]) is { IsSuccess: true } account
                ? new(tenant.Value, account.Value)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Tenant}{Separator}{Account}";
}
