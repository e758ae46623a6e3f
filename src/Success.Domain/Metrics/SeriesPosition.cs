namespace Success.Domain.Metrics;

/// <summary>
/// Where a measurement stands in its series: by slot, then by instant, then by source. The order of arrival plays no part.
/// </summary>
/// <param name="Slot">
/// What is judged together: the number of the first day of its period (<see cref="DateOnly.DayNumber"/>), or for kinds without periods the instant.
/// </param>
/// <param name="At">Its instant in Unix milliseconds, or <see cref="Whole"/>.</param>
/// <param name="Source">Who supplies it.</param>
readonly record struct SeriesPosition(long Slot, long At, MeasurementSource Source) : IComparable<SeriesPosition>
{
    /// <summary>Stands for the instant of a measurement that speaks of its whole period: after everything that happens within.</summary>
    public const long Whole = long.MaxValue;

    public int CompareTo(SeriesPosition other) =>
        Slot.CompareTo(other.Slot) is var bySlot and not 0 ? bySlot
        : At.CompareTo(other.At) is var byInstant and not 0 ? byInstant
        : Source.CompareTo(other.Source);
}
