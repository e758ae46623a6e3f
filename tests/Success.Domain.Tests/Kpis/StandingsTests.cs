using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class StandingsTests
{
    static readonly StandingInputs OnPath = new() { HasBegun = true };

    // Everything at once; each rule of precedence then takes away what stands above it.
    static readonly StandingInputs Everything = new()
    {
        IsPaused = true,
        Verdict = Verdict.Missed,
        LacksData = true,
        IsBaselining = true,
        Level = DriftLevel.OffTrack,
        IsOvertaken = true,
        IsSustaining = true,
    };

    [Fact]
    public void OfKpi_EverythingAtOnce_FollowsThePrecedence()
    {
        var facts = Everything;
        Assert.Equal(Standing.Paused, Standings.OfKpi(facts));
        facts = facts with { IsPaused = false };
        Assert.Equal(Standing.Missed, Standings.OfKpi(facts));
        Assert.Equal(Standing.Achieved, Standings.OfKpi(facts with { Verdict = Verdict.Achieved }));
        Assert.Equal(Standing.MetWithinTolerance, Standings.OfKpi(facts with { Verdict = Verdict.MetWithinTolerance }));
        facts = facts with { Verdict = null };
        Assert.Equal(Standing.NotStarted, Standings.OfKpi(facts));
        facts = facts with { HasBegun = true };
        Assert.Equal(Standing.NoData, Standings.OfKpi(facts));
        facts = facts with { LacksData = false };
        Assert.Equal(Standing.Baselining, Standings.OfKpi(facts));
        facts = facts with { IsBaselining = false };
        Assert.Equal(Standing.OffTrack, Standings.OfKpi(facts));
        Assert.Equal(Standing.AtRisk, Standings.OfKpi(facts with { Level = DriftLevel.AtRisk }));
        Assert.Equal(Standing.Drifting, Standings.OfKpi(facts with { Level = DriftLevel.Drifting, IsOvertaken = false }));
        facts = facts with { Level = DriftLevel.None };
        Assert.Equal(Standing.Drifting, Standings.OfKpi(facts));
        facts = facts with { IsOvertaken = false };
        Assert.Equal(Standing.Sustaining, Standings.OfKpi(facts));
        Assert.Equal(Standing.OnTrack, Standings.OfKpi(OnPath));
    }

    [Fact]
    public void OfKpi_Default_HasNotStarted() => Assert.Equal(Standing.NotStarted, Standings.OfKpi(default));

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
