using System.Collections.Immutable;
using System.Text.Json;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>A tenant's state as text, in which equal states are equal whatever order their dictionaries were filled in.</summary>
static class TenantText
{
    public static string Of(Tenant tenant) => string.Join('\n',
    [
        JsonSerializer.Serialize(tenant with { Members = Empty(tenant.Members), People = Empty(tenant.People), Clients = Empty(tenant.Clients) }, DomainJson.Options),
        .. Sorted(tenant.Members), .. Sorted(tenant.People), .. Sorted(tenant.Clients),
    ]);

    static ImmutableDictionary<Id<T>, T> Empty<T>(ImmutableDictionary<Id<T>, T> items)
        where T : IIdentified => items.Clear();

    static IEnumerable<string> Sorted<T>(ImmutableDictionary<Id<T>, T> items)
        where T : IIdentified => items.OrderBy(item => item.Key).Select(item => JsonSerializer.Serialize(item.Value, DomainJson.Options));
}
