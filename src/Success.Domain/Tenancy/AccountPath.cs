using System.Collections.Immutable;
using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>An account and those above it: all that is needed to tell whether a binding reaches it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Ancestors">Its parent, the parent's parent and so on; empty for an account at the top.</param>
public sealed record AccountPath(Id<Account> Account, ImmutableArray<Id<Account>> Ancestors);

/// <summary>Looks up where an account of the tenant stands among the others.</summary>
/// <returns>Its path, or null when the tenant has no such account.</returns>
public delegate AccountPath? AccountLookup(Id<Account> account);
