using Success.Domain;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Plans;

/// <summary>Something that one side has undertaken to do.</summary>
[GraphQLName("PlanAction")]
public sealed class ActionNode : INode
{
    readonly AccountPage _page;
    readonly PlanAction _action;

    internal ActionNode(AccountPage page, PlanAction action) => (_page, _action) = (page, action);

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_action.Id);

    /// <summary>Its title.</summary>
    public Task<string> Title() => _page.NameAsync($"{_action.Id}.title");

    /// <summary>The side that does it.</summary>
    public Side Side => _action.Side;

    /// <summary>The member who does it.</summary>
    public ActorNode? Assignee => _page.MemberOf(_action.Side, _action.Assignee);

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly? Due => _action.Due;

    /// <summary>The objective that it serves.</summary>
    public ObjectiveNode? Objective => _action.Objective.IsNone ? null : _page.FindObjective(_action.Objective);

    /// <summary>Since when it is overdue.</summary>
    public DateTimeOffset? OverdueSince => _action.OverdueSince;

    /// <summary>When and by whom it was done.</summary>
    public CompletionNode? Done => _action.Done is { } done ? new(_page, done) : null;
}
