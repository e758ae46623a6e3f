using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Comments.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideAddComment(Account state, AddComment add, Decided decided)
    {
        var refusals = new Refusals();
        var plan = refusals.Take(ActivePlan(state, add.Plan));
        var text = refusals.Take(Texts.Note(add.Text, "text"));
        if (plan is not null && add.About is { } about && !IsPartOf(state, plan, about))
        {
            refusals.Add(Refusal.NotFound("about", "The plan has no such part."));
        }

        refusals.Require(add.Audience is not { } audience || Enum.IsDefined(audience), "audience", "A comment is internal or shared.");
        if (plan?.Comments.Length >= PlanLimits.MaxComments)
        {
            refusals.Add(Refusal.LimitReached("plan", $"A plan has at most {PlanLimits.MaxComments} comments."));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = decided.Context.Ids.Next<Comment>();
        decided.Add(new CommentAdded(
            add.Plan, id, add.About ?? add.Plan.ToString(), add.Audience ?? UsualAudience(decided.Context), decided.Write($"{id}.text", text!)));
        return decided.About(id);
    }

    static Result<Decision<AccountEvent>> DecideRemoveComment(Account state, RemoveComment remove, Decided decided)
    {
        var found = ActivePart(state, remove.Comment, plan => plan.Comments, "comment");
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var (plan, comment) = found.Value;
        var who = decided.Context.Actor.Who;
        if (comment.By != who)
        {
            // What the other side keeps to itself does not exist for this one.
            return comment.Audience == CommentAudience.Internal && comment.By.Side != who.Side
                ? Refusal.NotFound("comment", "There is no such comment.")
                : Refusal.Forbidden("comment", "Only who said something can take it back.");
        }

        decided.Erase($"{comment.Id}.text");
        decided.Add(new CommentRemoved(plan.Id, comment.Id) { WasInternal = comment.Audience == CommentAudience.Internal });
        return decided.About(comment.Id);
    }

    static CommentAudience UsualAudience(DecideContext context) =>
        context.Actor.Side == Side.Provider ? CommentAudience.Internal : CommentAudience.Shared;

    static bool IsPartOf(Account state, Plan plan, string about) =>
        about == plan.Id.ToString()
        || plan.Objectives.Any(objective => objective.Id.ToString() == about)
        || plan.Milestones.Any(milestone => milestone.Id.ToString() == about)
        || plan.Actions.Any(action => action.Id.ToString() == about)
        || state.Kpis.Any(kpi => kpi.Plan == plan.Id && kpi.Id.ToString() == about)
        || state.Proposals.Any(proposal => proposal.Plan == plan.Id && proposal.Sent is not null && proposal.Id.ToString() == about);
}
