using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Portfolio;
using Success.Domain.Reviews;
using Success.Domain.Tests.Agreements;
using static Success.Domain.Tests.Accounts.MeasuredAccount;

namespace Success.Domain.Tests.Accounts;

/// <summary>The life of one account as its two sides live it, from the first proposal to the period that both close.</summary>
public sealed class LifeTests
{
    [Fact]
    public void Account_FromTheFirstProposalToTheClosedPeriod_TellsBothSidesTheSameStory()
    {
        var life = new MeasuredAccount();
        var scene = life.Scene;

        // The provider proposes a wider tolerance; the customer counters; the provider accepts exactly what it saw.
        var proposal = life.Deals.Propose(Terms(life, tolerance: 5));
        scene.Do(scene.Sponsor, new AnswerProposal(proposal, life.Deals.Open(proposal).Envelope.Digest) { Counter = [Terms(life, tolerance: 4)] });
        Assert.Equal(WaitingFor.Provider, Summary(life).WaitingFor);
        scene.Do(scene.Csm, life.Deals.AcceptAll(proposal));
        Assert.Equal(4, life.Watch.Terms.Path(keptSince: null).Tolerance);

        // It goes as planned for a while.
        life.Weeks(1, 8, week => week);
        Assert.Equal(Standing.OnTrack, Provider(life).Kpis[^1].Standing);
        Assert.Empty(Provider(life).Alerts);

        // Then nothing moves any more. The provider knows at that measurement; the customer sees that something changes, and no verdict.
        for (var week = 9; Provider(life).Alerts.IsEmpty; week++)
        {
            life.Record(At(week, 8));
        }

        Assert.True(Provider(life).Standing.IsAtRisk());
        Assert.NotNull(Provider(life).Kpis[^1].Drift!.Shortfall);
        Assert.Equal(Standing.Drifting, Customer(life).Standing);
        Assert.True(Customer(life).Kpis[^1].IsWithinHeadStart);
        Assert.Null(Customer(life).Kpis[^1].Drift!.Shortfall);
        Assert.Empty(Customer(life).Alerts);

        // With the provider's first step both see the same reason and the same forecast.
        scene.Do(scene.Csm, new AttendAlert(new RespondToAlert(Provider(life).Alerts[0].Id, "We train the second team on Monday.", [])));
        Assert.Equal(Provider(life).Kpis[^1].Drift, Customer(life).Kpis[^1].Drift);
        Assert.Equal(Provider(life).Standing, Customer(life).Standing);
        var seen = Assert.Single(Customer(life).Alerts);
        scene.Do(scene.Sponsor, new AttendAlert(new ProposeCause(seen.Id, Cause.Customer)));
        scene.Do(scene.Csm, new AttendAlert(new AgreeCause(seen.Id, Cause.Customer)));
        Assert.Equal(Cause.Customer, Customer(life).Alerts[0].AgreedCause);

        // It helps: the same alert clears.
        var last = (int)Math.Round((scene.Now - Week(0)) / TimeSpan.FromDays(7));
        var next = last + 1;
        for (; next < last + 30 && Customer(life).Alerts[0].End is null; next++)
        {
            life.Record(At(next, next + 1));
        }

        // A level goes down once two values in a row are better.
        life.Weeks(next, next + 2, week => week + 1);
        Assert.Equal(AlertStatus.Cleared, Assert.Single(Customer(life).Alerts).Status);
        Assert.Equal(Standing.OnTrack, Customer(life).Standing);

        // Both close the period by one digest, and its numbers are confirmed thereby.
        var review = Id<Review>.Parse(scene.Do(
            scene.Csm, new HoldReview(new PlanReview(life.Deals.Plan, ReviewKind.Quarterly, new(2026, 3, 1), new(2026, 6, 30), scene.Now))).Subject).Value;
        life.Wake();
        var digest = Assert.Single(Provider(life).Reviews).Digest;
        Assert.Equal(digest, Assert.Single(Customer(life).Reviews).Digest);
        scene.Do(scene.Csm, new HoldReview(new AcceptPeriod(review, digest)));
        scene.Do(scene.Sponsor, new HoldReview(new AcceptPeriod(review, digest)));
        Assert.Equal(digest, Assert.Single(Customer(life).ClosedPeriods).Digest);
        var series = Assert.Single(scene.Account.Series);
        Assert.Equal(
            new ReviewedTime(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)), Assert.Single(series.Reviewed.Times));

        scene.Reload();
    }

    static ChangeDraft.SetTerms Terms(MeasuredAccount life, double tolerance) =>
        new(1, life.Kpi, Measures.Outcome, true, Deals.Weekly(Way with { Tolerance = tolerance }));

    static AccountView Provider(MeasuredAccount life) => life.Scene.Account.For(Side.Provider, Readers.Csm, life.Scene.Now);

    static AccountView Customer(MeasuredAccount life) => life.Scene.Account.For(Side.Customer, Readers.Sponsor, life.Scene.Now);

    static AccountSummary Summary(MeasuredAccount life) => life.Scene.Account.Summarise(life.Scene.Now, 1, "Acme", amount => amount);
}
