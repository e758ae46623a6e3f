using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>Ties a member or an API client to an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Subtree">Whether the accounts below it are meant as well, those that come later included.</param>
public readonly record struct AccountBinding(Id<Account> Account, bool Subtree);

/// <summary>
/// The accounts that somebody has to do with: every account of the tenant, or those that bindings name. "Every" is said, never meant
/// by an empty list, so that taking the last binding away cannot widen what somebody sees.
/// </summary>
public sealed record AccountScope
{
    [JsonConstructor]
    AccountScope(bool every, ImmutableArray<AccountBinding> bindings)
    {
        Every = every;
        Bindings = bindings.IsDefault ? [] : bindings;
    }

    /// <summary>Every account of the tenant, later ones included. Only for the provider's side.</summary>
    public static AccountScope Everything { get; } = new(every: true, []);

    /// <summary>Whether every account is meant; then there are no bindings.</summary>
    public bool Every { get; }

    /// <summary>The bindings, one per account, in the accounts' order.</summary>
    public ImmutableArray<AccountBinding> Bindings { get; }

    /// <summary>
    /// The accounts that these bindings name. Of two bindings to one account the wider counts.
    /// Refused (<see cref="DomainErrorCode.Invalid"/>) when there is none, <see cref="DomainErrorCode.LimitReached"/> above
    /// <see cref="TenantLimits.MaxBindings"/>.
    /// </summary>
    public static Result<AccountScope> BoundTo(params IEnumerable<AccountBinding> bindings)
    {
        var each = bindings.GroupBy(binding => binding.Account)
            .Select(same => new AccountBinding(same.Key, same.Any(binding => binding.Subtree)))
            .OrderBy(binding => binding.Account)
            .ToImmutableArray();

        if (each.IsEmpty || each.Any(binding => binding.Account.IsNone))
        {
            return new DomainError(DomainErrorCode.Invalid, "At least one account is needed here, each by its id.", "accounts");
        }

        return each.Length > TenantLimits.MaxBindings
            ? new DomainError(
                DomainErrorCode.LimitReached,
                $"At most {TenantLimits.MaxBindings} accounts can be named; bind to a parent account with its subtree.",
                "accounts")
            : new AccountScope(every: false, each);
    }

    /// <summary>Whether an account is among these.</summary>
    public bool Includes(AccountPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Every)
        {
            return true;
        }

        foreach (var binding in Bindings)
        {
            if (binding.Account == path.Account || (binding.Subtree && path.Ancestors.Contains(binding.Account)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The accounts of a list that are among these.</summary>
    public IEnumerable<Id<Account>> Resolve(IEnumerable<AccountPath> accounts) => accounts.Where(Includes).Select(path => path.Account);

    /// <summary>Whether every account that <paramref name="other"/> reaches, now or later, is among these.</summary>
    public bool Contains(AccountScope other, AccountLookup accounts)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Every || (!other.Every && other.Bindings.All(binding => Contains(binding, accounts)));
    }

    /// <summary>Whether some account is among both.</summary>
    public bool Overlaps(AccountScope other, AccountLookup accounts)
    {
        ArgumentNullException.ThrowIfNull(other);

        // Two trees have an account in common only when one holds the root of the other.
        return Every
            || other.Every
            || other.Bindings.Any(binding => Includes(PathOf(binding.Account, accounts)))
            || Bindings.Any(binding => other.Includes(PathOf(binding.Account, accounts)));
    }

    /// <summary>Scopes are equal when they name the same accounts in the same way.</summary>
    public bool Equals(AccountScope? other) => other is not null && Every == other.Every && Bindings.SequenceEqual(other.Bindings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Every, Bindings.Length, Bindings.FirstOrDefault());

    bool Contains(AccountBinding inner, AccountLookup accounts)
    {
        var path = PathOf(inner.Account, accounts);
        return Bindings.Any(outer =>
            (outer.Account == inner.Account && (outer.Subtree || !inner.Subtree))
            || (outer.Subtree && path.Ancestors.Contains(outer.Account)));
    }

    // A binding outlives its account; then it reaches nothing but itself.
    static AccountPath PathOf(Id<Account> account, AccountLookup accounts) => accounts(account) ?? new(account, []);
}
