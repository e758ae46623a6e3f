using Success.Domain.Drift;

namespace Success.Domain.Kpis;

/// <summary>How standings follow from facts, and those of plans and accounts from those of their parts.</summary>
public static class Standings
{
    /// <summary>
    /// The standing of a KPI: under terms with numbers what <see cref="Outlook.StandingAt"/> says. While the baseline's rule has not given
    /// its value there are no numbers to judge by; then a pause, the start and missing data still show.
    /// </summary>
    /// <param name="timeline">The agreed timeline; null when no terms are agreed.</param>
    /// <param name="outlook">The outlook under the agreed terms; null while the baseline is not known.</param>
    /// <param name="noDataAt">While the baseline is not known: when the absence of the next value becomes an alert.</param>
    /// <param name="now">The instant.</param>
    public static Standing OfKpi(Timeline? timeline, Outlook? outlook, DateTimeOffset noDataAt, DateTimeOffset now)
    {
        if (timeline is null)
        {
            return Standing.NotAgreed;
        }

        return outlook?.StandingAt(now) ?? now switch
        {
            _ when timeline.PauseAt(now) is not null => Standing.Paused,
            _ when now < timeline.Start => Standing.NotStarted,
            _ when now >= noDataAt => Standing.NoData,
            _ => Standing.Baselining,
        };
    }

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
