using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;

namespace Success.Domain.Tests.Plans;

public sealed class PlanTests
{
    [Fact]
    public void CreatePlan_WithWrongParts_NamesEachWithItsPath()
    {
        var scene = Scene.Opened();
        var create = new CreatePlan("Plan")
        {
            Objectives = [new("Fine"), new("Fine too") { Kpis = [new("", MetricKey.Create("unknown").Value)] }],
            Milestones = [new(" ", new(1900, 1, 1))],
        };

        var error = scene.Refused(scene.Csm, create, DomainErrorCode.Invalid, null);

        Assert.Equal(
            ["objectives[1].kpis[0].name", "objectives[1].kpis[0].metric", "milestones[0].title", "milestones[0].due"],
            error.Details.Select(detail => detail.Field));
    }

    [Fact]
    public void CreatePlan_WithMoreThanOneAppendTakes_IsRefused()
    {
        var scene = Scene.Opened();
        var create = new CreatePlan("Plan") { Milestones = [.. Enumerable.Repeat(new NewMilestone("Stone", new(2027, 1, 1)), 44)] };

        scene.Refused(scene.Csm, create, DomainErrorCode.LimitReached, null);
        var decision = scene.Do(scene.Csm, create with { Milestones = [.. create.Milestones.Skip(1)] });

        Assert.Equal(88, decision.Events.Count + decision.Texts.Count);
    }

    [Fact]
    public void CreatePlan_BeyondTheLimit_IsRefused()
    {
        var scene = Scene.Opened();
        for (var number = 0; number < PlanLimits.MaxPlans; number++)
        {
            scene.Do(scene.Csm, new CreatePlan("Plan"));
        }

        scene.Refused(scene.Csm, new CreatePlan("Plan"), DomainErrorCode.LimitReached, null);
    }

    [Fact]
    public void Objectives_BeyondTheLimit_AreRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        for (var number = 0; number < PlanLimits.MaxObjectives; number++)
        {
            scene.Do(scene.Csm, new AddObjective(plan, new("Outcome")));
        }

        scene.Refused(scene.Csm, new AddObjective(plan, new("Outcome")), DomainErrorCode.LimitReached, "objective");
    }

    [Fact]
    public void Kpis_BeyondTheLimit_AreRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new("Outcome")));
        for (var number = 0; number < PlanLimits.MaxKpis; number++)
        {
            scene.Do(scene.Csm, new AddKpi(objective, new("Mentions", Scene.Mentions)));
        }

        scene.Refused(scene.Csm, new AddKpi(objective, new("Mentions", Scene.Mentions)), DomainErrorCode.LimitReached, "kpi");
    }

    [Theory]
    [InlineData(0, 0.5, "objective.valuation.perUnit.amount")]
    [InlineData(1, 0, "objective.valuation.share")]
    [InlineData(1, 1.01, "objective.valuation.share")]
    [InlineData(1, 1, null)]
    public void Valuation_IsAboveZeroAndAtMostTheWhole(double perUnit, double share, string? field)
    {
        var scene = Scene.WithPlan(out var plan);
        var valuation = new Valuation(new((decimal)perUnit, "EUR"), Scene.Mentions, (decimal)share);

        Assert.Equal(field, scene.Try(scene.Csm, new AddObjective(plan, new("Outcome") { Valuation = valuation })).Error?.Field);
    }

    [Fact]
    public void EditObjective_WithoutItsWhy_DeletesThatText()
    {
        var scene = Scene.WithPlan(out var plan);
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new("Outcome") { Why = "Because" }));

        scene.Do(scene.Sponsor, new EditObjective(objective, new("In our words")));

        Assert.Equal("In our words", scene.Texts[$"{objective}.outcome"]);
        Assert.False(scene.Texts.ContainsKey($"{objective}.why"));
    }

    [Fact]
    public void RemoveObjective_WithKpis_IsAConflictUntilTheyAreRemoved()
    {
        var scene = Scene.WithPlan(out var plan);
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new("Outcome")));
        var kpi = scene.Make<Kpi>(scene.Csm, new AddKpi(objective, new("Mentions", Scene.Mentions)));

        scene.Refused(scene.Csm, new RemoveObjective(objective), DomainErrorCode.Conflict, "objective");
        scene.Do(scene.Csm, new RemoveKpi(kpi));
        scene.Do(scene.Csm, new RemoveObjective(objective));

        Assert.Empty(scene.Account.Plans[0].Objectives);
        Assert.Equal([$"{scene.AccountId}.name", $"{plan}.title"], scene.Texts.Keys.Order());
    }

    [Fact]
    public void CompletedPlan_IsHistory()
    {
        var scene = Scene.WithPlan(out var plan);
        var milestone = scene.Make<Milestone>(scene.Csm, new AddMilestone(plan, new("Go-live", new(2026, 4, 1))));
        scene.Do(scene.Csm, new CompletePlan(plan));

        scene.Refused(scene.Csm, new RenamePlan(plan, "New"), DomainErrorCode.Conflict, "plan");
        scene.Refused(scene.Csm, new CompleteMilestone(milestone), DomainErrorCode.Conflict, "plan");
        scene.Refused(scene.Csm, new CompletePlan(plan), DomainErrorCode.Conflict, "plan");

        Assert.Equal(scene.Csm.Who, scene.Account.Plans[0].Ended?.By);
    }

    [Fact]
    public void RenewPlan_CarriesObjectivesWithTheirKpisAndKeepsWhatTheOldOneHad()
    {
        var scene = Scene.WithPlan(out var plan);
        var kept = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new("Kept")));
        var left = scene.Make<Objective>(scene.Csm, new AddObjective(plan, new("Left")));
        var keptKpi = scene.Make<Kpi>(scene.Csm, new AddKpi(kept, new("Mentions", Scene.Mentions)));
        var leftKpi = scene.Make<Kpi>(scene.Csm, new AddKpi(left, new("Seats", Scene.Seats)));

        var next = scene.Make<Plan>(scene.Csm, new RenewPlan(plan, "Year two", [kept, kept]));

        var (before, after) = (scene.Account.Plans[0], scene.Account.Plans[1]);
        Assert.Equal((next, plan), (before.Ended!.Successor, after.Predecessor));
        Assert.Equal([new(keptKpi, 0), new KpiAtEnd(leftKpi, 0)], before.Ended.Kpis);
        Assert.Equal([kept, left], before.Objectives.Select(objective => objective.Id));
        Assert.Equal([kept], after.Objectives.Select(objective => objective.Id));
        Assert.Equal([next, plan], scene.Account.Kpis.Select(kpi => kpi.Plan));
        scene.Do(scene.Csm, new AddKpi(kept, new("Seats", Scene.Seats)));
        scene.Refused(scene.Csm, new AddKpi(left, new("Seats", Scene.Seats)), DomainErrorCode.Conflict, "plan");
    }

    [Fact]
    public void RenewPlan_WithAnObjectiveThatItDoesNotHave_NamesIt()
    {
        var scene = Scene.WithPlan(out var plan);

        scene.Refused(
            scene.Csm, new RenewPlan(plan, "Year two", [Id<Objective>.Create(Scene.Value(9))]), DomainErrorCode.Invalid, "carry[0]");
    }
}
