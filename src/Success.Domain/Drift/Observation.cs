using System.Text.Json.Serialization;

namespace Success.Domain.Drift;

/// <summary>What the detector sees of a metric at one instant. A series holds at most one per instant.</summary>
public readonly record struct Observation : IComparable<Observation>
{
    readonly long _ticks;
    readonly double _size;

    /// <summary>An observation.</summary>
    /// <param name="at">The instant that the value speaks of: of the measurement, or the end of its period.</param>
    /// <param name="value">In the metric's unit; a number.</param>
    /// <param name="size">Denominator or exposure for ratios and rates, positive; null for the other kinds.</param>
    [JsonConstructor]
    public Observation(DateTimeOffset at, double value, double? size = null)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value is a finite number.");
        }

        if (size is { } given && !(given > 0 && double.IsFinite(given)))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A size is a number above zero.");
        }

        _ticks = at.UtcTicks;
        _size = size ?? 0;
        Value = value;
    }

    /// <summary>The instant that the value speaks of, in UTC.</summary>
    public DateTimeOffset At => new(_ticks, TimeSpan.Zero);

    /// <summary>In the metric's unit.</summary>
    public double Value { get; }

    /// <summary>Denominator or exposure; null when the kind has none.</summary>
    public double? Size => _size > 0 ? _size : null;

    /// <summary>By instant.</summary>
    public int CompareTo(Observation other) => _ticks.CompareTo(other._ticks);

    internal void Pack(NumberWriter numbers)
    {
        numbers.Long(_ticks);
        numbers.Amount(Value);
        numbers.Amount(_size);
    }

    internal static Observation Unpack(ref NumberReader numbers)
    {
        var (at, value, size) = (numbers.Instant(), numbers.Amount(), numbers.Amount());
        return new(at, value, size > 0 ? size : null);
    }
}
