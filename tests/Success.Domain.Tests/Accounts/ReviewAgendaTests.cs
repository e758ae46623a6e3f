using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Portfolio;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Accounts;

/// <summary>What a review's agenda is derived from, and who sees what of it.</summary>
public sealed class ReviewAgendaTests
{
    [Fact]
    public void Agenda_OfAQuietAccount_OnlyClosesThePeriod()
    {
        var account = new MeasuredAccount();
        Review(account);

        Assert.Equal([AgendaTopic.ClosePeriod], TopicsFor(account, Side.Provider));
    }

    [Fact]
    public void Agenda_HoldsWhatIsWrongWaitsAndComes()
    {
        var account = new MeasuredAccount();
        account.Weeks(1, 9, week => week < 5 ? week : 1);
        var (scene, deals) = (account.Scene, account.Deals);
        var alert = account.Alerts.Single(alert => alert.Kind == AlertKind.Drift);
        scene.Now = alert.CustomerFrom!.Value > scene.Now ? alert.CustomerFrom.Value : scene.Now;
        Review(account);
        var today = scene.Account.Profile.Calendar.DateAt(scene.Now);
        scene.Do(scene.Csm, new AddMilestone(deals.Plan, new("Overdue", today.AddDays(-1))));
        scene.Do(scene.Csm, new AddMilestone(deals.Plan, new("Soon", today.AddDays(1))));
        scene.Do(scene.Csm, new AddAction(deals.Plan, new("Late", Side.Customer, today.AddDays(-1))));
        deals.Propose(deals.SetMentions());

        AgendaTopic[] all =
        [
            AgendaTopic.InDanger, AgendaTopic.MilestoneOverdue, AgendaTopic.ActionOverdue, AgendaTopic.MilestoneDue, AgendaTopic.ProposalWaiting,
            AgendaTopic.AlertUnanswered, AgendaTopic.ClosePeriod,
        ];
        Assert.Equal(all, TopicsFor(account, Side.Provider));
        Assert.Equal(all, TopicsFor(account, Side.Customer));
        Assert.Equal(
            all.Except([AgendaTopic.AlertUnanswered, AgendaTopic.ProposalWaiting]),
            TopicsFor(account, Side.Customer, action => action is not (PolicyAction.ReadAlerts or PolicyAction.ReadProposals)));

        scene.Do(scene.Csm, new AttendAlert(new RespondToAlert(alert.Id, "We look into it.", [])));
        Assert.DoesNotContain(AgendaTopic.AlertUnanswered, TopicsFor(account, Side.Provider));
    }

    // Both come with the same agenda: what the customer may not know yet is on nobody's.
    [Fact]
    public void Agenda_WithinTheHeadStart_DoesNotTellOfTheDrift()
    {
        var account = new MeasuredAccount();
        Review(account);
        account.Weeks(1, 4, week => week);
        for (var week = 5; account.Alerts.All(alert => alert.Kind != AlertKind.Drift); week++)
        {
            account.Record(MeasuredAccount.At(week, 1));
        }

        Assert.True(account.Scene.Now < account.Alerts.Single(alert => alert.Kind == AlertKind.Drift).CustomerFrom);
        foreach (var side in Enum.GetValues<Side>())
        {
            Assert.DoesNotContain(AgendaTopic.AlertUnanswered, TopicsFor(account, side));
            Assert.Equal(TopicsFor(account, Side.Customer), TopicsFor(account, side));
        }
    }

    [Fact]
    public void Agenda_OfADisputedNumber_NamesItsKpi()
    {
        var account = new MeasuredAccount();
        account.Weeks(1, 2, week => week);
        Review(account);
        var dispute = new DisputeMeasurement(MeasurementTime.Of(MeasuredAccount.Week(2)), account.Source, "We counted less.");
        account.Scene.Do(account.Scene.Sponsor, new ChangeMeasurement(account.Metric, 1, dispute));

        var item = Agenda(account, Side.Customer).Single(item => item.Topic == AgendaTopic.Disputed);

        Assert.Equal(Reference.To(account.Kpi), item.Subject);
        Assert.Empty(Agenda(account, Side.Customer, action => action != PolicyAction.ReadMeasurements).Where(item => item.Topic == AgendaTopic.Disputed));
    }

    [Fact]
    public void Agenda_OfOnePlan_LeavesAnotherPlansThingsOut()
    {
        var account = new MeasuredAccount();
        Review(account);
        var other = account.Scene.Make<Plan>(account.Scene.Csm, new CreatePlan("Another"));
        account.Scene.Do(account.Scene.Csm, new AddMilestone(other, new("Overdue", new(2026, 1, 1))));
        account.Scene.Do(account.Scene.Csm, new Propose(other, [new ChangeDraft.SetNoticeRule(0, 2)]));

        Assert.Equal([AgendaTopic.ClosePeriod], TopicsFor(account, Side.Provider));
        Assert.Equal(
            [WaitingFor.Nobody, WaitingFor.Customer],
            account.Scene.Account.For(Side.Provider, _ => true, account.Scene.Now).Plans.Select(plan => plan.WaitingFor));
    }

    static void Review(MeasuredAccount account)
    {
        var scene = account.Scene;
        var today = scene.Account.Profile.Calendar.DateAt(scene.Now);
        scene.Do(scene.Csm, new HoldReview(new PlanReview(account.Deals.Plan, ReviewKind.CheckIn, today.AddDays(-30), today.AddDays(-1), scene.Now.AddDays(2))));
    }

    static IEnumerable<AgendaTopic> TopicsFor(MeasuredAccount account, Side side, Func<PolicyAction, bool>? may = null) =>
        Agenda(account, side, may).Select(item => item.Topic);

    static ImmutableArray<AgendaItem> Agenda(MeasuredAccount account, Side side, Func<PolicyAction, bool>? may = null) =>
        account.Scene.Account.For(side, may ?? (_ => true), account.Scene.Now).Reviews.Single().Agenda;
}
