using System.Numerics;

namespace Success.Domain.Tenancy;

/// <summary>
/// Who may see and do what: one table, read in one place. It says what a role or scope is for; rules about particular things (nobody
/// raises himself, the last owner stays, mandates, notice rules) are with those things.
/// </summary>
public static partial class Policy
{
    /// <summary>
    /// What the table says for an audience. Lists ask this, and then leave out what <see cref="Allows"/> does not allow.
    /// A client has whatever one of its scopes has.
    /// </summary>
    public static Grant GrantOf(Audience audience, PolicyAction action)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return audience.Role is { } role
            ? GrantOf(role, action)
            : Enum.GetValues<ClientScopes>().Where(scope => scope != ClientScopes.None && audience.Scopes.HasFlag(scope))
                .Select(scope => GrantOf(audience.Side, scope, action))
                .DefaultIfEmpty(Grant.Never)
                .Max();
    }

    /// <summary>The cell of a role.</summary>
    public static Grant GrantOf(Role role, PolicyAction action) => Cells[(int)action][(int)role];

    /// <summary>The cell of a single scope of a side's clients.</summary>
    public static Grant GrantOf(Side side, ClientScopes scope, PolicyAction action) =>
        Cells[(int)action][RoleCount + ((int)side * ScopeCount) + BitOperations.Log2((uint)scope)];

    /// <summary>Whether an audience may see or do something.</summary>
    /// <param name="audience">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="account">To which account, with those above it; null for what belongs to the tenant as a whole.</param>
    public static bool Allows(Audience audience, PolicyAction action, AccountPath? account) => GrantOf(audience, action) switch
    {
        Grant.Everywhere => true,
        Grant.OwnAccounts => account is null ? audience.Accounts.Every : audience.Accounts.Includes(account),
        _ => false,
    };
}
