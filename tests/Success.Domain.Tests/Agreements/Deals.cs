using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Tests.Agreements;

/// <summary>A plan with one objective and two KPIs, and what one proposes about them.</summary>
sealed class Deals
{
    public Deals()
    {
        Scene = Scene.WithPlan(out var plan);
        Plan = plan;
        Objective = Scene.Make<Objective>(Scene.Csm, new AddObjective(plan, new("Answer faster")));
        Mentions = Scene.Make<Kpi>(Scene.Csm, new AddKpi(Objective, new("Mentions", Scene.Mentions)));
        Seats = Scene.Make<Kpi>(Scene.Csm, new AddKpi(Objective, new("Seats", Scene.Seats)));
    }

    public static Goal.Reach Reach { get; } = new(
        new Baseline.Known(100), new Target.Absolute(60), Direction.Decrease, new Trajectory.Linear(), 5, new(2026, 4, 1), new(2026, 12, 31));

    public static Goal.Keep Keep { get; } = new(10, 20, null, new(2026, 4, 1), null);

    public Scene Scene { get; }

    public Id<Plan> Plan { get; }

    public Id<Objective> Objective { get; }

    public Id<Kpi> Mentions { get; }

    public Id<Kpi> Seats { get; }

    public static TermsDraft Weekly(Goal goal) => new(1, goal, Cadence.Weekly);

    public ChangeDraft SetMentions(int basedOn = 0, double target = 60) => new ChangeDraft.SetTerms(
        basedOn, Mentions, Measures.Outcome, true, Weekly(Reach with { Target = new Target.Absolute(target) }));

    public ChangeDraft SetSeats(int basedOn = 0) => new ChangeDraft.SetTerms(basedOn, Seats, Measures.Adoption, false, Weekly(Keep));

    public Kpi Kpi(Id<Kpi> id) => Scene.Account.Kpis.First(kpi => kpi.Id == id);

    public Proposal Open(Id<Proposal> id) => Scene.Account.Proposals.First(proposal => proposal.Id == id);

    public Id<Proposal> Propose(params ChangeDraft[] changes) => Scene.Make<Proposal>(Scene.Csm, new Propose(Plan, changes));

    /// <summary>The answer that accepts everything on the table.</summary>
    public AnswerProposal AcceptAll(Id<Proposal> id) => new(id, Open(id).Envelope.Digest)
    {
        Accept = [.. Open(id).Envelope.Changes.Select(change => change.Id)],
    };

    /// <summary>Proposed by the provider, accepted by the customer.</summary>
    public Id<Proposal> Agree(params ChangeDraft[] changes)
    {
        var proposal = Propose(changes);
        Scene.Do(Scene.Sponsor, AcceptAll(proposal));
        return proposal;
    }
}
