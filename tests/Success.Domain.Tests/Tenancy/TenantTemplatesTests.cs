using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantTemplatesTests
{
    readonly Workspace _workspace = new();

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

        Assert.Equal("plan", Refused(SomeTemplates.Onboarding with { Milestones = [new("Beyond", TenantLimits.MaxTemplateDays + 1)] }).Field);
        Assert.Equal("plan", Refused(SomeTemplates.Onboarding with { Actions = [new("Before", Side.Provider, -1)] }).Field);
    }

    [Fact]
    public void KeepTemplate_TooLong_IsRefused()
    {
        TemplateObjective Objective(int length) => new("Outcome", new string('x', length), []);
        var length = TenantLimits.MaxTemplateLength - System.Text.Json.JsonSerializer.Serialize(
            new PlanTemplate("T", [Objective(0)], [], []), DomainJson.Options).Length;

        Keep(new("T", [Objective(length)], [], []));

        Assert.Equal((DomainErrorCode.LimitReached, "plan"), Codes(Refused(new("T", [Objective(length + 1)], [], []))));
    }

    [Fact]
    public void KeepTemplate_MoreThanAPlanHolds_IsRefused()
    {
        var milestones = Enumerable.Range(0, PlanLimits.MaxMilestones + 1).Select(number => new TemplateMilestone($"M{number}", number)).ToList();

        Keep(new("T", [], milestones[1..], []));

        Assert.Equal((DomainErrorCode.LimitReached, "plan.milestones"), Codes(Refused(new("T", [], milestones, []))));
    }

    [Fact]
    public void KeepTemplate_ByWhoOnlyLooksAfterAccounts_IsForbidden() =>
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(_workspace.Join(Role.ProviderCsm)), SomeTemplates.Keep()).Code);

    Id<Template> Keep(PlanTemplate plan) => _workspace.Do(Owner, SomeTemplates.Keep(plan)).OfType<TemplateKept>().Single().Template;

    DomainError Refused(PlanTemplate plan) => _workspace.Refuse(Owner, SomeTemplates.Keep(plan));

    static (DomainErrorCode, string?) Codes(DomainError refusal) => (refusal.Code, refusal.Field);
}
