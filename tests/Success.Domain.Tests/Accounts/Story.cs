using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Accounts;

/// <summary>A life of one account in which everything happens that can happen to one.</summary>
static class Story
{
    /// <summary>In every text that anybody types here.</summary>
    public const string Words = "quokka";

    public static IReadOnlyList<AccountEvent> Journal() => Tell().Journal;

    public static Scene Tell()
    {
        var scene = Opening();
        var plan = Planning(scene);
        var objective = Agreeing(scene, plan);
        Measuring(scene, plan, objective);
        scene.Now += Proposal.AnswerTime;
        scene.Do(new SystemActor(), new WakeAccount());
        scene.Do(scene.Csm, new RenewPlan(plan, Words, [objective]));
        return scene;
    }

    static Scene Opening()
    {
        var scene = new Scene();
        var other = Id<Account>.Create(Scene.Value(70));
        scene.FindAncestors = _ => [];
        scene.Do(scene.Csm, new OpenAccount(scene.AccountId, Words) { Key = IdempotencyKey.Create("open").Value, Tags = ["eu"] });
        scene.Do(scene.Csm, new UpdateAccount
        {
            Name = Words,
            Segment = "smb",
            Parent = other,
            Calendar = new Calendar("Europe/Berlin", 4, [new(2026, 12, 25)]),
            Owners = new Owners(scene.Csm.Id, scene.Sponsor.Id),
        });
        scene.Do(scene.Csm, new RecordRevenue(new(2026, 1, 1), new Money(120_000.50m, "EUR")));
        scene.Do(scene.Csm, new RecordRenewal(new(2027, 1, 1)));
        scene.Do(scene.Csm, new ArchiveAccount(ArchiveReason.Ended, new(2026, 2, 1)));
        scene.Do(scene.Csm, new ReopenAccount());
        return scene;
    }

    static Id<Plan> Planning(Scene scene)
    {
        var plan = scene.Make<Plan>(scene.Csm, new CreatePlan(Words));
        scene.Do(scene.Csm, new RenamePlan(plan, Words));
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new(Words)));
        scene.Do(scene.Csm, new EditObjective(objective, new(Words) { Why = Words }));
        var kpi = scene.Make<Kpi>(scene.Csm, new AddKpi(objective, new(Words, Scene.Seats)));
        scene.Do(scene.Csm, new RemoveKpi(kpi));
        scene.Do(scene.Csm, new RemoveObjective(objective));
        var milestones = Enumerable.Range(0, 3).Select(_ => scene.Make<Milestone>(scene.Csm, new AddMilestone(plan, new(Words, new(2026, 3, 3))))).ToList();
        scene.Do(scene.Csm, new RescheduleMilestone(milestones[0], new(2026, 3, 4)));
        scene.Do(scene.Csm, new CompleteMilestone(milestones[0]));
        scene.Do(scene.Csm, new RemoveMilestone(milestones[1]));
        var actions = Enumerable.Range(0, 2).Select(_ => scene.Make<PlanAction>(scene.Csm, new AddAction(plan, new(Words, Side.Provider)))).ToList();
        scene.Do(scene.Csm, new RescheduleAction(actions[0], new(2026, 3, 4)));
        scene.Do(scene.Csm, new CompleteAction(actions[0]));
        scene.Do(scene.Csm, new RemoveAction(actions[1]));
        scene.Do(scene.Csm, new AddAction(plan, new(Words, Side.Customer, new(2026, 3, 3))));
        var comment = scene.Make<Comment>(scene.Csm, new AddComment(plan, Words));
        scene.Do(scene.Csm, new RemoveComment(comment));
        return plan;
    }

    static Id<Objective> Agreeing(Scene scene, Id<Plan> plan)
    {
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new(Words)));
        var taken = Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Median, 2), Target = new Target.Relative(-30) };
        var kpis = Enumerable.Range(0, 2).Select(_ => scene.Make<Kpi>(scene.Csm, new AddKpi(objective, new(Words, Scene.Mentions)))).ToList();
        var draft = scene.Make<Proposal>(scene.Csm, new DraftProposal(plan, [new ChangeDraft.SetNoticeRule(0, 2)], Words));
        scene.Do(scene.Csm, new ReviseDraft(draft, Open(scene, draft).Envelope.Digest, All(objective, kpis, taken), Words));
        scene.Do(scene.Csm, new SendProposal(draft, Open(scene, draft).Envelope.Digest));
        var envelope = Open(scene, draft).Envelope;
        scene.Do(scene.Sponsor, new AnswerProposal(draft, envelope.Digest)
        {
            Accept = [.. envelope.Changes.Skip(1).Select(change => change.Id)],
            Counter = [new ChangeDraft.SetNoticeRule(0, 1)],
            Note = Words,
        });
        var counter = Open(scene, draft).Envelope;
        scene.Do(scene.Csm, new AnswerProposal(draft, counter.Digest) { Accept = [counter.Changes[0].Id] });
        scene.Do(scene.Csm, new WithdrawProposal(scene.Make<Proposal>(scene.Csm, new Propose(plan, [new ChangeDraft.SetNoticeRule(1, 3)]))));
        scene.Do(new SystemActor(), new TakeBaseline(kpis[0], 1, [90, 110]));
        scene.Do(new SystemActor(), new TakeBaseline(kpis[1], 1, [90, 110]));
        scene.Do(scene.Sponsor, new ObjectToBaseline(kpis[1], 1, Words));
        scene.Do(scene.Csm, new Propose(plan, [new ChangeDraft.RetireKpi(1, kpis[1])]));
        return objective;
    }

    static void Measuring(Scene scene, Id<Plan> plan, Id<Objective> objective)
    {
        var kpi = scene.Make<Kpi>(scene.Csm, new AddKpi(objective, new(Words, Scene.Seats)));
        Agree(scene, plan, new ChangeDraft.SetTerms(0, kpi, Measures.Outcome, true, Deals.Weekly(Deals.Keep with { Start = new(2026, 2, 1) })));
        var source = MeasurementSource.Of(Side.Provider, scene.Csm.Id);
        scene.Do(scene.Csm, new RecordBatch(source, [new(Scene.Seats, 1, new(scene.Now, null, 15, Note: Words))]));
        scene.Do(scene.Sponsor, new ChangeMeasurement(Scene.Seats, 1, new DisputeMeasurement(MeasurementTime.Of(scene.Now), source, Words)));
        scene.Do(scene.Csm, new HoldReview(new PlanReview(plan, ReviewKind.CheckIn, new(2026, 2, 1), new(2026, 2, 28), scene.Now.AddDays(1))));
        Agree(scene, plan, new ChangeDraft.RetireKpi(1, kpi));
    }

    static void Agree(Scene scene, Id<Plan> plan, ChangeDraft change)
    {
        var proposal = scene.Make<Proposal>(scene.Csm, new Propose(plan, [change]));
        var envelope = Open(scene, proposal).Envelope;
        scene.Do(scene.Sponsor, new AnswerProposal(proposal, envelope.Digest) { Accept = [envelope.Changes[0].Id] });
    }

    static ChangeDraft[] All(Id<Objective> objective, List<Id<Kpi>> kpis, Goal goal) =>
    [
        new ChangeDraft.SetNoticeRule(0, 2),
        new ChangeDraft.SetObjective(0, objective, new(Words) { Valuation = new(new(30, "EUR"), Scene.Mentions, 0.5m) }),
        .. kpis.Select(kpi => new ChangeDraft.SetTerms(0, kpi, Measures.Outcome, true, Deals.Weekly(goal))),
    ];

    static Proposal Open(Scene scene, Id<Proposal> id) => scene.Account.Proposals.First(proposal => proposal.Id == id);
}
