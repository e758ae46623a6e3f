using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Plans;

/// <summary>What a tenant has set holds for whatever begins in it and says nothing else.</summary>
public sealed class UsualTests
{
    static TenantSettings Set { get; } = TenantSettings.Default with
    {
        HeadStartDays = 3,
        FalseAlarms = FalseAlarmSetting.Quiet,
        Zone = ZoneName.Create("Europe/Berlin").Value,
    };

    [Fact]
    public void Plan_TakesTheHeadStartThatIsUsualWhenItIsMadeAndKeepsIt()
    {
        var scene = Scene.Opened();
        scene.Settings = Set;
        var plan = scene.Make<Plan>(scene.Csm, new CreatePlan("Plan"));
        scene.Settings = TenantSettings.Default;
        var next = scene.Make<Plan>(scene.Csm, new RenewPlan(plan, "Next", []));

        Assert.Equal([3, 1], new[] { plan, next }.Select(id => scene.Account.Plans.First(one => one.Id == id).NoticeRule.HeadStart));
        scene.Reload();
        Assert.Equal(new NoticeRule(3), scene.Account.Plans[0].NoticeRule);
    }

    [Fact]
    public void Plan_AfterAnAgreementOnTheHeadStart_GoesByThat()
    {
        var scene = Scene.Opened();
        scene.Settings = Set;
        var plan = scene.Make<Plan>(scene.Csm, new CreatePlan("Plan"));
        var proposal = scene.Make<Proposal>(scene.Csm, new Propose(plan, [new ChangeDraft.SetNoticeRule(0, 0)]));
        var envelope = scene.Account.Proposals[0].Envelope;

        scene.Do(scene.Sponsor, new AnswerProposal(proposal, envelope.Digest) { Accept = [envelope.Changes[0].Id] });

        Assert.Equal(new NoticeRule(0), scene.Account.Plans[0].NoticeRule);
    }

    [Theory]
    [InlineData(null, FalseAlarmSetting.Quiet)]
    [InlineData(FalseAlarmSetting.Default, FalseAlarmSetting.Default)]
    [InlineData(FalseAlarmSetting.Early, FalseAlarmSetting.Early)]
    public void Terms_ThatSayNothingOfFalseAlarms_TakeWhatIsUsual(FalseAlarmSetting? said, FalseAlarmSetting expected)
    {
        var deals = new Deals();
        deals.Scene.Settings = Set;

        deals.Propose(new ChangeDraft.SetTerms(0, deals.Seats, Measures.Outcome, true, Deals.Weekly(Deals.Keep) with { FalseAlarms = said }));

        var change = Assert.IsType<Change.SetTerms>(deals.Scene.Account.Proposals[0].Envelope.Changes[0]);
        Assert.Equal(expected, change.Content.Terms.FalseAlarms);
    }

    [Fact]
    public void Account_OpenedWithoutACalendar_LivesInTheTenantsZone()
    {
        var scene = new Scene { Settings = Set };
        scene.Do(scene.Csm, new OpenAccount(scene.AccountId, "Acme"));

        Assert.Equal(Calendar.Default with { Zone = "Europe/Berlin" }, scene.Account.Profile.Calendar);
    }

    [Fact]
    public void Terms_OnARetiredMetric_AreRefusedAndThoseInForceStay()
    {
        var deals = new Deals();
        deals.Agree(deals.SetSeats());
        deals.Scene.Retired.Add(Scene.Seats);

        deals.Scene.Refused(deals.Scene.Csm, new Propose(deals.Plan, [deals.SetSeats(1)]), DomainErrorCode.Conflict, "changes[0].terms.metricVersion");
        deals.Scene.Refused(deals.Scene.Csm, new AddKpi(deals.Objective, new("More seats", Scene.Seats)), DomainErrorCode.Conflict, "kpi.metric");
        deals.Propose(new ChangeDraft.PauseKpi(1, deals.Seats, new(new(2026, 5, 1), new(2026, 5, 9), PauseEffect.Keep)));
        Assert.Equal("terms.metricVersion", Account.Preview(deals.Scene.Account, deals.Seats, Deals.Weekly(Deals.Keep), deals.Scene.Context(deals.Scene.Csm)).Error?.Field);
    }
}
