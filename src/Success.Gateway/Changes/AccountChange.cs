using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Accounts;
using Success.Grains.Changes;
using Success.GraphQL;

namespace Success.Gateway.Changes;

/// <summary>That an account changed.</summary>
public sealed record AccountChange
{
    readonly AccountPage _page;

    internal AccountChange(AccountPage page, LiveChange change) => (_page, Kinds, Version) = (page, [.. change.Kinds.Select(kind => kind.Kind)], (int)change.Version);

    /// <summary>What kinds of things happened.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Number of the account's latest change.</summary>
    public int Version { get; }

    /// <summary>Whether the account is one of those that were asked for.</summary>
    public bool MeetsFilter { get; init; } = true;

    internal Id<Account> Id => _page.View.Id;

    /// <summary>The account as it is now.</summary>
    public AccountNode Account(IGraphQLContext context)
    {
        _page.Request.GoOnIn(context);
        return new(_page);
    }
}
