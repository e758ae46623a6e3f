using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Accounts;

/// <summary>Lives of accounts in which people, programs and the clock ask whatever they like, allowed or not.</summary>
public sealed class AccountPropertyTests(ITestOutputHelper output)
{
    const int Lives = 60;
    const int Steps = 120;

    [Fact]
    public void AnyCommands_InAnyOrder_ReachNoIllegalState()
    {
        var carriedOut = 0;
        for (var seed = 1; seed <= Lives; seed++)
        {
            output.WriteLine($"seed {seed}");
            carriedOut += Live(new(seed));
        }

        output.WriteLine($"{carriedOut} of {Lives * Steps} commands were carried out");
        Assert.True(carriedOut > Lives * Steps / 4, "Lives in which nearly everything is refused show nothing.");
    }

    static int Live(Random random)
    {
        var deals = new Deals();
        var scene = deals.Scene;
        var carriedOut = 0;
        for (var step = 0; step < Steps; step++)
        {
            scene.Now += TimeSpan.FromHours(random.Next(0, 72));
            var actor = Actor(scene, random);
            var command = Command(scene, random);
            var decision = scene.Try(actor, command);
            Assert.Equal(Described(decision), Described(scene.Try(actor, command)));
            if (decision.IsSuccess)
            {
                carriedOut++;
                scene.Do(actor, command);
                AccountInvariants.Check(scene.Account, scene.Journal, scene.Now);
            }

            if (step % 20 == 0)
            {
                scene.Reload();
            }
        }

        scene.Reload();
        return carriedOut;
    }

    static string Described(Result<Decision<AccountEvent>> decision) => decision.IsSuccess
        ? $"{string.Join('\n', decision.Value.Events.Select(happened => Scene.Json((object)happened)))}\n{Scene.Json(decision.Value.Texts)}\n{decision.Value.Subject}"
        : Scene.Json(decision.Error);

    static Actor Actor(Scene scene, Random random) => random.Next(10) switch
    {
        0 => new SystemActor(),
        1 => new ClientActor(Id<ApiClient>.Create(Scene.Value(9)), random.Next(2) == 0 ? Side.Provider : Side.Customer),
        2 => scene.Contributor with { Mandate = Mandate.None },
        < 6 => scene.Csm,
        _ => scene.Sponsor,
    };

    static AccountCommand Command(Scene scene, Random random)
    {
        var account = scene.Account;
        var plan = account.Plans[random.Next(account.Plans.Length)];
        var objective = plan.Objectives.Length > 0 ? plan.Objectives[random.Next(plan.Objectives.Length)].Id : default;
        var kpi = account.Kpis.Length > 0 ? account.Kpis[random.Next(account.Kpis.Length)] : null;
        AccountCommand command = random.Next(20) switch
        {
            0 => new AddObjective(plan.Id, new("Outcome")),
            1 => new AddKpi(objective, new("Mentions", Scene.Mentions)),
            2 => random.Next(8) == 0 ? new RenewPlan(plan.Id, "Next", [objective]) : new RenamePlan(plan.Id, "Plan"),
            3 => new AddMilestone(plan.Id, new("Stone", DateOnly.FromDateTime(scene.Now.UtcDateTime).AddDays(random.Next(-5, 30)))),
            4 => kpi is null ? new WakeAccount() : new RemoveKpi(kpi.Id),
            5 => random.Next(8) == 0 ? new ArchiveAccount(ArchiveReason.Ended, new(2026, 1, 1)) : new ReopenAccount(),
            6 => new RecordRenewal(new DateOnly(2027, 1, 1).AddDays(random.Next(3))),
            7 or 8 => new WakeAccount(),
            9 => kpi is null ? new WakeAccount() : new TakeBaseline(kpi.Id, kpi.Revisions.Length, [90, 100 + random.Next(10)]),
            10 => kpi is null ? new WakeAccount() : new ObjectToBaseline(kpi.Id, kpi.Revisions.Length, "No"),
            11 => new DraftProposal(plan.Id, Changes(account, plan, random)),
            < 15 => new Propose(plan.Id, Changes(account, plan, random), "Why"),
            _ => OnProposal(account, plan, random),
        };

        return command with { Key = random.Next(3) == 0 ? IdempotencyKey.Create(new string('k', random.Next(1, 6))).Value : null };
    }

    static AccountCommand OnProposal(Account account, Plan plan, Random random)
    {
        if (account.Proposals.Length == 0)
        {
            return new Propose(plan.Id, Changes(account, plan, random));
        }

        var proposal = account.Proposals[random.Next(account.Proposals.Length)];
        var digest = random.Next(10) == 0 ? AgreementDigest.Of("something else") : proposal.Envelope.Digest;
        Id<Change>[] some = [.. proposal.Envelope.Changes.Where(_ => random.Next(2) == 0).Select(change => change.Id)];
        Id<Change>[] all = [.. proposal.Envelope.Changes.Select(change => change.Id)];
        return random.Next(8) switch
        {
            0 => new WithdrawProposal(proposal.Id),
            1 => new ReviseDraft(proposal.Id, digest, Changes(account, plan, random), "Better"),
            2 => new SendProposal(proposal.Id, digest),
            3 => new AnswerProposal(proposal.Id, digest) { Accept = some, Decline = true },
            4 => new AnswerProposal(proposal.Id, digest) { Accept = some, Counter = Changes(account, plan, random), Note = "Rather" },
            _ => new AnswerProposal(proposal.Id, digest) { Accept = all },
        };
    }

    static ChangeDraft[] Changes(Account account, Plan plan, Random random)
    {
        var kpis = account.Kpis.Where(kpi => kpi.Plan == plan.Id).ToList();
        return [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Change(plan, kpis, random))];
    }

    static ChangeDraft Change(Plan plan, List<Kpi> kpis, Random random)
    {
        var stale = random.Next(15) == 0 ? 1 : 0;
        if (kpis.Count == 0 || random.Next(6) == 0)
        {
            return plan.Objectives.Length > 0 && random.Next(2) == 0
                ? new ChangeDraft.SetObjective(plan.Objectives[0].Revisions.Length + stale, plan.Objectives[0].Id, new("In our words"))
                : new ChangeDraft.SetNoticeRule(plan.NoticeRules.Length + stale, random.Next(0, 7));
        }

        var kpi = kpis[random.Next(kpis.Count)];
        var basedOn = kpi.Revisions.Length + stale;
        var start = new DateOnly(2026, 4, 1).AddDays(random.Next(300));
        return random.Next(6) switch
        {
            0 => new ChangeDraft.RetireKpi(basedOn, kpi.Id),
            1 => new ChangeDraft.PauseKpi(basedOn, kpi.Id, new(start, start.AddDays(random.Next(-1, 20)), PauseEffect.Shift)),
            _ => new ChangeDraft.SetTerms(basedOn, kpi.Id, Measures.Outcome, true, Deals.Weekly(Goal(random))),
        };
    }

    static Goal Goal(Random random) => random.Next(4) switch
    {
        0 => Deals.Keep,
        1 => Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Mean, 2), Target = new Target.Absolute(random.Next(90, 100)) },
        2 => Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Median, 2), Target = new Target.Relative(-random.Next(0, 50)) },
        _ => Deals.Reach with { Target = new Target.Absolute(random.Next(0, 101)) },
    };
}
