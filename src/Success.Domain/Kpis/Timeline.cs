using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>
/// When a KPI runs. Three clocks follow from it: the world's; the detector's, in cadences since the start, which stands still in a
/// pause; and the plan's, from 0 at the start to 1 at the due date, which stands still in a pause only if that one shifts the plan.
/// </summary>
/// <param name="Start">From here on values count.</param>
/// <param name="Due">The agreed due date, before any shift; null when the KPI is open.</param>
/// <param name="Cadence">How often values are expected.</param>
/// <param name="Pauses">In order, not overlapping.</param>
[method: JsonConstructor]
public sealed record Timeline(DateTimeOffset Start, DateTimeOffset? Due, Cadence Cadence, IReadOnlyList<Pause> Pauses)
{
    /// <summary>A timeline without pauses.</summary>
    public Timeline(DateTimeOffset start, DateTimeOffset? due, Cadence cadence)
        : this(start, due, cadence, [])
    {
    }

    /// <summary>The due date after all shifts; null when the KPI is open.</summary>
    [JsonIgnore]
    public DateTimeOffset? ShiftedDue => Due is null ? null : PlanInstant(1);

    /// <summary>This timeline, or why it cannot be.</summary>
    public Result<Timeline> Checked()
    {
        if (Due <= Start)
        {
            return new DomainError(DomainErrorCode.Invalid, "The due date lies after the start.", "due");
        }

        var end = DateTimeOffset.MinValue;
        foreach (var pause in Pauses)
        {
            if (pause.From < end || pause.Until <= pause.From)
            {
                return new DomainError(DomainErrorCode.Invalid, "Pauses end after they begin, stand in order and do not overlap.", "pauses");
            }

            end = pause.Until;
        }

        return this;
    }

    /// <summary>The pause that holds <paramref name="instant"/>, or null.</summary>
    public Pause? PauseAt(DateTimeOffset instant)
    {
        foreach (var pause in Pauses)
        {
            if (pause.Contains(instant))
            {
                return pause;
            }
        }

        return null;
    }

    /// <summary>Detector time: cadences since the start without pauses; negative before the start.</summary>
    public double TimeAt(DateTimeOffset instant) => Elapsed(instant, shiftsOnly: false) / Cadence.Length();

    /// <summary>The first instant at which detector time is <paramref name="time"/>.</summary>
    public DateTimeOffset InstantAt(double time) => Advance(Start, time * Cadence.Length(), shiftsOnly: false);

    /// <summary>The instant <paramref name="cadences"/> later by the detector's clock.</summary>
    public DateTimeOffset Later(DateTimeOffset instant, double cadences) => Later(instant, cadences * Cadence.Length());

    /// <summary>The instant later by <paramref name="time"/> outside pauses.</summary>
    public DateTimeOffset Later(DateTimeOffset instant, TimeSpan time) => Advance(instant, time, shiftsOnly: false);

    /// <summary>Plan time: 0 at the start, 1 at the due date, linear in between and beyond.</summary>
    /// <exception cref="InvalidOperationException">The KPI is open: it has no plan time.</exception>
    public double PlanTime(DateTimeOffset instant) => Elapsed(instant, shiftsOnly: true) / PlanLength;

    /// <summary>The first instant at which plan time is <paramref name="share"/>.</summary>
    /// <exception cref="InvalidOperationException">The KPI is open: it has no plan time.</exception>
    public DateTimeOffset PlanInstant(double share) => Advance(Start, share * PlanLength, shiftsOnly: true);

    /// <summary>How much plan time passes in one cadence.</summary>
    /// <exception cref="InvalidOperationException">The KPI is open: it has no plan time.</exception>
    [JsonIgnore]
    public double PlanTimePerCadence => Cadence.Length() / PlanLength;

    /// <summary>Equal when start, due date, cadence and every pause are.</summary>
    public bool Equals(Timeline? other) =>
        other is not null && Start == other.Start && Due == other.Due && Cadence == other.Cadence && Pauses.SequenceEqual(other.Pauses);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Due, Cadence, Pauses.Count);

    TimeSpan PlanLength => Due is { } due ? due - Start : throw new InvalidOperationException("An open KPI has no plan time.");

    TimeSpan Elapsed(DateTimeOffset instant, bool shiftsOnly)
    {
        var elapsed = instant - Start;
        foreach (var pause in Pauses)
        {
            elapsed -= Counts(pause, shiftsOnly) ? pause.Within(Start, instant) : TimeSpan.Zero;
        }

        return elapsed;
    }

    DateTimeOffset Advance(DateTimeOffset from, TimeSpan time, bool shiftsOnly)
    {
        var instant = from + time;
        foreach (var pause in Pauses)
        {
            if (Counts(pause, shiftsOnly) && pause.From < instant)
            {
                instant += pause.Within(from, DateTimeOffset.MaxValue);
            }
        }

        return instant;
    }

    static bool Counts(in Pause pause, bool shiftsOnly) => pause.Shifts || !shiftsOnly;
}
