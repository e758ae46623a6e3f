using Success.Domain.Agreements;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Answers: accept all, or accept some and counter or decline the rest, always by the digest of exactly what was seen.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideAnswer(Account state, AnswerProposal answer, Decided decided)
    {
        var found = Answerable(state, answer, decided.Context);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var proposal = found.Value;
        if (CheckShape(answer, proposal.Envelope) is { } wrong)
        {
            return wrong;
        }

        Change[] accepted = [.. proposal.Envelope.Changes.Where(change => answer.Accept.Contains(change.Id))];
        var mandate = accepted.Length == 0 ? default(Id<Member>) : Mandated(state, proposal.Plan, accepted, decided.Context);
        if (!mandate.IsSuccess)
        {
            return mandate.Error;
        }

        var said = AddAnswer(proposal, answer, accepted, mandate.Value, decided);
        if (!said.IsSuccess)
        {
            return said.Error;
        }

        state = AddAgreed(state, proposal, accepted, mandate.Value, decided);
        if (answer.Counter.Count > 0 && AddCounter(state, proposal, answer, decided) is { } refusal)
        {
            return refusal;
        }

        return decided.About(proposal.Id);
    }

    static Result<Proposal> Answerable(Account state, AnswerProposal answer, DecideContext context) =>
        OpenProposal(state, answer.Proposal, context).Then<Proposal>(proposal =>
            proposal.Sent is null ? Refusal.Conflict("proposal", "The proposal is a draft; send it first.")
            // What was seen comes first: a colleague may have countered meanwhile, and then it is this side's own envelope.
            : proposal.Envelope.Digest != answer.Digest ? Refusal.Stale("digest", "The proposal was changed meanwhile; look at it again.")
            : proposal.Envelope.Side == context.Actor.Side ? Refusal.Forbidden("proposal", "Nobody agrees alone: the other side answers this proposal.")
            : context.Actor is not MemberActor ? Refusal.Forbidden(null, "An agreement has a person behind it; a member must answer.")
            : ActivePlan(state, proposal.Plan).Then<Proposal>(_ => proposal));

    static DomainError? CheckShape(AnswerProposal answer, Envelope envelope)
    {
        var refusals = new Refusals();
        foreach (var (index, id) in answer.Accept.Index())
        {
            refusals.Require(envelope.Changes.Any(change => change.Id == id), $"accept[{index}]", "The proposal has no such change.");
        }

        var isAll = envelope.Changes.All(change => answer.Accept.Contains(change.Id));
        var counters = answer.Counter.Count > 0;
        refusals.Require(!(counters && answer.Decline), "decline", "What is countered is not declined; leave one of the two out.");
        refusals.Require(!(isAll && answer.Decline), "decline", "Everything is accepted; nothing is left to decline.");
        refusals.Require(
            isAll || counters || answer.Decline, "decline", "Say what becomes of the changes that are not accepted: counter or decline them.");
        return refusals.IsEmpty ? null : refusals.ToError();
    }

    static Result<ProposalAnswered> AddAnswer(
        Proposal proposal, AnswerProposal answer, Change[] accepted, Id<Member> onBehalfOf, Decided decided)
    {
        var outcome = answer.Counter.Count > 0 ? ProposalState.Countered
            : accepted.Length + proposal.AcceptedSoFar > 0 ? ProposalState.Agreed
            : ProposalState.Declined;

        // A counter carries the note of its own envelope; saying it twice would be two texts.
        var note = WriteNote(outcome == ProposalState.Countered ? null : answer.Note, ClosedProposal.AnswerKey(proposal.Id), decided);
        if (!note.IsSuccess)
        {
            return note.Error;
        }

        return (ProposalAnswered)decided.Add(new ProposalAnswered(
            proposal.Id,
            proposal.Envelope.Digest,
            [.. accepted.Select(change => change.Id)],
            [.. proposal.Envelope.Changes.Except(accepted).Select(change => change.Id)],
            onBehalfOf,
            outcome,
            note.Value));
    }

    static Account AddAgreed(Account state, Proposal proposal, Change[] accepted, Id<Member> onBehalfOf, Decided decided)
    {
        var context = decided.Context;
        var agreement = new Agreement(
            proposal.Id,
            proposal.Envelope.Digest,
            proposal.Sent!.Approval,
            new(context.Actor.Who, onBehalfOf, context.Now),
            proposal.Envelope.Note);
        foreach (var change in accepted)
        {
            var revision = change is Change.RetireKpi ? change.BasedOn : change.BasedOn + 1;
            state = Apply(state, decided.Add(new ChangeAgreed(change, revision, agreement)));
        }

        return state;
    }

    static DomainError? AddCounter(Account state, Proposal proposal, AnswerProposal answer, Decided decided)
    {
        var envelope = MakeEnvelope(
            state, proposal.Plan, proposal.Id, proposal.Envelope.Round + 1, answer.Counter, answer.Note, decided, field: "counter");
        if (!envelope.IsSuccess)
        {
            return envelope.Error;
        }

        if (CheckSending(state, proposal.Plan, proposal.Id, envelope.Value, decided.Context, "counter") is { } refusal)
        {
            return refusal;
        }

        var mandate = Mandated(state, proposal.Plan, envelope.Value.Changes, decided.Context);
        if (mandate.IsSuccess)
        {
            decided.Add(new ProposalCountered(proposal.Id, envelope.Value, mandate.Value, decided.Context.Now + Proposal.AnswerTime));
        }

        return mandate.Error;
    }
}
