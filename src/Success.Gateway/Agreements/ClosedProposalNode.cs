using Success.Domain;
using Success.Domain.Agreements;
using Success.Gateway.Accounts;
using Success.Gateway.Plans;

namespace Success.Gateway.Agreements;

/// <summary>A proposal that came to an end.</summary>
public sealed class ClosedProposalNode
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

    /// <summary>Why the side that answered last answered so.</summary>
    public Task<string?> AnswerNote() => _page.TextAsync(ClosedProposal.AnswerKey(_proposal.Id));
}
