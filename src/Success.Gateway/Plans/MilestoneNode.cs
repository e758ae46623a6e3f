using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Plans;

/// <summary>A day by which something must have happened.</summary>
[GraphQLName("Milestone")]
public sealed class MilestoneNode : INode
{
    readonly AccountPage _page;
    readonly Milestone _milestone;

    internal MilestoneNode(AccountPage page, Milestone milestone) => (_page, _milestone) = (page, milestone);

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_milestone.Id);

    /// <summary>Its title.</summary>
    public Task<string> Title() => _page.NameAsync($"{_milestone.Id}.title");

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly Due => _milestone.Due;

    /// <summary>The objective that it serves.</summary>
    public ObjectiveNode? Objective => _milestone.Objective.IsNone ? null : _page.FindObjective(_milestone.Objective);

    /// <summary>When and by whom it was completed.</summary>
    public CompletionNode? Completed => _milestone.Completed is { } completed ? new(_page, completed) : null;

    /// <summary>Since when it is overdue.</summary>
    public DateTimeOffset? OverdueSince => _milestone.OverdueSince;
}
