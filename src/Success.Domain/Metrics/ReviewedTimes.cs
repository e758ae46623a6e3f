using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>A time whose numbers both sides have accepted in reviews.</summary>
/// <param name="After">What ends at this instant is not part of it: it belongs to the time before.</param>
/// <param name="Through">The last instant, inclusive.</param>
public readonly record struct ReviewedTime(DateTimeOffset After, DateTimeOffset Through)
{
    internal bool Has(DateTimeOffset at) => at > After && at <= Through;
}

/// <summary>All times of a series that both sides have accepted, and nothing between them: what nobody accepted is open to whoever supplies it.</summary>
/// <param name="Times">In order; those that touch or overlap are one.</param>
public readonly record struct ReviewedTimes(ImmutableArray<ReviewedTime> Times)
{
    /// <summary>Nothing was accepted yet.</summary>
    public static ReviewedTimes None { get; } = new([]);

    /// <summary>Whether nothing was accepted yet.</summary>
    [JsonIgnore]
    public bool IsEmpty => Times.IsDefaultOrEmpty;

    /// <summary>The accepted time that an instant, or what ends at it, lies in; null when nobody accepted it.</summary>
    public ReviewedTime? At(DateTimeOffset at)
    {
        foreach (var time in Times)
        {
            if (time.Has(at))
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>The times together with one more.</summary>
    public ReviewedTimes With(ReviewedTime next)
    {
        var joined = next;
        var times = ImmutableArray.CreateBuilder<ReviewedTime>(Times.Length + 1);
        foreach (var time in Times)
        {
            if (time.Through < next.After || next.Through < time.After)
            {
                times.Add(time);
            }
            else
            {
                joined = new(time.After < joined.After ? time.After : joined.After, time.Through > joined.Through ? time.Through : joined.Through);
            }
        }

        times.Add(joined);
        times.Sort((one, other) => one.After.CompareTo(other.After));
        return new(times.ToImmutable());
    }

    /// <summary>Whether the whole of a time was accepted already.</summary>
    public bool Covers(ReviewedTime given)
    {
        foreach (var time in Times)
        {
            if (time.After <= given.After && time.Through >= given.Through)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(ReviewedTimes other) => Times.AsSpan().SequenceEqual(other.Times.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(Times.Length, Times[^1]);

    internal void Pack(NumberWriter numbers)
    {
        numbers.Long(Times.Length);
        foreach (var time in Times)
        {
            numbers.Instant(time.After);
            numbers.Instant(time.Through);
        }
    }

    internal static ReviewedTimes Unpack(ref NumberReader numbers)
    {
        var times = ImmutableArray.CreateBuilder<ReviewedTime>(numbers.Int());
        for (var count = times.Capacity; count > 0; count--)
        {
            times.Add(new(numbers.Instant(), numbers.Instant()));
        }

        return new(times.MoveToImmutable());
    }
}
