using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class StandingsTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    static readonly Timeline Timeline =
        new(Start, Start.AddDays(364), Cadence.Weekly, [new(Start.AddDays(14), Start.AddDays(21), Shifts: false)]);

    [Theory]
    [InlineData(-1, Standing.NotStarted)]
    [InlineData(0, Standing.Baselining)]
    [InlineData(13, Standing.Baselining)]
    [InlineData(14, Standing.Paused)]
    [InlineData(21, Standing.Baselining)]
    [InlineData(29, Standing.Baselining)]
    [InlineData(30, Standing.NoData)]
    public void OfKpi_BaselineNotKnown_ShowsPauseStartAndMissingData(int day, Standing expected) =>
        Assert.Equal(expected, Standings.OfKpi(Timeline, null, Start.AddDays(30), Start.AddDays(day)));

    [Fact]
    public void OfKpi_NoTerms_IsNotAgreed() => Assert.Equal(Standing.NotAgreed, Standings.OfKpi(null, null, Start, Start));

    [Fact]
    public void OfPlan_DecisiveAndOther_IsTheWorstDecisive() =>
        Assert.Equal(
            Standing.AtRisk,
            Standings.OfPlan([new(true, Standing.OnTrack), new(true, Standing.AtRisk), new(false, Standing.OffTrack)]));

    [Fact]
    public void OfPlan_NoDecisiveAgreed_IsTheWorstOfTheOthers() =>
        Assert.Equal(Standing.Drifting, Standings.OfPlan([new(true, Standing.NotAgreed), new(false, Standing.Drifting)]));

    [Fact]
    public void OfPlan_OnlyProvisional_IsNotAgreed() =>
        Assert.Equal(Standing.NotAgreed, Standings.OfPlan([new(true, Standing.NotAgreed, ByProvider: Standing.OffTrack)]));

    [Fact]
    public void OfPlan_Empty_IsNotAgreed() => Assert.Equal(Standing.NotAgreed, Standings.OfPlan([]));

    [Fact]
    public void OfAccount_Plans_IsTheWorst() =>
        Assert.Equal(Standing.NoData, Standings.OfAccount([Standing.NotAgreed, Standing.NoData, Standing.OnTrack]));

    [Fact]
    public void OfAccount_NoneAgreed_IsNotAgreed() => Assert.Equal(Standing.NotAgreed, Standings.OfAccount([Standing.NotAgreed]));

    [Fact]
    public void OfAccount_NoPlans_IsNoPlan() => Assert.Equal(Standing.NoPlan, Standings.OfAccount([]));

    [Fact]
    public void ProvisionalFor_EachSide_IsItsOwnOnly()
    {
        var kpi = new JudgedKpi(true, Standing.OnTrack, ByProvider: Standing.OffTrack);

        Assert.Equal(Standing.OffTrack, kpi.ProvisionalFor(Side.Provider));
        Assert.Null(kpi.ProvisionalFor(Side.Customer));
    }

    [Theory]
    [InlineData(Standing.OffTrack, false, Standing.Drifting)]
    [InlineData(Standing.AtRisk, false, Standing.Drifting)]
    [InlineData(Standing.OffTrack, true, Standing.OffTrack)]
    [InlineData(Standing.Missed, false, Standing.Missed)]
    [InlineData(Standing.NoData, false, Standing.NoData)]
    public void ForCustomer_WithinTheHeadStart_ShowsThatItDriftsAndNoVerdict(Standing standing, bool isVisible, Standing expected) =>
        Assert.Equal(expected, Standings.ForCustomer(standing, isVisible));
}
