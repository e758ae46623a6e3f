using System.Collections.Immutable;
using Success.Domain.Drift;

namespace Success.Domain.Metrics;

/// <summary>
/// What becomes of a sequence of observations: those at or after <see cref="From"/> are taken away, and <see cref="Observations"/> are
/// put at the end. When nothing is taken away the detector steps on, otherwise it replays from there.
/// </summary>
/// <param name="From">Instant of the first observation that is taken away; null when none is.</param>
/// <param name="Observations">What comes instead, or in addition, in order.</param>
public sealed record ObservationChange(DateTimeOffset? From, ImmutableArray<Observation> Observations)
{
    /// <summary>Nothing changes.</summary>
    public static ObservationChange None { get; } = new(null, []);

    /// <summary>Whether the sequence stays as it is.</summary>
    public bool IsNone => From is null && Observations.IsEmpty;

    /// <summary>The smallest change from one sequence to another.</summary>
    public static ObservationChange Between(IReadOnlyList<Observation> before, IReadOnlyList<Observation> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var same = 0;
        while (same < before.Count && same < after.Count && before[same] == after[same])
        {
            same++;
        }

        // A late observation takes those after it away as well: they are replayed on top of it.
        DateTimeOffset? from = same == before.Count ? null
            : same < after.Count && after[same].At < before[same].At ? after[same].At
            : before[same].At;
        return from is null && same == after.Count ? None : new(from, [.. after.Skip(same)]);
    }
}
