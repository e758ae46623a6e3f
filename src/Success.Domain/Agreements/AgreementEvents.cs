using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Agreements;

/// <summary>Something happened on the way to an agreement, or one was reached.</summary>
public abstract record AgreementEvent : AccountEvent
{
    private protected AgreementEvent()
    {
    }
}

/// <summary>One side began to write a proposal.</summary>
[EventName("ProposalDrafted")]
public sealed record ProposalDrafted(Id<Proposal> Proposal, Id<Plan> Plan, Envelope Envelope) : AgreementEvent;

/// <summary>The draft holds something else.</summary>
[EventName("ProposalRevised")]
public sealed record ProposalRevised(Id<Proposal> Proposal, Envelope Envelope) : AgreementEvent;

/// <summary>The draft was sent: that side's yes to it.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">What was sent.</param>
/// <param name="OnBehalfOf">The colleague whose mandate it was; none for one's own.</param>
/// <param name="ExpiresAt">Until when (exclusive) it can be answered.</param>
[EventName("ProposalSent")]
public sealed record ProposalSent(Id<Proposal> Proposal, AgreementDigest Digest, Id<Member> OnBehalfOf, DateTimeOffset ExpiresAt) : AgreementEvent;

/// <summary>The other side answered. Each accepted change follows as <see cref="ChangeAgreed"/>, a counter as <see cref="ProposalCountered"/>.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">What was answered.</param>
/// <param name="Accepted">The changes that were accepted.</param>
/// <param name="Dropped">The changes that are off the table: declined, or countered by others.</param>
/// <param name="OnBehalfOf">The colleague whose mandate it was; none for one's own.</param>
/// <param name="Outcome">Agreed, declined, or countered.</param>
/// <param name="Note">Why; null when nothing was said.</param>
[EventName("ProposalAnswered")]
public sealed record ProposalAnswered(
    Id<Proposal> Proposal,
    AgreementDigest Digest,
    IReadOnlyList<Id<Change>> Accepted,
    IReadOnlyList<Id<Change>> Dropped,
    Id<Member> OnBehalfOf,
    ProposalState Outcome,
    NoteReference? Note) : AgreementEvent;

/// <summary>The answering side put an envelope of its own on the table: its yes to that.</summary>
[EventName("ProposalCountered")]
public sealed record ProposalCountered(Id<Proposal> Proposal, Envelope Envelope, Id<Member> OnBehalfOf, DateTimeOffset ExpiresAt) : AgreementEvent;

/// <summary>A change was agreed by both sides and is in force.</summary>
/// <param name="Change">The change, exactly as it was on the table.</param>
/// <param name="Revision">The number of the subject's new revision; for a retirement that of the last.</param>
/// <param name="Agreement">Who agreed, when, and to what.</param>
[EventName("ChangeAgreed")]
public sealed record ChangeAgreed(Change Change, int Revision, Agreement Agreement) : AgreementEvent;

/// <summary>The side that had it on the table took it back.</summary>
[EventName("ProposalWithdrawn")]
public sealed record ProposalWithdrawn(Id<Proposal> Proposal) : AgreementEvent;

/// <summary>Nobody answered in time.</summary>
[EventName("ProposalExpired")]
public sealed record ProposalExpired(Id<Proposal> Proposal) : AgreementEvent;

/// <summary>A baseline's rule led to a value.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of its terms.</param>
/// <param name="Value">In the metric's unit.</param>
/// <param name="ObjectUntil">Until when (exclusive) a side may object.</param>
[EventName("BaselineTaken")]
public sealed record BaselineTaken(Id<Kpi> Kpi, int Revision, double Value, DateTimeOffset ObjectUntil) : AgreementEvent;

/// <summary>Nobody objected in time: the baseline holds.</summary>
[EventName("BaselineEnteredIntoForce")]
public sealed record BaselineEnteredIntoForce(Id<Kpi> Kpi, int Revision) : AgreementEvent;

/// <summary>A side objected; or, by the system, the value leaves no way to the target.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of its terms.</param>
/// <param name="Reason">Digest of the text <c>kpi_….objection</c>; null when the system objects.</param>
[EventName("BaselineObjected")]
public sealed record BaselineObjected(Id<Kpi> Kpi, int Revision, TextDigest? Reason) : AgreementEvent;
