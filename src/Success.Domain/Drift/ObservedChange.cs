using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Success.Domain.Drift;

/// <summary>
/// What became of a KPI's observations, with the detector's states that followed: carrying it out computes nothing, so that a journal
/// reads the same after the detector's constants have changed.
/// </summary>
/// <param name="Observations">What is put at the end, in order.</param>
/// <param name="Now">What is known after everything.</param>
/// <param name="Settled">As in <see cref="ObservedSeries.Settled"/>.</param>
/// <param name="From">From when on observations are taken away; null for none.</param>
/// <param name="Before">What was known before the open burst; null when it is what was known before this change.</param>
/// <param name="Anchor">Instant of the open burst's first value; null when none is open.</param>
/// <param name="Latest">The open burst's value; null when none is open.</param>
/// <param name="Base">What is known before the first observation that is held; null when that did not change.</param>
/// <param name="BaseThrough">As in <see cref="ObservedSeries.BaseThrough"/>.</param>
public sealed record ObservedChange(
    ImmutableArray<Observation> Observations,
    Watch Now,
    int Settled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? From = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Watch? Before = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Anchor = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Observation? Latest = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Burst? Base = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? BaseThrough = null)
{
    /// <summary>The change from one series to the next, given what was taken away and put at its end.</summary>
    internal static ObservedChange Between(
        ObservedSeries before, ObservedSeries after, DateTimeOffset? from, ImmutableArray<Observation> observations) => new(
        observations,
        after.Now,
        after.Settled,
        from,
        ReferenceEquals(after.Open.Before, before.Now) ? null : after.Open.Before,
        after.Open.Anchor,
        after.Open.Latest,
        ReferenceEquals(after.Base, before.Base) ? null : after.Base,
        after.BaseThrough);

    /// <summary>The change to a series that was replayed from its beginning.</summary>
    internal static ObservedChange To(ObservedSeries after) =>
        Between(ObservedSeries.Empty, after, DateTimeOffset.MinValue, after.Window) with { Base = after.Base, Before = after.Open.Before };
}

/// <content>Changes as events carry them.</content>
public sealed partial record ObservedSeries
{
    /// <summary>Carries out a change.</summary>
    internal ObservedSeries After(ObservedChange change)
    {
        var kept = change.From is { } from ? FirstFrom(from) : Window.Length;
        ImmutableArray<Observation> window = [.. Window.AsSpan()[..kept], .. change.Observations];
        var open = new Burst(change.Before ?? Now, change.Anchor, change.Latest);
        return new(
            change.Base ?? Base, change.BaseThrough, window.Length > Capacity ? window[^Capacity..] : window, change.Settled, open, change.Now);
    }
}
