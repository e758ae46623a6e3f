using Success.Domain.Portfolio;

namespace Success.Domain.Kpis;

/// <summary>
/// What it may cost to look away from one decisive KPI: its value × the chance of missing it × the nearness of the day on which that
/// counts. An account's attention (<see cref="Attention.Of"/>) is the sum of its stakes; they are its parts.
/// </summary>
/// <param name="Kpi">Whose stake it is.</param>
/// <param name="Attention">The product with its factors.</param>
public readonly record struct Stake(Id<Kpi> Kpi, Attention Attention)
{
    /// <summary>
    /// Days in which nearness doubles: about the time in which a renewal is prepared, so that something due in a quarter weighs half of
    /// what is due today.
    /// </summary>
    public const double HalfLifeDays = 90;

    /// <summary>How far away something without any date counts: nobody asks for it before the next year's plan.</summary>
    public const int UndatedDays = 365;

    // Without data nobody can say; even odds are the honest guess unless the last forecast was worse.
    const double ChanceWithoutData = 0.5;

    /// <summary>The stake of a KPI.</summary>
    /// <param name="kpi">Which.</param>
    /// <param name="value">What reaching its target is worth by the agreed valuation; 0 or more, in the tenant's reporting currency.</param>
    /// <param name="chance">From <see cref="ChanceOfMissing"/>.</param>
    /// <param name="nearness">From <see cref="NearnessOf"/>.</param>
    public static Stake Of(Id<Kpi> kpi, Money value, double chance, double nearness) => new(kpi, Attention.Part(value, chance, nearness));

    /// <summary>
    /// 2^(−days/<see cref="HalfLifeDays"/>), days being those until the due date or the renewal, whichever comes first. A day that has
    /// passed counts 1 until the sides agree on another: the KPI is no less urgent for being late. Halving evenly means that time alone
    /// never reorders two accounts whose days both lie ahead; only news does.
    /// </summary>
    /// <param name="today">Today in the account's calendar.</param>
    /// <param name="due">The KPI's due date; null when it is open.</param>
    /// <param name="renewal">The account's renewal; null when unknown.</param>
    /// <returns>Above 0 and at most 1.</returns>
    public static double NearnessOf(DateOnly today, DateOnly? due, DateOnly? renewal)
    {
        var days = Math.Min(DaysUntil(due), DaysUntil(renewal));
        return Math.Pow(2, -Math.Max(0, days == int.MaxValue ? UndatedDays : days) / HalfLifeDays);

        int DaysUntil(DateOnly? day) => day is { } known ? known.DayNumber - today.DayNumber : int.MaxValue;
    }

    /// <summary>The chance of missing, by the standing under agreed terms and the detector's last forecast.</summary>
    /// <param name="standing">How the KPI stands.</param>
    /// <param name="forecast">
    /// Chance of being out of tolerance, now or at the due date, 0 to 1; null before the first observation, which counts as none.
    /// </param>
    public static double ChanceOfMissing(Standing standing, double? forecast)
    {
        var chance = forecast ?? 0;
        if (!(chance is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(forecast), forecast, "A chance is from 0 to 1.");
        }

        return standing switch
        {
            Standing.Missed => 1,
            Standing.NoData => Math.Max(chance, ChanceWithoutData),
            Standing.OffTrack or Standing.AtRisk or Standing.Drifting or Standing.OnTrack or Standing.Sustaining => chance,
            _ => 0,
        };
    }
}
