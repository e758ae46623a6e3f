using System.Text.Json.Serialization;
using Success.Domain.Plans;

namespace Success.Domain.Agreements;

/// <summary>A proposal that is drafted or waits for an answer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">The plan that it changes.</param>
/// <param name="Opener">The side that opened it.</param>
/// <param name="Envelope">What lies on the table.</param>
public sealed record Proposal(Id<Proposal> Id, Id<Plan> Plan, Side Opener, Envelope Envelope) : IIdentified, IEntity<Proposal>
{
    /// <summary>How long an envelope waits for its answer; each revision and counter begins anew. Three weeks outlast a holiday.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromDays(21);

    /// <summary>Most proposals of an account that are drafted or wait: nobody negotiates about more at once.</summary>
    public const int MaxOpen = 10;

    /// <inheritdoc/>
    public static string Prefix => "prp";

    /// <summary>The yes of the side that sent the envelope, and until when (exclusive) it can be answered; null while it is a draft.</summary>
    public Sending? Sent { get; init; }

    /// <summary>Changes of earlier rounds that were accepted, while the rest was countered.</summary>
    public int AcceptedSoFar { get; init; }

    /// <summary>Draft, proposed or countered.</summary>
    [JsonIgnore]
    public ProposalState State =>
        Sent is null ? ProposalState.Draft
        : Envelope.Side == Opener ? ProposalState.Proposed
        : ProposalState.Countered;

    /// <summary>The side whose answer it waits for; null while it is a draft.</summary>
    [JsonIgnore]
    public Side? WaitsFor => Sent is null ? null : Envelope.Side.Other();

    /// <summary>Whether the envelope on the table can still be answered.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Sent is { } sent && now < sent.ExpiresAt;
}

/// <summary>That an envelope was sent.</summary>
/// <param name="Approval">The yes of the side that sent it.</param>
/// <param name="ExpiresAt">Until when (exclusive) it can be answered.</param>
public sealed record Sending(Approval Approval, DateTimeOffset ExpiresAt);

/// <summary>How far a proposal is.</summary>
public enum ProposalState
{
    /// <summary>One side writes it; the other does not see it.</summary>
    Draft,

    /// <summary>An envelope of the side that opened it waits for the other side.</summary>
    Proposed,

    /// <summary>An envelope of the other side waits for the side that opened it.</summary>
    Countered,

    /// <summary>Agreed, in whole or in part, and nothing waits.</summary>
    Agreed,

    /// <summary>Agreed once; by now everything in it was replaced by later agreements (<see cref="Accounts.Account.StateOf"/>).</summary>
    Superseded,

    /// <summary>The other side said no.</summary>
    Declined,

    /// <summary>The side that put the envelope on the table took it back.</summary>
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Expired,
}

/// <summary>A proposal that came to an end.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">The plan that it was about.</param>
/// <param name="Opener">The side that opened it; of a withdrawn draft the only side that knew of it.</param>
/// <param name="State">How it ended.</param>
/// <param name="At">When.</param>
/// <param name="WasDraft">Whether it was never sent.</param>
public sealed record ClosedProposal(
    Id<Proposal> Id, Id<Plan> Plan, Side Opener, ProposalState State, DateTimeOffset At, bool WasDraft)
{
    /// <summary>How many an account keeps at hand; the journal has all of them.</summary>
    public const int MaxKept = 20;

    /// <summary>
    /// Most changes in those of which the account keeps the content as well, the latest: changes with all their knots are large, and a snapshot holds every one.
    /// </summary>
    public const int MaxChangesKept = 50;

    /// <summary>What lay on the table when it ended; null of a draft, whose words go with it, and when it is not at hand any more.</summary>
    public Envelope? Content { get; init; }

    /// <summary>Key of the text in which a side said why it answered as it did; there is none when it said nothing, or countered.</summary>
    public static string AnswerKey(Id<Proposal> id) => $"{id}.answer";
}
