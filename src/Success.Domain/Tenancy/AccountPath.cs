using System.Collections.Immutable;
using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>An account and those above it: all that is needed to tell whether a binding reaches it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Ancestors">Its parent, the parent's parent and so on; empty for an account at the top.</param>
public sealed record AccountPath(Id<Account> Account, ImmutableArray<Id<Account>> Ancestors)
{
    /// <summary>Where the account itself or one of those above it stands; null when the given one is neither.</summary>
    public AccountPath? UpTo(Id<Account> top) => top == Account ? this
        : Ancestors.IndexOf(top) is var above and >= 0 ? new(top, Ancestors[(above + 1)..])
        : null;
}

/// <summary>Looks up where an account of the tenant stands among the others.</summary>
/// <returns>Its path, or null when the tenant has no such account.</returns>
public delegate AccountPath? AccountLookup(Id<Account> account);
