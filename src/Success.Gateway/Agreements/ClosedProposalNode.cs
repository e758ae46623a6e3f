using Success.Domain;
using Success.Domain.Agreements;
using Success.Gateway.Accounts;
using Success.Gateway.Plans;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Agreements;

/// <summary>A proposal that came to an end.</summary>
[GraphQLName("ClosedProposal")]
public sealed class ClosedProposalNode : INode
{
    readonly AccountPage _page;
    readonly ClosedProposal _proposal;

    internal ClosedProposalNode(AccountPage page, ClosedProposal proposal) => (_page, _proposal) = (page, proposal);

    /// <summary>The proposal's id.</summary>
    public string Id => _page.IdOf(_proposal.Id);

    /// <summary>The plan that it was about.</summary>
    public PlanNode Plan => _page.PlanOf(_proposal.Plan);

    /// <summary>The side that opened it.</summary>
    public Side Opener => _proposal.Opener;

    /// <summary>How it ended.</summary>
    public ProposalState State => _proposal.State;

    /// <summary>When.</summary>
    public DateTimeOffset At => _proposal.At;

    /// <summary>The side that put together what lay on the table.</summary>
    public Side? Side => _proposal.Content?.Side;

    /// <summary>How often it was put together.</summary>
    public int? Round => _proposal.Content?.Round;

    /// <summary>What lay on the table.</summary>
    public IReadOnlyList<ChangeNode>? Changes => _proposal.Content is { } content ? [.. content.Changes.Select(change => ChangeNode.Of(_page, change))] : null;

    /// <summary>Why it was proposed.</summary>
    public Task<string?> Note() => _proposal.Content?.Note is { } note ? _page.TextAsync(note.Key) : Task.FromResult<string?>(null);

    /// <summary>What stands for all of it.</summary>
    public string? Digest => _proposal.Content?.Digest.ToString();

    /// <summary>The text that the digest is of.</summary>
    public string? CanonicalForm => _proposal.Content is { } content
        ? CanonicalEnvelope.Write(_page.View.Id, _proposal.Plan, _proposal.Id, content.Round, content.Side, content.Changes, content.Note)
        : null;

    /// <summary>Why the side that answered last answered so.</summary>
    public Task<string?> AnswerNote() => _page.TextAsync(ClosedProposal.AnswerKey(_proposal.Id));
}
