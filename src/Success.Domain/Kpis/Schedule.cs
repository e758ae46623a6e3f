using Success.Domain.Accounts;

namespace Success.Domain.Kpis;

/// <summary>
/// The days of terms as instants of the account's calendar. They are fixed when the terms are proposed: what was agreed does not move
/// when the account changes its time zone, or a country its clocks.
/// </summary>
/// <param name="Start">The first moment of the first day.</param>
/// <param name="Due">The first moment after the last day; null when the KPI is open.</param>
/// <param name="Pauses">In order, not overlapping.</param>
public sealed record Schedule(DateTimeOffset Start, DateTimeOffset? Due, IReadOnlyList<Pause> Pauses)
{
    /// <summary>In order, not overlapping.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = Pauses.Count == 0 ? [] : Pauses;

    /// <summary>The schedule of terms in a calendar.</summary>
    public static Schedule Of(Terms terms, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calendar);
        return new(
            calendar.StartOf(terms.Goal.FirstDay),
            terms.Goal.LastDay is { } last ? calendar.StartOf(last.AddDays(1)) : null,
            [.. terms.Pauses.Select(pause => Instants(pause, calendar))]);
    }

    /// <summary>A pause as instants.</summary>
    public static Pause Instants(AgreedPause pause, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new(calendar.StartOf(pause.From), calendar.StartOf(pause.Through.AddDays(1)), pause.Effect == PauseEffect.Shift);
    }

    /// <summary>The clocks that follow from it.</summary>
    public Timeline ToTimeline(Cadence cadence) => new(Start, Due, cadence, Pauses);
}
