using Success.Domain.Drift;

namespace Success.Domain.Kpis;

/// <summary>How standings follow from facts, and those of plans and accounts from those of their parts.</summary>
public static class Standings
{
    /// <summary>
    /// The standing of a KPI. When several hold: an agreed pause silences everything, a verdict is final, what has not begun cannot be
    /// late, and without data nothing else can be said.
    /// </summary>
    public static Standing OfKpi(in StandingInputs facts) => facts switch
    {
        { IsPaused: true } => Standing.Paused,
        { Verdict: Verdict.Missed } => Standing.Missed,
        { Verdict: Verdict.Achieved } => Standing.Achieved,
        { Verdict: Verdict.MetWithinTolerance } => Standing.MetWithinTolerance,
        { HasBegun: false } => Standing.NotStarted,
        { LacksData: true } => Standing.NoData,
        { IsBaselining: true } => Standing.Baselining,
        { Level: DriftLevel.OffTrack } => Standing.OffTrack,
        { Level: DriftLevel.AtRisk } => Standing.AtRisk,
        { Level: DriftLevel.Drifting } or { IsOvertaken: true } => Standing.Drifting,
        { IsSustaining: true } => Standing.Sustaining,
        _ => Standing.OnTrack,
    };

    /// <summary>
    /// A standing as the customer sees it. Within the provider's head start on a drift alert it is shown as
    /// <see cref="Standing.Drifting"/>: that something changed is no secret, the verdict comes with the alert. Everything else follows
    /// from data and dates that both have before them.
    /// </summary>
    /// <param name="standing">Under agreed terms.</param>
    /// <param name="isDriftVisible">Whether the customer sees the KPI's drift alert at this instant, or there is none.</param>
    public static Standing ForCustomer(Standing standing, bool isDriftVisible) =>
        !isDriftVisible && standing is (Standing.OffTrack or Standing.AtRisk) ? Standing.Drifting : standing;

    /// <summary>
    /// The standing of a plan: that of its worst decisive KPI among those that are agreed. While no decisive one is agreed, the others
    /// speak for the plan; a plan in which nothing is agreed stands as <see cref="Standing.NotAgreed"/>.
    /// </summary>
    public static Standing OfPlan(IReadOnlyCollection<JudgedKpi> kpis)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        var decisive = Worst(kpis.Where(kpi => kpi.IsDecisive).Select(kpi => kpi.Agreed), Standing.NotAgreed);
        return decisive == Standing.NotAgreed ? Worst(kpis.Select(kpi => kpi.Agreed), Standing.NotAgreed) : decisive;
    }

    /// <summary>
    /// The standing of an account: that of its worst active plan, <see cref="Standing.NotAgreed"/> when nothing is agreed in any of them,
    /// <see cref="Standing.NoPlan"/> when there is none.
    /// </summary>
    public static Standing OfAccount(IEnumerable<Standing> activePlans)
    {
        ArgumentNullException.ThrowIfNull(activePlans);
        // 'No plan' is listed before 'not agreed', but it never meets one here: it is the answer to having none.
        return Worst(activePlans, Standing.NoPlan);
    }

    static Standing Worst(IEnumerable<Standing> standings, Standing ifNone) => standings.DefaultIfEmpty(ifNone).Min();
}
