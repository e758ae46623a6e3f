namespace Success.Domain.Tenancy;

/// <content>What somebody is told who may not do something: who may.</content>
public static partial class Policy
{
    static readonly Dictionary<Role, string> People = new()
    {
        [Role.ProviderOwner] = "owners",
        [Role.ProviderManager] = "managers",
        [Role.ProviderCsm] = "CSMs",
        [Role.ProviderViewer] = "viewers",
        [Role.CustomerAdmin] = "admins",
        [Role.CustomerSponsor] = "sponsors",
        [Role.CustomerContributor] = "contributors",
        [Role.CustomerViewer] = "viewers",
    };

    /// <summary>Refuses what the table does not let an audience do, and says which roles or scopes of its side it is for.</summary>
    public static DomainError Refuse(Audience audience, PolicyAction action)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return Refusal.Forbidden(null, WhoMay(audience.Side, isProgram: audience.Role is null, action));
    }

    /// <summary>Which roles or scopes of a side something is for, in a sentence.</summary>
    public static string WhoMay(Side side, bool isProgram, PolicyAction action) => isProgram ? ForPrograms(side, action) : ForPeople(side, action);

    static string ForPeople(Side side, PolicyAction action) => Listed(People.Where(people => people.Key.Side() == side && GrantOf(people.Key, action) != Grant.Never).Select(people => people.Value)) is { Length: > 0 } who
        ? $"This is for {who}, each for the accounts that they have to do with."
        : $"This is for the {side.Other().ToString().ToLowerInvariant()}'s side.";

    static string ForPrograms(Side side, PolicyAction action) =>
        Listed(Enum.GetValues<ClientScopes>().Where(scope => scope != ClientScopes.None && GrantOf(side, scope, action) != Grant.Never).Select(scope => scope.ToString().ToUpperInvariant())) is { Length: > 0 } scopes
            ? $"This takes a key with the scope {scopes}, for the accounts that it names."
            : "This is not for programs of this side.";

    static string Listed(IEnumerable<string> words) => words.ToArray() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
    };
}
