using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Plans as a whole: creating, renaming, completing, renewing. What they contain stands in files of its own.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> Decide(Account state, PlanCommand command, Decided decided) => command switch
    {
        CreatePlan create => DecideCreatePlan(state, create, decided),
        RenamePlan rename => DecideRenamePlan(state, rename, decided),
        CompletePlan complete => DecideCompletePlan(state, complete, decided),
        RenewPlan renew => DecideRenewPlan(state, renew, decided),
        AddObjective add => DecideAddObjective(state, add, decided),
        EditObjective edit => DecideEditObjective(state, edit, decided),
        RemoveObjective remove => DecideRemoveObjective(state, remove, decided),
        AddKpi add => DecideAddKpi(state, add, decided),
        RemoveKpi remove => DecideRemoveKpi(state, remove, decided),
        AddMilestone add => DecideAddMilestone(state, add, decided),
        RescheduleMilestone reschedule => DecideRescheduleMilestone(state, reschedule, decided),
        CompleteMilestone complete => DecideCompleteMilestone(state, complete, decided),
        RemoveMilestone remove => DecideRemoveMilestone(state, remove, decided),
        AddAction add => DecideAddAction(state, add, decided),
        RescheduleAction reschedule => DecideRescheduleAction(state, reschedule, decided),
        CompleteAction complete => DecideCompleteAction(state, complete, decided),
        RemoveAction remove => DecideRemoveAction(state, remove, decided),
        AddComment add => DecideAddComment(state, add, decided),
        RemoveComment remove => DecideRemoveComment(state, remove, decided),
        _ => throw new UnreachableException($"Nobody decides {command.GetType().Name}."),
    };

    static Result<Decision<AccountEvent>> DecideRenamePlan(Account state, RenamePlan rename, Decided decided)
    {
        var refusals = new Refusals();
        var title = refusals.Take(Texts.Name(rename.Title, "title"));
        var plan = refusals.Take(ActivePlan(state, rename.Plan));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        decided.Add(new PlanRenamed(plan!.Id, decided.Write($"{plan.Id}.title", title!)));
        return decided.About(plan.Id);
    }

    static Result<Decision<AccountEvent>> DecideCompletePlan(Account state, CompletePlan complete, Decided decided)
    {
        var plan = EndablePlan(state, complete.Plan, decided.Context.Now);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        EndPlan(state, plan.Value, successor: default, decided);
        return decided.About(plan.Value.Id);
    }

    static Result<Decision<AccountEvent>> DecideRenewPlan(Account state, RenewPlan renew, Decided decided)
    {
        var refusals = new Refusals();
        var title = refusals.Take(Texts.Name(renew.Title, "title"));
        var plan = refusals.Take(EndablePlan(state, renew.Plan, decided.Context.Now));
        refusals.Add(CheckRoomForPlan(state));
        foreach (var (index, objective) in renew.Carry.Index())
        {
            refusals.Require(
                plan is null || plan.Objectives.Find(objective) is not null, $"carry[{index}]", "The plan has no such objective to carry over.");
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var next = AddPlan(title!, plan!.Id, decided);
        EndPlan(state, plan, next.Plan, decided);
        if (renew.Carry.Count > 0)
        {
            decided.Add(new ObjectivesCarriedOver(next.Plan, plan.Id, [.. renew.Carry.Distinct()]));
        }

        return decided.About(next.Plan);
    }

    static PlanCreated AddPlan(string title, Id<Plan> predecessor, Decided decided)
    {
        var id = decided.Context.Ids.Next<Plan>();
        var headStart = decided.Context.Settings.HeadStartDays;
        return (PlanCreated)decided.Add(new PlanCreated(id, decided.Write($"{id}.title", title), predecessor)
        {
            HeadStart = headStart == NoticeRule.Usual.HeadStart ? null : headStart,
        });
    }

    static void EndPlan(Account state, Plan plan, Id<Plan> successor, Decided decided)
    {
        foreach (var proposal in state.Proposals.Where(proposal => proposal.Plan == plan.Id))
        {
            EndProposal(proposal, decided);
        }

        var now = decided.Context.Now;
        var kpis = state.Kpis.Where(kpi => kpi.Plan == plan.Id)
            .Select(kpi => new KpiAtEnd(kpi.Id, kpi.Revisions.Length, kpi.Agreed is null ? null : state.StandingOf(kpi, now)));
        decided.Add(new PlanCompleted(plan.Id, [.. kpis], successor));
    }

    // No proposal waits for an answer any more; what is left are drafts, and envelopes that nobody answered in time.
    static void EndProposal(Proposal proposal, Decided decided)
    {
        if (proposal.Sent is null)
        {
            Withdraw(proposal, decided);
        }
        else
        {
            decided.Add(new ProposalExpired(proposal.Id));
        }
    }

    static DomainError? CheckRoomForPlan(Account state) =>
        state.Plans.Length < PlanLimits.MaxPlans
            ? null
            : Refusal.LimitReached(null, $"An account has at most {PlanLimits.MaxPlans} plans, completed ones included.");

    static Result<Plan> EndablePlan(Account state, Id<Plan> id, DateTimeOffset now) => ActivePlan(state, id).Then<Plan>(plan =>
        state.Proposals.FirstOrDefault(proposal => proposal.Plan == id && proposal.IsOpenAt(now)) is { } waiting
            ? Refusal.Conflict("plan", $"Proposal {waiting.Id} waits for an answer; answer or withdraw it first.")
            : plan);

    static Result<Plan> ActivePlan(Account state, Id<Plan> id) => state.Plans.Find(id) switch
    {
        null => Refusal.NotFound("plan", "There is no such plan."),
        { Ended: not null } => Refusal.Conflict("plan", "The plan is completed; what it holds is history."),
        var plan => plan,
    };

    static Account Apply(Account state, PlanEvent happened) => happened switch
    {
        PlanCreated created => state with
        {
            Plans = state.Plans.Add(new(created.Plan, created.Title, created.Predecessor)
            {
                UsualNotice = created.HeadStart is { } days ? new(days) : NoticeRule.Usual,
            }),
        },
        PlanCompleted completed => state.ChangePlan(completed, plan => plan with
        {
            Ended = new(completed.At, completed.By, [.. completed.Kpis.Select(kpi => StoodAtEnd(state, kpi, completed.At))], completed.Successor),
        }),
        ObjectivesCarriedOver carried => CarryOver(state, carried),
        KpiAdded added => state with { Kpis = state.Kpis.Add(new(added.Kpi, added.Plan, added.Objective, added.Name, added.Metric, added.By)) },
        KpiRemoved removed => state with { Kpis = state.Kpis.Without(removed.Kpi) },
        _ => state.ChangePlan(happened, plan => Plan.Apply(plan, happened)),
    };

    // The first releases' events do not say how a KPI stood. Its watch ends with a later event, so that it can still be told here.
    static KpiAtEnd StoodAtEnd(Account state, KpiAtEnd end, DateTimeOffset at) =>
        end.Standing is null && state.Kpis.Find(end.Kpi) is { Agreed: not null } kpi ? end with { Standing = state.StandingOf(kpi, at) } : end;

    static Account CarryOver(Account state, ObjectivesCarriedOver carried)
    {
        var kept = state.Plans.Find(carried.From)!.Objectives.Where(objective => carried.Objectives.Contains(objective.Id));
        return state with
        {
            Plans = state.Plans.Change(carried.Plan, plan => plan with { Objectives = [.. plan.Objectives, .. kept] }),
            Kpis = [.. state.Kpis.Select(kpi => carried.Objectives.Contains(kpi.Objective) ? kpi with { Plan = carried.Plan } : kpi)],
        };
    }

    Account ChangePlan(PlanEvent happened, Func<Plan, Plan> change) => this with { Plans = Plans.Change(happened.Plan, change) };
}
