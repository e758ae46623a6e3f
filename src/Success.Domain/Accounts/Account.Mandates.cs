using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Who may say yes in the name of a side, and to how much.</summary>
public sealed partial record Account
{
    /// <summary>The colleague on whose mandate the actor may agree to changes, none for their own; or why no mandate covers them.</summary>
    static Result<Id<Member>> Mandated(Account state, Id<Plan> plan, IReadOnlyList<Change> changes, DecideContext context)
    {
        if (context.Actor is not MemberActor member)
        {
            return Refusal.Forbidden(null, "An agreement has a person behind it; a member must do this.");
        }

        var worth = WorthOf(state, changes);
        if (member.Mandate.Lacks(plan, worth) is not { } lack)
        {
            return default(Id<Member>);
        }

        foreach (var deputyship in member.Deputyships)
        {
            if (deputyship.Mandate.Lacks(plan, worth) is null)
            {
                return deputyship.For;
            }
        }

        return Refusal.Forbidden(null, $"Your mandate does not cover this: {lack}. A colleague with a wider one can do it.");
    }

    /// <summary>
    /// What the KPIs that changes touch are worth by the valuations that hold once they are agreed; of retired ones, what they were.
    /// </summary>
    static Worth WorthOf(Account state, IReadOnlyList<Change> changes)
    {
        // How it would be; who agreed is of no matter to the worth.
        var after = changes.Aggregate(state, (folded, change) => ApplyChange(folded, change, change.BasedOn + 1, NoAgreement));
        var worth = Worth.Nothing;
        foreach (var kpi in state.Kpis)
        {
            if (changes.Any(change => Touches(change, kpi)))
            {
                var retires = changes.Any(change => change is Change.RetireKpi retire && retire.Kpi == kpi.Id);
                worth += retires ? WorthOf(state, kpi) : WorthOf(after, after.Kpis.Find(kpi.Id)!);
            }
        }

        return worth;
    }

    static readonly Agreement NoAgreement = new(default, default, default, default, null);

    static bool Touches(Change change, Kpi kpi) => change switch
    {
        Change.SetTerms set => set.Kpi == kpi.Id,
        Change.PauseKpi pause => pause.Kpi == kpi.Id,
        Change.RetireKpi retire => retire.Kpi == kpi.Id,
        Change.SetObjective set => set.Objective == kpi.Objective,
        _ => false,
    };

    static Worth WorthOf(Account state, Kpi kpi)
    {
        var objective = state.Plans.Find(kpi.Plan)?.Objectives.Find(kpi.Objective);
        if (objective?.Content.Valuation is not { } valuation || valuation.Of != kpi.Metric || kpi.Agreed?.Content.Terms.Goal is not Goal.Reach)
        {
            return Worth.Nothing;
        }

        return kpi.Aim is Aim.Reach reach && valuation.WorthOf(reach.Target - reach.Baseline) is { } amount ? Worth.Of(amount) : Worth.Unknown;
    }
}
