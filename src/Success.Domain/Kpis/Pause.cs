namespace Success.Domain.Kpis;

/// <summary>A time in which both sides agreed not to judge a KPI. Values inside are kept, not judged.</summary>
/// <param name="From">First instant of the pause.</param>
/// <param name="Until">First instant after it.</param>
/// <param name="Shifts">Whether the plan waits too: trajectory and due date move by the length of the pause.</param>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset Until, bool Shifts)
{
    /// <summary>Whether <paramref name="instant"/> lies inside.</summary>
    public bool Contains(DateTimeOffset instant) => From <= instant && instant < Until;

    /// <summary>How much of the pause lies in [<paramref name="start"/>, <paramref name="end"/>).</summary>
    public TimeSpan Within(DateTimeOffset start, DateTimeOffset end)
    {
        var from = From > start ? From : start;
        var until = Until < end ? Until : end;
        return until > from ? until - from : TimeSpan.Zero;
    }
}
