using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;

namespace Success.Server.Story;

// Plans, and the way to an agreement.
sealed partial class Stage
{
    /// <summary>How long the numbers may take before anybody is alarmed.</summary>
    public const int UsualLagDays = 3;

    /// <summary>How many days in a row a target must be held to be reached.</summary>
    public const int HoldDays = 7;

    /// <summary>How long after the last value a target is due: after the day on which the story ends.</summary>
    public const int DaysToDue = 28;

    /// <summary>Writes a plan down with one outcome and one KPI; nothing in it binds anybody yet.</summary>
    public async Task PlanAsync(StoryAccount account, Words title, Words kpi, MetricKey metric, NewObjective objective)
    {
        var kpis = new[] { new NewKpi(teller.In(kpi), metric) };
        var answer = await DoAsync(Manager, account, new CreatePlan(teller.In(title)) { Objectives = [objective with { Kpis = kpis }] });
        account.Plan = Id<Plan>.Parse(answer.Subject).Value;
        account.Kpi = (await LookAsync(Manager, account)).View.Kpis[^1].Kpi.Id;
    }

    /// <summary>The provider proposes the outcome and the terms of its KPI in one envelope.</summary>
    public async Task<Proposal> ProposeAsync(StoryAccount account, NewObjective objective, TermsDraft terms, Words note)
    {
        var plan = (await LookAsync(Manager, account)).View.Plans[^1].Plan;
        ChangeDraft[] changes =
        [
            new ChangeDraft.SetObjective(0, plan.Objectives[^1].Id, objective),
            new ChangeDraft.SetTerms(0, account.Kpi, Measures.Outcome, IsDecisive: true, terms),
        ];
        await DoAsync(Manager, account, new Propose(account.Plan, changes, teller.In(note)));
        return await OnTheTableAsync(Manager, account);
    }

    /// <summary>What waits for an answer, as somebody sees it.</summary>
    public async Task<Proposal> OnTheTableAsync(Participant who, StoryAccount account) => (await LookAsync(who, account)).View.Proposals[^1];

    /// <summary>Says yes to all that is on the table, by the digest of what was seen.</summary>
    public async Task AcceptAsync(Participant who, StoryAccount account)
    {
        var seen = await OnTheTableAsync(who, account);
        await DoAsync(who, account, new AnswerProposal(seen.Id, seen.Envelope.Digest) { Accept = [.. seen.Envelope.Changes.Select(change => change.Id)] });
    }

    /// <summary>Says yes to the outcome and puts other terms in the place of those on the table.</summary>
    public async Task CounterAsync(Participant who, StoryAccount account, TermsDraft terms, Words note)
    {
        var seen = await OnTheTableAsync(who, account);
        await DoAsync(who, account, new AnswerProposal(seen.Id, seen.Envelope.Digest)
        {
            Accept = [.. seen.Envelope.Changes.OfType<Change.SetObjective>().Select(change => change.Id)],
            Counter = [new ChangeDraft.SetTerms(0, account.Kpi, Measures.Outcome, IsDecisive: true, terms)],
            Note = teller.In(note),
        });
    }

    /// <summary>Says no.</summary>
    public async Task DeclineAsync(Participant who, StoryAccount account, Words note)
    {
        var seen = await OnTheTableAsync(who, account);
        await DoAsync(who, account, new AnswerProposal(seen.Id, seen.Envelope.Digest) { Decline = true, Note = teller.In(note) });
    }

    /// <summary>Terms to get from where the first values stood to a target, in a straight line.</summary>
    public static TermsDraft Reach(double baseline, double target, double tolerance, DateOnly start, DateOnly due)
    {
        var direction = target > baseline ? Direction.Increase : Direction.Decrease;
        var goal = new Goal.Reach(
            new Baseline.Known(baseline), new Target.Absolute(target), direction, new Trajectory.Linear(), tolerance, start, due);
        return new(MetricVersion: 1, goal, Cadence.Daily) { ReportingLag = TimeSpan.FromDays(UsualLagDays), Hold = HoldDays };
    }

    /// <summary>Terms to stay below an edge, for as long as both want.</summary>
    public static TermsDraft KeepBelow(double upper, double tolerance, DateOnly start) =>
        new(MetricVersion: 1, new Goal.Keep(Lower: null, upper, tolerance, start, Due: null), Cadence.Daily)
        {
            ReportingLag = TimeSpan.FromDays(UsualLagDays),
            Supplier = Supplier.ProviderSystem,
        };

    /// <summary>Terms to stay above an edge, for as long as both want, by the numbers of the customer's own system.</summary>
    public static TermsDraft KeepAbove(double lower, double tolerance, DateOnly start) =>
        new(MetricVersion: 1, new Goal.Keep(lower, Upper: null, tolerance, start, Due: null), Cadence.Daily) { Supplier = Supplier.CustomerSystem };

    /// <summary>The customer names who answers for the outcome.</summary>
    public async Task NameSponsorAsync(StoryAccount account, Participant sponsor)
    {
        account.Sponsor = sponsor;
        await DoAsync(Manager, account, new UpdateAccount { Owners = new Owners(Manager.Audience.Member, sponsor.Audience.Member) });
    }
}
