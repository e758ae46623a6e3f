using Success.Domain.Accounts;
using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Plans;
using Success.Gateway.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Reviews;

/// <summary>A meeting of both sides about one plan and one period.</summary>
[GraphQLName("Review")]
public sealed class ReviewNode : INode
{
    readonly AccountPage _page;
    readonly ReviewView _view;

    internal ReviewNode(AccountPage page, ReviewView view) => (_page, _view) = (page, view);

    Review Review => _view.Review;

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(Review.Id);

    /// <summary>The plan that it is about.</summary>
    public PlanNode Plan => _page.PlanOf(Review.Plan);

    /// <summary>What kind of meeting it is.</summary>
    public ReviewKind Kind => Review.Kind;

    /// <summary>How far it has come.</summary>
    public ReviewState State => Review.State;

    /// <summary>The first day of its period.</summary>
    public DateOnly From => Review.Period.From;

    /// <summary>The last day of its period.</summary>
    public DateOnly To => Review.Period.To;

    /// <summary>When the two sides meet.</summary>
    public DateTimeOffset MeetsAt => Review.MeetsAt;

    /// <summary>What the provider accepted last.</summary>
    public PeriodAcceptanceNode? ProviderAccepted => Of(Review.Provider);

    /// <summary>What the customer accepted last.</summary>
    public PeriodAcceptanceNode? CustomerAccepted => Of(Review.Customer);

    /// <summary>What both would accept now.</summary>
    public PeriodSnapshotNode Snapshot => new(_page, _view.Snapshot);

    /// <summary>What to talk about.</summary>
    public IReadOnlyList<AgendaItemNode> Agenda => [.. _view.Agenda.Select(item => new AgendaItemNode(_page, Review, item))];

    PeriodAcceptanceNode? Of(Acceptance? acceptance) =>
        acceptance is { } accepted ? new(accepted.Digest.ToString(), _page.ActorOf(accepted.By), accepted.At) : null;
}

/// <summary>That a member accepted a snapshot for its side.</summary>
/// <param name="Digest">Of what it saw.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record PeriodAcceptanceNode(string Digest, ActorNode By, DateTimeOffset At);
