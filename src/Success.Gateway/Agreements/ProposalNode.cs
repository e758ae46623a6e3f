using Success.Domain;
using Success.Domain.Agreements;
using Success.Gateway.Accounts;
using Success.Gateway.Plans;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Agreements;

/// <summary>A proposal that is drafted or waits for an answer.</summary>
[GraphQLName("Proposal")]
public sealed class ProposalNode : INode
{
    readonly AccountPage _page;
    readonly Proposal _proposal;

    internal ProposalNode(AccountPage page, Proposal proposal) => (_page, _proposal) = (page, proposal);

    Envelope Envelope => _proposal.Envelope;

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_proposal.Id);

    /// <summary>The plan that it changes.</summary>
    public PlanNode Plan => _page.PlanOf(_proposal.Plan);

    /// <summary>How far it is.</summary>
    public ProposalState State => _proposal.State;

    /// <summary>The side that opened it.</summary>
    public Side Opener => _proposal.Opener;

    /// <summary>The side that put together what lies on the table.</summary>
    public Side Side => Envelope.Side;

    /// <summary>The side whose answer it waits for.</summary>
    public Side? WaitsFor => _proposal.WaitsFor;

    /// <summary>1 for the first.</summary>
    public int Round => Envelope.Round;

    /// <summary>What lies on the table.</summary>
    public IReadOnlyList<ChangeNode> Changes => [.. Envelope.Changes.Select(change => ChangeNode.Of(_page, change))];

    /// <summary>Why.</summary>
    public Task<string?> Note() => Envelope.Note is { } note ? _page.TextAsync(note.Key) : Task.FromResult<string?>(null);

    /// <summary>What stands for all of it.</summary>
    public string Digest => Envelope.Digest.ToString();

    /// <summary>The text that the digest is of.</summary>
    public string CanonicalForm =>
        CanonicalEnvelope.Write(_page.View.Id, _proposal.Plan, _proposal.Id, Envelope.Round, Envelope.Side, Envelope.Changes, Envelope.Note);

    /// <summary>The yes of the side that sent it.</summary>
    public ApprovalNode? Sent => _proposal.Sent is { } sent ? new(_page, sent.Approval) : null;

    /// <summary>Until when it can be answered.</summary>
    public DateTimeOffset? ExpiresAt => _proposal.Sent?.ExpiresAt;

    /// <summary>Changes of earlier rounds that were accepted.</summary>
    public int AcceptedSoFar => _proposal.AcceptedSoFar;
}
