using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Agreements;

/// <summary>What leads to an agreement, or ends the way to one.</summary>
[Resolvers("Mutation")]
public static class AgreementMutations
{
    /// <summary>Writes a proposal that only one's own side sees.</summary>
    public static Task<AccountPayload> DraftProposal(DraftProposalInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var changes = ChangeDrafts.Of(asking, input.Changes, "changes");
        return asking.CarryAsync(() => new DraftProposal(plan, changes, input.Note) { Key = key });
    }

    /// <summary>Writes a proposal and sends it at once.</summary>
    public static Task<AccountPayload> Propose(ProposeInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var changes = ChangeDrafts.Of(asking, input.Changes, "changes");
        return asking.CarryAsync(() => new Propose(plan, changes, input.Note) { Key = key });
    }

    /// <summary>Puts other changes in the place of those of a draft.</summary>
    public static Task<AccountPayload> ReviseDraft(ReviseDraftInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var proposal = asking.Subject<Proposal>(input.Proposal, "proposal");
        var key = asking.Key(input.IdempotencyKey);
        var digest = asking.Refusals.Take(AgreementDigest.Parse(input.Digest));
        var changes = ChangeDrafts.Of(asking, input.Changes, "changes");
        return asking.CarryAsync(() => new ReviseDraft(proposal, digest, changes, input.Note) { Key = key }, proposal.ToString());
    }

    /// <summary>Sends a draft.</summary>
    public static Task<AccountPayload> SendProposal(SendProposalInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var proposal = asking.Subject<Proposal>(input.Proposal, "proposal");
        var key = asking.Key(input.IdempotencyKey);
        var digest = asking.Refusals.Take(AgreementDigest.Parse(input.Digest));
        return asking.CarryAsync(() => new SendProposal(proposal, digest) { Key = key }, proposal.ToString());
    }

    /// <summary>Answers what the other side put on the table.</summary>
    public static async Task<AccountPayload> AnswerProposal(AnswerProposalInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var proposal = asking.Subject<Proposal>(input.Proposal, "proposal");
        var key = asking.Key(input.IdempotencyKey);
        var digest = asking.Refusals.Take(AgreementDigest.Parse(input.Digest));
        var accept = input.Accept.Select((change, index) => asking.Part<Change>(change, $"accept[{index}]")).ToList();
        var counter = ChangeDrafts.Of(asking, input.Counter, "counter");
        var plan = await asking.PlanOfAsync(proposal);
        return await asking.CarryAsync(
            () => new AnswerProposal(proposal, digest) { Accept = accept, Counter = counter, Decline = input.Decline, Note = input.Note, Key = key },
            proposal.ToString(),
            plan);
    }

    /// <summary>Takes back what one's own side has on the table.</summary>
    public static async Task<AccountPayload> WithdrawProposal(WithdrawProposalInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var proposal = asking.Subject<Proposal>(input.Proposal, "proposal");
        var plan = await asking.PlanOfAsync(proposal);
        return await asking.CarryAsync(() => new WithdrawProposal(proposal), proposal.ToString(), plan);
    }

    /// <summary>Objects to the value that a baseline's rule led to.</summary>
    public static Task<AccountPayload> ObjectToBaseline(ObjectToBaselineInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var kpi = asking.Subject<Kpi>(input.Kpi, "kpi");
        return asking.CarryAsync(() => new ObjectToBaseline(kpi, input.Revision, input.Reason), kpi.ToString());
    }
}
