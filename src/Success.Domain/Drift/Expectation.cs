using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>When the next value is owed. All waiting is counted outside pauses.</summary>
public static class Expectation
{
    // After the reminder half a cadence is patience enough, but a working day or two at least and a fortnight at most.
    static readonly TimeSpan LeastPatience = TimeSpan.FromDays(3);
    static readonly TimeSpan MostPatience = TimeSpan.FromDays(14);

    /// <summary>When the value after the one at <paramref name="last"/> is due, and whoever owes it is reminded.</summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="last">Instant of the last value; null when there is none.</param>
    /// <param name="nextPeriodEnd">For metrics with periods: the end of the period that is owed next; else null.</param>
    public static DateTimeOffset ReminderAfter(DriftTerms terms, DateTimeOffset? last, DateTimeOffset? nextPeriodEnd = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var timeline = terms.Timeline;
        return timeline.Later(nextPeriodEnd ?? timeline.Later(last ?? timeline.Start, 1), terms.ReportingLag);
    }

    /// <summary>When the absence of a value after the one at <paramref name="last"/> becomes an alert.</summary>
    /// <inheritdoc cref="ReminderAfter"/>
    public static DateTimeOffset NoDataAfter(DriftTerms terms, DateTimeOffset? last, DateTimeOffset? nextPeriodEnd = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Timeline.Later(ReminderAfter(terms, last, nextPeriodEnd), Patience(terms.Timeline.Cadence));
    }

    static TimeSpan Patience(Cadence cadence)
    {
        var half = cadence.Length() / 2;
        return half < LeastPatience ? LeastPatience : half > MostPatience ? MostPatience : half;
    }
}
