using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Agreements;

public sealed class BaselineTests
{
    static readonly double[] Six = [90, 110, 100, 400, 80, 95];

    readonly Deals _deals = new();

    Scene Scene => _deals.Scene;

    [Fact]
    public void Baseline_NobodyObjects_EntersIntoForceAfterTenDays()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));
        Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));
        var until = Scene.Now + TakenBaseline.ObjectionTime;
        Assert.Null(_deals.Kpi(_deals.Mentions).Aim);
        Assert.Equal(until, Account.NextWake(Scene.Account));

        Scene.Now = until - TimeSpan.FromTicks(1);
        Assert.Empty(Scene.Do(new SystemActor(), new WakeAccount()).Events);
        Scene.Now = until;
        Scene.Do(new SystemActor(), new WakeAccount());

        // The median of 80, 90, 95, 100, 110 and 400.
        var aim = Assert.IsType<Aim.Reach>(_deals.Kpi(_deals.Mentions).Aim);
        Assert.Equal((97.5, 68.25), (aim.Baseline, aim.Target));
        Scene.Refused(Scene.Sponsor, new ObjectToBaseline(_deals.Mentions, 1, "Too late"), DomainErrorCode.Conflict, "kpi");
    }

    [Fact]
    public void Baseline_ObjectedInTime_NeverHoldsUntilOtherTermsAreAgreed()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));
        Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));
        Scene.Refused(Scene.Sponsor, new ObjectToBaseline(_deals.Mentions, 2, "No"), DomainErrorCode.Stale, "revision");

        Scene.Do(Scene.Sponsor, new ObjectToBaseline(_deals.Mentions, 1, "A holiday was in it"));
        Scene.Now += TakenBaseline.ObjectionTime;
        Assert.Empty(Scene.Do(new SystemActor(), new WakeAccount()).Events);
        Assert.Equal("A holiday was in it", Scene.Texts[Kpi.ObjectionKey(_deals.Mentions, 1)]);
        Assert.Null(_deals.Kpi(_deals.Mentions).Aim);

        _deals.Agree(_deals.SetMentions(1));
        Assert.NotNull(_deals.Kpi(_deals.Mentions).Aim);
    }

    [Fact]
    public void Baseline_ThatLeavesNoWayToTheTarget_IsObjectedAtOnce()
    {
        _deals.Agree(Taken(new Target.Absolute(97.5)));

        var decision = Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));

        Assert.Equal([typeof(BaselineTaken), typeof(BaselineObjected)], decision.Events.Select(happened => happened.GetType()));
        Assert.Null(Account.NextWake(Scene.Account));
    }

    [Fact]
    public void Baseline_StaysWhenAnotherTermChangesAndGoesWhenItsRuleDoes()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));
        Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));
        _deals.Agree(Taken(new Target.Relative(-40), basedOn: 1));
        Assert.Equal(97.5, _deals.Kpi(_deals.Mentions).TakenBaseline?.Value);

        _deals.Agree(Taken(new Target.Relative(-40), basedOn: 2, periods: 5));
        Assert.Null(_deals.Kpi(_deals.Mentions).TakenBaseline);
    }

    [Fact]
    public void Baseline_ThatLeavesNoWayToAnotherTarget_IsTakenAnew()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));
        Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));

        _deals.Agree(Taken(new Target.Absolute(97.5), basedOn: 1));

        Assert.Null(_deals.Kpi(_deals.Mentions).TakenBaseline);
        Assert.Null(_deals.Kpi(_deals.Mentions).Aim);
    }

    [Fact]
    public void TakeBaseline_Again_HasNoEvents()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));
        Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six));

        Assert.Empty(Scene.Do(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, [1, 2, 3, 4, 5, 6])).Events);
    }

    [Fact]
    public void TakeBaseline_FromTooFewObservations_IsInvalid()
    {
        _deals.Agree(Taken(new Target.Relative(-30)));

        Scene.Refused(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six[..5]), DomainErrorCode.Invalid, "observations");
    }

    [Fact]
    public void TakeBaseline_OfAKnownOne_IsAConflict()
    {
        _deals.Agree(_deals.SetMentions());

        Scene.Refused(new SystemActor(), new TakeBaseline(_deals.Mentions, 1, Six), DomainErrorCode.Conflict, "kpi");
    }

    ChangeDraft.SetTerms Taken(Target target, int basedOn = 0, int periods = 6) => new(
        basedOn,
        _deals.Mentions,
        Measures.Outcome,
        true,
        Deals.Weekly(Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Median, periods), Target = target }));
}
