using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Agreements;

/// <summary>Asks something that leads to an agreement, or ends the way to one.</summary>
public abstract record AgreementCommand : AccountCommand
{
    private protected AgreementCommand()
    {
    }

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.Agree;
}

/// <summary>Writes a proposal that only one's own side sees. Needs no mandate.</summary>
/// <param name="Plan">The plan to change.</param>
/// <param name="Changes">1 to <see cref="Envelope.MaxChanges"/>, each of another subject.</param>
/// <param name="Note">Why; null for nothing.</param>
public sealed record DraftProposal(Id<Plan> Plan, IReadOnlyList<ChangeDraft> Changes, string? Note = null) : AgreementCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.DraftProposal;
}

/// <summary>Writes a proposal and sends it at once.</summary>
/// <param name="Plan">The plan to change.</param>
/// <param name="Changes">1 to <see cref="Envelope.MaxChanges"/>, each of another subject.</param>
/// <param name="Note">Why; null for nothing.</param>
public sealed record Propose(Id<Plan> Plan, IReadOnlyList<ChangeDraft> Changes, string? Note = null) : AgreementCommand;

/// <summary>
/// Puts another envelope in the place of one's own draft. An envelope that was sent is not changed: withdraw it and propose another.
/// </summary>
/// <param name="Proposal">The draft.</param>
/// <param name="Digest">What the author saw; another one is refused as stale.</param>
/// <param name="Changes">All changes.</param>
/// <param name="Note">Why; null for nothing.</param>
public sealed record ReviseDraft(Id<Proposal> Proposal, AgreementDigest Digest, IReadOnlyList<ChangeDraft> Changes, string? Note = null) : AgreementCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.DraftProposal;
}

/// <summary>Sends a draft: one's own side's yes to it.</summary>
/// <param name="Proposal">The draft.</param>
/// <param name="Digest">What is sent; another one is refused as stale.</param>
public sealed record SendProposal(Id<Proposal> Proposal, AgreementDigest Digest) : AgreementCommand;

/// <summary>
/// Answers what the other side put on the table, in one step: some changes are accepted, and the rest is countered or declined.
/// </summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">What the answering side saw; anything else on the table by now is refused as stale.</param>
public sealed record AnswerProposal(Id<Proposal> Proposal, AgreementDigest Digest) : AgreementCommand
{
    /// <summary>The changes that are accepted; they enter into force at once.</summary>
    public IReadOnlyList<Id<Change>> Accept { get; init; } = [];

    /// <summary>What this side proposes in the place of the rest. Whatever is neither accepted nor in here is off the table.</summary>
    public IReadOnlyList<ChangeDraft> Counter { get; init; } = [];

    /// <summary>Says no to the rest, without a counter.</summary>
    public bool Decline { get; init; }

    /// <summary>Why; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>Takes back what one's own side has on the table, or drops its draft.</summary>
/// <param name="Proposal">The proposal.</param>
public sealed record WithdrawProposal(Id<Proposal> Proposal) : AgreementCommand;

/// <summary>Objects to the value that a baseline's rule led to; the sides must then propose other terms. Binds nobody, so it needs no mandate.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of the terms in force.</param>
/// <param name="Reason">Why (<see cref="Texts.Note"/>).</param>
public sealed record ObjectToBaseline(Id<Kpi> Kpi, int Revision, string Reason) : AgreementCommand;

/// <summary>The first closed periods of a KPI are there: its baseline's rule can be carried out. Only the system does this.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of the terms in force.</param>
/// <param name="Observations">The observations since the start in order of time; further ones than the rule needs do not count.</param>
public sealed record TakeBaseline(Id<Kpi> Kpi, int Revision, IReadOnlyList<double> Observations) : AgreementCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.Wake;
}
