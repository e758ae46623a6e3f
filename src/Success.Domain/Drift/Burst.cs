namespace Success.Domain.Drift;

/// <summary>
/// A fold over observations in which values that follow each other faster than the cadence count as one. A burst is anchored at its
/// first value; values less than half a cadence after the anchor take its place.
/// </summary>
/// <param name="Before">What was known before the open burst.</param>
/// <param name="Anchor">Instant of the open burst's first value; null before any.</param>
/// <param name="Latest">The open burst's value so far.</param>
public sealed record Burst(Watch Before, DateTimeOffset? Anchor, Observation? Latest)
{
    const double Length = 0.5;

    /// <summary>Before any observation.</summary>
    public static Burst None { get; } = Following(Watch.Nothing);

    /// <summary>No burst is open after <paramref name="watch"/>.</summary>
    public static Burst Following(Watch watch) => new(watch, null, null);

    /// <summary>What is known if the open burst gets no further value.</summary>
    public Watch Close(DriftTerms terms) => Anchor is { } anchor && Latest is { } latest ? Before.Step(terms, anchor, latest) : Before;

    /// <summary>Takes in the next observation, later than all before.</summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="closed"><see cref="Close"/> of this burst.</param>
    /// <param name="observation">It is passed over when the terms do not judge its instant.</param>
    public Burst Add(DriftTerms terms, Watch closed, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(closed);
        if (!terms.Judges(observation.At, closed.Achieved))
        {
            return this;
        }

        return Anchor is { } anchor && terms.Timeline.TimeAt(observation.At) - terms.Timeline.TimeAt(anchor) < Length
            ? this with { Latest = observation }
            : new(closed, observation.At, observation);
    }

    internal void Pack(NumberWriter numbers)
    {
        Before.Pack(numbers);
        numbers.Byte(Latest is null ? (byte)0 : (byte)1);
        if (Anchor is { } anchor && Latest is { } latest)
        {
            latest.Pack(numbers);
            numbers.Long(anchor.UtcTicks - latest.At.UtcTicks);
        }
    }

    internal static Burst Unpack(ref NumberReader numbers)
    {
        var before = Watch.Unpack(ref numbers);
        if (numbers.Byte() == 0)
        {
            return Following(before);
        }

        var latest = Observation.Unpack(ref numbers);
        return new(before, latest.At.AddTicks(numbers.Long()), latest);
    }
}
