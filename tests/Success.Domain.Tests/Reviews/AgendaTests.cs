using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Reviews;

public sealed class AgendaTests
{
    static readonly Review Review = new()
    {
        Id = Id<Review>.Create(new Guid(1, 0, 0, new byte[8])),
        Plan = Id<Plan>.Create(new Guid(2, 0, 0, new byte[8])),
        Kind = ReviewKind.Quarterly,
        Period = new(new(2026, 1, 1), new(2026, 3, 31)),
        MeetsAt = new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Of_QuietPlan_OnlyClosesThePeriod() =>
        Assert.Equal([new AgendaItem(AgendaTopic.ClosePeriod, Reference.To(Review.Id))], Agenda.Of(Review, new()));

    [Fact]
    public void Of_Kpis_TellsTheWorstAndTheDecisiveFirst()
    {
        var agenda = Agenda.Of(Review, new()
        {
            Today = new(2026, 4, 2),
            Kpis =
            [
                (Kpi(1), new(false, Standing.AtRisk), null),
                (Kpi(2), new(true, Standing.AtRisk), null),
                (Kpi(3), new(true, Standing.OffTrack), null),
                (Kpi(4), new(true, Standing.Achieved), null),
                (Kpi(5), new(true, Standing.OnTrack), new(2026, 4, 30)),
                (Kpi(6), new(true, Standing.OnTrack), new(2026, 12, 31)),
                (Kpi(7), new(true, Standing.NoData), null),
            ],
        });

        Assert.Equal(
            [
                (AgendaTopic.InDanger, Reference.To(Kpi(3))),
                (AgendaTopic.InDanger, Reference.To(Kpi(2))),
                (AgendaTopic.InDanger, Reference.To(Kpi(1))),
                (AgendaTopic.DueSoon, Reference.To(Kpi(5))),
                (AgendaTopic.WithoutData, Reference.To(Kpi(7))),
                (AgendaTopic.Reached, Reference.To(Kpi(4))),
                (AgendaTopic.ClosePeriod, Reference.To(Review.Id)),
            ],
            agenda.Select(item => (item.Topic, item.Subject)));
    }

    [Fact]
    public void Of_WhatWaits_SaysWhoseTurnItIs()
    {
        var proposal = Reference.Parse("prp_1").Value;
        var restatement = new PeriodRestatement(
            Id<PeriodRestatement>.Create(new Guid(3, 0, 0, new byte[8])), Review.Id, Kpi(1), 1, default, Who.Of(Side.Customer, default(Id<Member>)), default);
        var accepted = Review with { Customer = new Acceptance(default, default, default) };

        var agenda = Agenda.Of(accepted, new() { Proposals = [(proposal, Side.Customer)], Restatements = [restatement] });

        Assert.Equal(
            [(AgendaTopic.ProposalWaiting, Side.Customer), (AgendaTopic.RestatementWaiting, Side.Provider), (AgendaTopic.ClosePeriod, (Side?)Side.Provider)],
            agenda.Select(item => (item.Topic, item.Owes)));
    }

    [Fact]
    public void Of_Acceptance_CountsOnlyWhileTheSnapshotIsTheSame()
    {
        var seen = PeriodDigest.Parse($"p1-{new string('1', 64)}").Value;
        var accepted = Review with { Customer = new Acceptance(seen, default, default) };

        Assert.Equal(Side.Provider, Agenda.Of(accepted, new() { Digest = seen })[^1].Owes);
        Assert.Null(Agenda.Of(accepted, new())[^1].Owes);
    }

    // The day before today is overdue; the last day before the next review is soon, the day after it is not.
    [Theory]
    [InlineData(-1, AgendaTopic.MilestoneOverdue)]
    [InlineData(0, AgendaTopic.MilestoneDue)]
    [InlineData(20, AgendaTopic.MilestoneDue)]
    [InlineData(21, null)]
    public void Of_Milestone_IsOverdueOrComesBeforeTheNextReview(int days, AgendaTopic? topic)
    {
        var today = new DateOnly(2026, 4, 2);
        var milestone = new Milestone(Id<Milestone>.Create(new Guid(4, 0, 0, new byte[8])), default, today.AddDays(days), default);

        var agenda = Agenda.Of(Review, new() { Today = today, NextReview = today.AddDays(20), Milestones = [milestone] });
        var reached = Agenda.Of(Review, new() { Today = today, Milestones = [milestone with { Completed = new Completion() }] });

        Assert.Equal(topic, agenda.SkipLast(1).Select(item => (AgendaTopic?)item.Topic).SingleOrDefault());
        Assert.Single(reached);
    }

    // The last day of a period as long as this one; 2026-06-29 for the first quarter.
    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Of_WithoutANextReview_LooksAheadAsFarAsThisOneLooksBack(int day, bool listed)
    {
        var milestone = new Milestone(Id<Milestone>.Create(new Guid(4, 0, 0, new byte[8])), default, new(2026, 6, day), default);

        Assert.Equal(listed ? 2 : 1, Agenda.Of(Review, new() { Today = new(2026, 4, 2), Milestones = [milestone] }).Count);
    }

    [Fact]
    public void Of_Action_ThatIsOverdue_SaysWhoseItIs()
    {
        var today = new DateOnly(2026, 4, 2);
        PlanAction Action(int number, DateOnly? due) => new(Id<PlanAction>.Create(new Guid(number, 0, 0, new byte[8])), default, Side.Customer, default, due, default);

        var agenda = Agenda.Of(Review, new() { Today = today, Actions = [Action(1, today), Action(2, today.AddDays(-1)), Action(3, null)] });

        var item = Assert.Single(agenda.SkipLast(1));
        Assert.Equal((AgendaTopic.ActionOverdue, (Side?)Side.Customer, (DateOnly?)today.AddDays(-1)), (item.Topic, item.Owes, item.Day));
    }

    static Id<Kpi> Kpi(int number) => Id<Kpi>.Create(new Guid(number, 0, 0, new byte[8]));
}
