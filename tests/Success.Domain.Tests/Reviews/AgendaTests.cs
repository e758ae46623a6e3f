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
    public void Of_Kpis_TellsWhatWasReachedThenTheWorstAndTheDecisiveFirst()
    {
        var agenda = Agenda.Of(Review, new()
        {
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
                (AgendaTopic.Reached, Reference.To(Kpi(4))),
                (AgendaTopic.InDanger, Reference.To(Kpi(3))),
                (AgendaTopic.InDanger, Reference.To(Kpi(2))),
                (AgendaTopic.InDanger, Reference.To(Kpi(1))),
                (AgendaTopic.WithoutData, Reference.To(Kpi(7))),
                (AgendaTopic.DueSoon, Reference.To(Kpi(5))),
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

    static Id<Kpi> Kpi(int number) => Id<Kpi>.Create(new Guid(number, 0, 0, new byte[8]));
}
