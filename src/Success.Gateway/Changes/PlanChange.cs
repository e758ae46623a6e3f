using Success.Gateway.Accounts;
using Success.Gateway.Plans;
using Success.Grains.Changes;
using Success.GraphQL;

namespace Success.Gateway.Changes;

/// <summary>That a plan may have changed.</summary>
public sealed record PlanChange
{
    readonly AccountPage _page;
    readonly PlanNode _plan;

    internal PlanChange(AccountPage page, PlanNode plan, LiveChange change) =>
        (_page, _plan, Kinds, Version) = (page, plan, [.. change.Kinds.Select(kind => kind.Kind)], (int)change.Version);

    /// <summary>What kinds of things happened to its account.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>Number of the account's latest change.</summary>
    public int Version { get; }

    /// <summary>The plan as it is now.</summary>
    public PlanNode Plan(IGraphQLContext context)
    {
        _page.Request.GoOnIn(context);
        return _plan;
    }
}
