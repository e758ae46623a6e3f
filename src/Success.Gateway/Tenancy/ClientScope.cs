using Success.Domain.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>What an API client was created for, one by one.</summary>
public enum ClientScope
{
    /// <summary>See what its side sees.</summary>
    Read = ClientScopes.Read,

    /// <summary>Record and correct its side's measurements.</summary>
    Measure = ClientScopes.Measure,

    /// <summary>Work on plans.</summary>
    Plan = ClientScopes.Plan,

    /// <summary>Answer alerts.</summary>
    Alerts = ClientScopes.Alerts,

    /// <summary>Look after members, clients and settings.</summary>
    Admin = ClientScopes.Admin,
}

/// <summary>Scopes as a list, and as the domain's set.</summary>
static class ClientScopeSet
{
    public static IReadOnlyList<ClientScope> Of(ClientScopes scopes) =>
        [.. Enum.GetValues<ClientScope>().Where(scope => scopes.HasFlag((ClientScopes)scope))];

    public static ClientScopes Of(IEnumerable<ClientScope> scopes) =>
        scopes.Aggregate(ClientScopes.None, (set, scope) => set | (ClientScopes)scope);
}
