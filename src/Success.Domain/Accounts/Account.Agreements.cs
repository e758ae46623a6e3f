using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Proposals until they are answered: drafting, sending, withdrawing.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> Decide(Account state, AgreementCommand command, Decided decided) => command switch
    {
        DraftProposal draft => DecideDraft(state, draft, decided),
        Propose propose => DecidePropose(state, propose, decided),
        ReviseDraft revise => DecideRevise(state, revise, decided),
        SendProposal send => DecideSend(state, send, decided),
        AnswerProposal answer => DecideAnswer(state, answer, decided),
        WithdrawProposal withdraw => DecideWithdraw(state, withdraw, decided),
        ObjectToBaseline objection => DecideObjection(state, objection, decided),
        TakeBaseline take => DecideTakeBaseline(state, take, decided),
        _ => throw new UnreachableException($"Nobody decides {command.GetType().Name}."),
    };

    static Result<Decision<AccountEvent>> DecideDraft(Account state, DraftProposal draft, Decided decided) =>
        AddDraft(state, draft.Plan, draft.Changes, draft.Note, decided).Then(drafted => decided.About(drafted.Proposal));

    static Result<Decision<AccountEvent>> DecidePropose(Account state, Propose propose, Decided decided) =>
        AddDraft(state, propose.Plan, propose.Changes, propose.Note, decided).Then(drafted =>
        {
            var proposal = new Proposal(drafted.Proposal, drafted.Plan, drafted.Envelope.Side, drafted.Envelope);
            return Send(state, proposal, decided) is { } refusal ? refusal : decided.About(drafted.Proposal);
        });

    static Result<Decision<AccountEvent>> DecideRevise(Account state, ReviseDraft revise, Decided decided)
    {
        var found = OwnDraft(state, revise.Proposal, revise.Digest, decided.Context);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var draft = found.Value;
        EraseTexts(draft.Envelope, decided);
        return MakeEnvelope(state, draft.Plan, draft.Id, draft.Envelope.Round + 1, revise.Changes, revise.Note, decided).Then(envelope =>
        {
            decided.Add(new ProposalRevised(draft.Id, envelope));
            return decided.About(draft.Id);
        });
    }

    static Result<Decision<AccountEvent>> DecideSend(Account state, SendProposal send, Decided decided)
    {
        var found = OwnDraft(state, send.Proposal, send.Digest, decided.Context);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        return Send(state, found.Value, decided) is { } refusal ? refusal : decided.About(send.Proposal);
    }

    static Result<Decision<AccountEvent>> DecideWithdraw(Account state, WithdrawProposal withdraw, Decided decided)
    {
        var found = OpenProposal(state, withdraw.Proposal, decided.Context);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value.Envelope.Side != decided.Context.Actor.Side)
        {
            return Refusal.Forbidden("proposal", "What the other side put on the table is answered, not withdrawn.");
        }

        Withdraw(found.Value, decided);
        return decided.About(withdraw.Proposal);
    }

    static Result<ProposalDrafted> AddDraft(
        Account state, Id<Plan> planId, IReadOnlyList<ChangeDraft> changes, string? note, Decided decided)
    {
        var plan = ActivePlan(state, planId);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        if (state.Proposals.Length >= Proposal.MaxOpen)
        {
            return Refusal.LimitReached(null, $"At most {Proposal.MaxOpen} proposals of an account are open; answer or withdraw one first.");
        }

        var id = decided.Context.Ids.Next<Proposal>();
        return MakeEnvelope(state, planId, id, 1, changes, note, decided).Then<ProposalDrafted>(
            envelope => (ProposalDrafted)decided.Add(new ProposalDrafted(id, planId, envelope)));
    }

    static DomainError? Send(Account state, Proposal draft, Decided decided)
    {
        if (CheckSending(state, draft.Plan, draft.Id, draft.Envelope, decided.Context) is { } refusal)
        {
            return refusal;
        }

        var mandate = Mandated(state, draft.Plan, draft.Envelope.Changes, decided.Context);
        if (mandate.IsSuccess)
        {
            decided.Add(new ProposalSent(draft.Id, draft.Envelope.Digest, mandate.Value, decided.Context.Now + Proposal.AnswerTime));
        }

        return mandate.Error;
    }

    static void Withdraw(Proposal proposal, Decided decided)
    {
        if (proposal.Sent is null)
        {
            EraseTexts(proposal.Envelope, decided);
        }

        decided.Add(new ProposalWithdrawn(proposal.Id));
    }

    // The words of a draft were never said to the other side; they go with it.
    static void EraseTexts(Envelope envelope, Decided decided)
    {
        foreach (var set in envelope.Changes.OfType<Change.SetObjective>())
        {
            decided.Erase($"{set.Id}.outcome");
            if (set.Content.Why is not null)
            {
                decided.Erase($"{set.Id}.why");
            }
        }

        if (envelope.Note is { } note)
        {
            decided.Erase(note.Key);
        }
    }

    static Result<Proposal> OwnDraft(Account state, Id<Proposal> id, AgreementDigest digest, DecideContext context) =>
        OpenProposal(state, id, context).Then<Proposal>(proposal =>
            proposal.Sent is not null ? Refusal.Conflict("proposal", "The proposal was sent; withdraw it and propose another, or wait for the answer.")
            : proposal.Envelope.Digest != digest ? Refusal.Stale("digest", "The draft was changed meanwhile; look at it again.")
            : proposal);

    /// <summary>A proposal that has not come to an end, unless it is a draft of the other side: that does not exist for this one.</summary>
    static Result<Proposal> OpenProposal(Account state, Id<Proposal> id, DecideContext context)
    {
        var side = context.Actor.Side;
        if (state.Proposals.Find(id) is { } proposal && (proposal.Sent is not null || proposal.Opener == side))
        {
            return proposal.Sent is not null && !proposal.IsOpenAt(context.Now)
                ? Refusal.Conflict("proposal", "Nobody answered in time: the proposal has expired.")
                : proposal;
        }

        var closed = state.ClosedProposals.FirstOrDefault(one => one.Id == id && (!one.WasDraft || one.Opener == side));
        return closed is null
            ? Refusal.NotFound("proposal", "There is no such proposal.")
            : Refusal.Conflict("proposal", $"The proposal came to an end: {closed.State}.");
    }

    static Account Apply(Account state, AgreementEvent happened) => happened switch
    {
        ProposalDrafted drafted => state with
        {
            Proposals = state.Proposals.Add(new(drafted.Proposal, drafted.Plan, drafted.Envelope.Side, drafted.Envelope)),
        },
        ProposalRevised revised => state.ChangeProposal(revised.Proposal, proposal => proposal with { Envelope = revised.Envelope }),
        ProposalSent sent => state.ChangeProposal(sent.Proposal, proposal => proposal with
        {
            Sent = new(new(sent.By, sent.OnBehalfOf, sent.At), sent.ExpiresAt),
        }),
        ProposalAnswered { Outcome: ProposalState.Countered } answered => state.ChangeProposal(answered.Proposal, proposal => proposal with
        {
            AcceptedSoFar = proposal.AcceptedSoFar + answered.Accepted.Count,
        }),
        ProposalAnswered answered => state.Close(answered.Proposal, answered.Outcome, answered.At),
        ProposalCountered countered => state.ChangeProposal(countered.Proposal, proposal => proposal with
        {
            Envelope = countered.Envelope,
            Sent = new(new(countered.By, countered.OnBehalfOf, countered.At), countered.ExpiresAt),
        }),
        ProposalWithdrawn withdrawn => state.Close(withdrawn.Proposal, ProposalState.Withdrawn, withdrawn.At),
        ProposalExpired expired => state.Close(expired.Proposal, ProposalState.Expired, expired.At),
        ChangeAgreed agreed => ApplyChange(state, agreed.Change, agreed.Revision, agreed.Agreement),
        _ => ApplyBaseline(state, happened),
    };

    Account ChangeProposal(Id<Proposal> id, Func<Proposal, Proposal> change) => this with { Proposals = Proposals.Change(id, change) };

    Account Close(Id<Proposal> id, ProposalState outcome, DateTimeOffset at)
    {
        if (Proposals.Find(id) is not { } proposal)
        {
            return this;
        }

        // What was never said goes with its draft.
        var said = proposal.Sent is null ? null : proposal.Envelope;
        var closed = ClosedProposals.Add(new(id, proposal.Plan, proposal.Opener, outcome, at, proposal.Sent is null) { Content = said });
        return this with
        {
            Proposals = Proposals.Without(id),
            ClosedProposals = WithinBounds(closed.Length > ClosedProposal.MaxKept ? closed.RemoveAt(0) : closed),
        };
    }

    // Of the oldest the content goes first.
    static ImmutableArray<ClosedProposal> WithinBounds(ImmutableArray<ClosedProposal> closed)
    {
        var changes = closed.Sum(proposal => proposal.Content?.Changes.Count ?? 0);
        for (var index = 0; changes > ClosedProposal.MaxChangesKept; index++)
        {
            changes -= closed[index].Content?.Changes.Count ?? 0;
            closed = closed.SetItem(index, closed[index] with { Content = null });
        }

        return closed;
    }
}
