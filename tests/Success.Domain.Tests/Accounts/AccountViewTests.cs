using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Portfolio;
using Success.Domain.Tests.Agreements;
using static Success.Domain.Tests.Accounts.MeasuredAccount;

namespace Success.Domain.Tests.Accounts;

public sealed class AccountViewTests
{
    [Fact]
    public void For_Customer_LeavesOutWhatIsTheProvidersOwn()
    {
        var life = new MeasuredAccount();
        life.Scene.Do(life.Scene.Csm, new UpdateAccount { Segment = "smb" });
        life.Scene.Do(life.Scene.Csm, new RecordRevenue(new(2026, 1, 1), new Money(1000, "EUR")));
        life.Scene.Do(life.Scene.Csm, new AddComment(life.Deals.Plan, "Between us"));
        life.Scene.Do(life.Scene.Csm, new AddComment(life.Deals.Plan, "For both") { Audience = CommentAudience.Shared });

        var (csm, sponsor) = (See(life, Side.Provider), See(life, Side.Customer));

        Assert.Equal(2, csm.Plans[0].Plan.Comments.Length);
        Assert.Equal(CommentAudience.Shared, Assert.Single(sponsor.Plans[0].Plan.Comments).Audience);
        Assert.Equal("smb", csm.Profile.Segment?.ToString());
        Assert.Null(sponsor.Profile.Segment);
        Assert.Null(sponsor.Profile.Revenue.On(new(2026, 2, 1)));
        Assert.NotNull(csm.Attention);
        Assert.Null(sponsor.Attention);
    }

    [Fact]
    public void Provisional_IsSeenByTheProposingSideOnly()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 12, week => week);
        life.Deals.Propose(new ChangeDraft.SetTerms(
            1, life.Kpi, Measures.Outcome, true, Deals.Weekly(Way with { Target = new Target.Absolute(520) })));

        Assert.Equal(Standing.OnTrack, See(life, Side.Provider).Kpis[^1].Standing);
        Assert.True(See(life, Side.Provider).Kpis[^1].Provisional!.Value.IsAtRisk());
        Assert.Null(See(life, Side.Customer).Kpis[^1].Provisional);
        Assert.Empty(life.Alerts);
    }

    [Fact]
    public void Preview_SaysWhatTermsWouldHaveDone()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 30, week => 50 + (week % 2 * 4));
        var context = life.Scene.Context(life.Scene.Csm);

        var narrow = Account.Preview(life.Scene.Account, life.Kpi, Deals.Weekly(new Goal.Keep(30, 40, null, FirstDay, null)), context).Value;
        var wide = Account.Preview(life.Scene.Account, life.Kpi, Deals.Weekly(new Goal.Keep(30, 70, null, FirstDay, null)), context).Value;
        var noisy = Account.Preview(life.Scene.Account, life.Kpi, Deals.Weekly(new Goal.Keep(51, 53, null, FirstDay, null)), context).Value;
        var shortly = Account.Preview(
            life.Scene.Account, life.Kpi, Deals.Weekly(Way with { Start = new(2026, 9, 1), Due = new(2026, 10, 1) }), context).Value;

        Assert.Equal((1, 0), (narrow.Alerts, wide.Alerts));
        Assert.True(noisy.IsToleranceInsideNoise);
        Assert.False(wide.IsToleranceInsideNoise);
        Assert.True(shortly.IsTooShortToWarn);
        Assert.False(wide.IsTooShortToWarn);
    }

    [Fact]
    public void Summary_TellsThePortfolioHowItStands()
    {
        var life = new MeasuredAccount();
        life.Deals.Agree(new ChangeDraft.SetObjective(
            0, life.Deals.Objective, new("Answer faster") { Valuation = new(new(10, "EUR"), Scene.Seats, 1) }));
        life.Weeks(1, 10, week => week);
        life.Weeks(11, 20, week => 10);

        var summary = life.Scene.Account.Summarise(life.Scene.Now, 7, "Acme", amount => amount);

        Assert.Equal((7, "Acme", life.Standing), (summary.Version, summary.Name, summary.Standing));
        Assert.True(summary.Standing.IsAtRisk());
        Assert.Equal(new OpenAlerts(1, 1, 1), summary.OpenAlerts);
        Assert.Equal(new Money(520, "EUR"), summary.Attention!.Value.Value);
        Assert.Equal(10 / 52f, summary.Progress!.Value, 5);
        Assert.Equal(Week(20), summary.LatestData);
        Assert.False(summary.Sparkline.IsEmpty);
        Assert.Equal(WaitingFor.Nobody, summary.WaitingFor);
        Assert.Equal(Account.NextWake(life.Scene.Account), summary.NextWake);
    }

    static AccountView See(MeasuredAccount life, Side side) =>
        life.Scene.Account.For(side, side == Side.Provider ? Readers.Csm : Readers.Sponsor, life.Scene.Now);
}
