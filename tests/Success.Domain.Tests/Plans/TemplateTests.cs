using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Plans;

/// <summary>Plans that begin with a template, and templates of plans.</summary>
public sealed class TemplateTests
{
    static readonly DateOnly April = new(2026, 4, 1);

    static readonly Id<Template> Onboarding = Id<Template>.Create(Scene.Value(700));

    static TemplateTerms Reaching { get; } = new(Measures.Outcome, true, Deals.Weekly(Deals.Reach), 7, 180);

    static PlanTemplate Template { get; } = new(
        "Onboarding",
        [new("Answer faster", "Renewals", [new("Seats", Scene.Seats), new("Mentions", Scene.Mentions, Reaching)])],
        [new("Go-live", 30)],
        [new("Invite everybody", Side.Customer, 7), new("Connect the feed", Side.Provider, null)]);

    [Fact]
    public void CreatePlan_FromATemplate_HoldsEverythingOfIt()
    {
        var scene = With(Template);

        var plan = scene.Make<Plan>(scene.Csm, Beginning with { Start = April });

        var made = Assert.Single(scene.Account.Plans);
        Assert.Equal(("Onboarding", plan), (scene.Texts[$"{plan}.title"], made.Id));
        Assert.All(scene.Account.Kpis, kpi => Assert.Equal((plan, made.Objectives[0].Id), (kpi.Plan, kpi.Objective)));
        Assert.Equal(April.AddDays(30), made.Milestones[0].Due);
        Assert.Equal([April.AddDays(7), null], made.Actions.Select(action => action.Due));
        Assert.Equal("Answer faster", scene.Texts[$"{made.Objectives[0].Id}.outcome"]);
        scene.Reload();
    }

    [Fact]
    public void CreatePlan_FromATemplateWithTerms_DraftsTheirProposalForTheOwnSideAlone()
    {
        var scene = With(Template);

        scene.Do(scene.Csm, Beginning with { Start = April });

        var draft = Assert.Single(scene.Account.Proposals);
        var change = Assert.IsType<Change.SetTerms>(Assert.Single(draft.Envelope.Changes));
        Assert.Equal((null, Side.Provider), (draft.Sent, draft.Opener));
        Assert.Equal(scene.Account.Kpis[1].Id, change.Kpi);
        Assert.Equal((April.AddDays(7), April.AddDays(180)), (change.Content.Terms.Goal.FirstDay, change.Content.Terms.Goal.LastDay!.Value));
        Assert.Empty(scene.Account.For(Side.Customer, _ => true, scene.Now).Proposals);
    }

    [Fact]
    public void CreatePlan_FromATemplate_TakesAnotherTitleAndPartsOfItsOwnAfterThoseOfTheTemplate()
    {
        var scene = With(Template);

        var plan = scene.Make<Plan>(scene.Csm, Beginning with { Title = "Ours", Objectives = [new("Also this") { Kpis = [new("More", Scene.Seats)] }] });

        Assert.Equal("Ours", scene.Texts[$"{plan}.title"]);
        Assert.Equal(["Answer faster", "Also this"], scene.Account.Plans[0].Objectives.Select(objective => scene.Texts[$"{objective.Id}.outcome"]));
        Assert.Equal(["Seats", "Mentions", "More"], scene.Account.Kpis.Select(kpi => scene.Texts[$"{kpi.Id}.name"]));
        Assert.Equal(DateOnly.FromDateTime(scene.Now.UtcDateTime).AddDays(30), scene.Account.Plans[0].Milestones[0].Due);
    }

    [Fact]
    public void CreatePlan_OfATemplateThatThereIsNot_IsNotFound()
    {
        var scene = Scene.Opened();

        scene.Refused(scene.Csm, Beginning, DomainErrorCode.NotFound, "template");
        scene.Refused(scene.Csm, new CreatePlan("Plan") { Start = April }, DomainErrorCode.Invalid, "start");
        scene.Refused(scene.Csm, new CreatePlan(null), DomainErrorCode.Invalid, "title");
    }

    [Fact]
    public void CreatePlan_OfATemplateThatNoLongerFits_BlamesTheTemplateAndChangesNothing()
    {
        var scene = With(Template);
        scene.Retired.Add(Scene.Mentions);

        var error = scene.Refused(scene.Csm, Beginning, DomainErrorCode.Conflict, "template");

        Assert.StartsWith("objectives[0].kpis[1].metric: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(scene.Account.Plans);
    }

    [Fact]
    public void CreatePlan_OfATemplateWhoseTermsNoLongerFit_SaysWhichOnes()
    {
        var terms = Reaching with { Terms = Reaching.Terms with { MetricVersion = 3 } };
        var scene = With(Template with { Objectives = [new("Answer faster", null, [new("Seats", Scene.Seats), new("Mentions", Scene.Mentions, terms)])] });

        var error = scene.Refused(scene.Csm, Beginning, DomainErrorCode.NotFound, "template");

        Assert.StartsWith("objectives[0].kpis[1].terms.metricVersion: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreatePlan_FromATemplateOfTheLargestSize_FitsIntoOneStep()
    {
        var milestones = Enumerable.Range(0, 40).Select(number => new TemplateMilestone($"M{number}", number)).ToList();
        var scene = With(new("Large", [new("Answer faster", "Renewals", [new("Mentions", Scene.Mentions, Reaching)])], milestones, []));

        var decision = scene.Do(scene.Csm, Beginning with { Key = IdempotencyKey.Create("once").Value });

        Assert.Equal(88 + 1, decision.Events.Count + decision.Texts.Count);
        Assert.Equal(40, scene.Account.Plans[0].Milestones.Length);
    }

    [Fact]
    public void TemplateOfAPlan_MakesThePlanAgain()
    {
        var scene = With(Template);
        var plan = scene.Make<Plan>(scene.Csm, Beginning with { Start = April });
        var draft = scene.Account.Proposals[0];
        scene.Do(scene.Csm, new SendProposal(draft.Id, draft.Envelope.Digest));
        scene.Do(scene.Sponsor, new AnswerProposal(draft.Id, draft.Envelope.Digest) { Accept = [draft.Envelope.Changes[0].Id] });

        var whole = Make(scene, plan, April).Value;
        var earliest = Make(scene, plan, null).Value;

        Assert.Equal(Scene.Json(Template.StartingOn(April)), Scene.Json(whole.StartingOn(April)));
        var (was, now) = (Template.Objectives[0].Kpis[1].Terms!, whole.Objectives[0].Kpis[1].Terms!);
        Assert.Equal((was.Measures, was.IsDecisive, was.StartAfterDays, was.DueAfterDays), (now.Measures, now.IsDecisive, now.StartAfterDays, now.DueAfterDays));
        Assert.Equal(Scene.Json(was.On(April) with { Settling = TimeSpan.Zero, FalseAlarms = FalseAlarmSetting.Default }), Scene.Json(now.On(April)));
        Assert.Null(whole.Objectives[0].Kpis[0].Terms);
        Assert.Equal((0, 23), (earliest.Objectives[0].Kpis[1].Terms!.StartAfterDays, earliest.Milestones[0].DueAfterDays));
    }

    [Fact]
    public void TemplateOfAPlan_StartingAfterItsFirstDay_IsRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        scene.Do(scene.Csm, new AddMilestone(plan, new("Go-live", April)));

        Assert.True(Make(scene, plan, April).IsSuccess);
        Assert.Equal("start", Make(scene, plan, April.AddDays(1)).Error?.Field);
    }

    static CreatePlan Beginning { get; } = new(null) { Template = Onboarding };

    static Scene With(PlanTemplate template)
    {
        var scene = Scene.Opened();
        scene.Templates[Onboarding] = template;
        return scene;
    }

    static Result<PlanTemplate> Make(Scene scene, Id<Plan> id, DateOnly? start)
    {
        var plan = scene.Account.Plans.First(plan => plan.Id == id);
        var keys = TemplateOfPlan.TextsOf(plan, scene.Account.Kpis);
        return TemplateOfPlan.Make(plan, scene.Account.Kpis, keys.Where(scene.Texts.ContainsKey).ToDictionary(key => key, key => scene.Texts[key]), start);
    }
}
