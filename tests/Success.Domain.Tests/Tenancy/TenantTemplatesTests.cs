using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantTemplatesTests
{
    readonly Workspace _workspace = new();

    public TenantTemplatesTests() => SomeTemplates.DefineMetric(_workspace, Owner);

    Caller Owner => _workspace.As(_workspace.Owner);

    [Fact]
    public void KeepTemplate_CanBeReadFromItsTextAndMakesThePlan()
    {
        var id = Keep(SomeTemplates.Onboarding);

        var read = Tenant.ReadTemplate(_workspace.Texts[$"{id}.body"]);

        Assert.Equal("Onboarding of a team", _workspace.Texts[$"{id}.name"]);
        Assert.Equal("Kick-off", read.StartingOn(new(2026, 4, 1)).Milestones.Single().Title);
        Assert.Equal(_workspace.Now, _workspace.State.Templates[id].WrittenAt);
    }

    [Fact]
    public void KeepTemplate_OfAnExistingOne_ReplacesIt()
    {
        var id = Keep(SomeTemplates.Onboarding);

        _workspace.Do(Owner, SomeTemplates.Keep(SomeTemplates.Onboarding with { Title = "Other" }) with { Template = id });

        Assert.Equal("Other", Tenant.ReadTemplate(_workspace.Texts[$"{id}.body"]).Title);
        Assert.Single(_workspace.State.Templates);
    }

    [Fact]
    public void RetireTemplate_ForgetsWhatStandsInIt()
    {
        var id = Keep(SomeTemplates.Onboarding);

        _workspace.Do(Owner, new TenantCommand.RetireTemplate(id));

        Assert.Empty(_workspace.State.Templates);
        Assert.DoesNotContain(_workspace.Texts.Keys, key => key.StartsWith(id.ToString(), StringComparison.Ordinal));
        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(Owner, new TenantCommand.RetireTemplate(id)).Code);
        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(Owner, SomeTemplates.Keep() with { Template = id }).Code);
    }

    [Fact]
    public void KeepTemplate_AtTheLimit_SucceedsAndOneBeyondIsRefused()
    {
        for (var number = 0; number < TenantLimits.MaxTemplates; number++)
        {
            Keep(SomeTemplates.Onboarding);
        }

        Assert.Equal(DomainErrorCode.LimitReached, _workspace.Refuse(Owner, SomeTemplates.Keep()).Code);
    }

    [Fact]
    public void KeepTemplate_LastDayAndOneBeyond()
    {
        Keep(SomeTemplates.Onboarding with { Milestones = [new("Last", TenantLimits.MaxTemplateDays)] });

        Assert.Equal("plan.milestones[0].dueAfterDays", Refused(SomeTemplates.Onboarding with { Milestones = [new("Beyond", TenantLimits.MaxTemplateDays + 1)] }).Field);
        Assert.Equal("plan.actions[0].dueAfterDays", Refused(SomeTemplates.Onboarding with { Actions = [new("Before", Side.Provider, -1)] }).Field);
    }

    [Fact]
    public void KeepTemplate_AsLongAsItMayBe_SucceedsAndOneBeyondIsRefused()
    {
        PlanTemplate Of(int lengthOfLast) => new(
            "T", [.. Enumerable.Range(0, 12).Select(_ => Objective(4_000)), Objective(lengthOfLast) with { Outcome = "Outcome" }], [], []);
        TemplateObjective Objective(int length) => new(new string('x', 4_000), new string('y', length), []);
        var room = TenantLimits.MaxTemplateLength - System.Text.Json.JsonSerializer.Serialize(Of(0), DomainJson.Options).Length;

        Keep(Of(room));

        Assert.Equal((DomainErrorCode.LimitReached, "plan"), Codes(Refused(Of(room + 1))));
    }

    [Fact]
    public void KeepTemplate_AsLargeAsOneStep_SucceedsAndOneBeyondIsRefused()
    {
        // A plan and its draft, an objective with one text, and 41 milestones: 3 + 2 + 82. The reason of the objective is one more.
        PlanTemplate Of(string? why) => new("T", [new("Outcome", why, [])], [.. Enumerable.Range(0, 41).Select(number => new TemplateMilestone($"M{number}", number))], []);

        Keep(Of(null));
        Keep(Of("Why"));

        Assert.Equal((DomainErrorCode.LimitReached, "plan"), Codes(Refused(Of(null) with { Actions = [new("One more", Side.Provider, null)] })));
    }

    [Fact]
    public void KeepTemplate_WithAsManyTermsAsAProposalHas_SucceedsAndOneMoreIsRefused()
    {
        PlanTemplate Of(int kpis) => new(
            "T", [new("Outcome", null, [.. Enumerable.Range(0, kpis).Select(number => new TemplateKpi($"K{number}", SomeTemplates.Logins, SomeTemplates.Terms))])], [], []);

        Keep(Of(25));

        Assert.Equal((DomainErrorCode.LimitReached, "plan.objectives"), Codes(Refused(Of(26))));
    }

    [Fact]
    public void KeepTemplate_MoreThanAPlanHolds_IsRefused()
    {
        var milestones = Enumerable.Range(0, PlanLimits.MaxMilestones + 1).Select(number => new TemplateMilestone($"M{number}", number)).ToList();

        Assert.Contains((DomainErrorCode.LimitReached, "plan.milestones"), Refused(new("T", [], milestones, [])).Details.Select(Codes));
    }

    [Fact]
    public void KeepTemplate_WithWrongParts_NamesEachWithItsPath()
    {
        var terms = SomeTemplates.Terms with { StartAfterDays = 9, DueAfterDays = 9 };
        var refusal = Refused(new(
            " ",
            [
                new("", "\r", [new("", SomeTemplates.Logins), new("K", MetricKey.Create("nothing").Value), new("K", SomeTemplates.Logins, terms)]),
                new("O", null, [new("K", SomeTemplates.Logins, terms with { Terms = terms.Terms with { MetricVersion = 2, Pauses = [new(new(2026, 5, 1), new(2026, 5, 2), PauseEffect.Keep)] } })]),
            ],
            [new("", 1)],
            [new("", (Side)7, 1)]));

        Assert.Equal(
            [
                "plan.title", "plan.objectives[0].outcome", "plan.objectives[0].why", "plan.objectives[0].kpis[0].name", "plan.objectives[0].kpis[1].metric",
                "plan.objectives[0].kpis[2].terms.dueAfterDays", "plan.objectives[1].kpis[0].terms.pauses", "plan.objectives[1].kpis[0].terms.metricVersion",
                "plan.milestones[0].title", "plan.actions[0].side", "plan.actions[0].title",
            ],
            refusal.Details.Select(detail => detail.Field));
    }

    [Fact]
    public void KeepTemplate_OnARetiredMetric_IsRefused()
    {
        _workspace.Do(Owner, new TenantCommand.ChangeCatalogue(new RetireMetric(SomeTemplates.Logins)));

        Assert.Equal((DomainErrorCode.Conflict, "plan.objectives[0].kpis[0].metric"), Codes(Refused(SomeTemplates.Onboarding)));
    }

    [Fact]
    public void KeepTemplate_ByWhoOnlyLooksAfterAccounts_IsForbidden() =>
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(_workspace.Join(Role.ProviderCsm)), SomeTemplates.Keep()).Code);

    Id<Template> Keep(PlanTemplate plan) => _workspace.Do(Owner, SomeTemplates.Keep(plan)).OfType<TemplateKept>().Single().Template;

    DomainError Refused(PlanTemplate plan) => _workspace.Refuse(Owner, SomeTemplates.Keep(plan));

    static (DomainErrorCode, string?) Codes(DomainError refusal) => (refusal.Code, refusal.Field);
}
