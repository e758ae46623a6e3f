using Success.Server.Simulation;

namespace Success.Server.Tests;

public sealed class SimulatedClockTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    readonly SimulatedClock _clock = new(Start);
    readonly List<(string Name, DateTimeOffset At)> _ran = [];

    [Fact]
    public void MoveTo_PastTimers_RunsEachOnceInTheOrderOfTheirTimes()
    {
        using var late = TimerOf("late", TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using var early = TimerOf("early", TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        using var future = TimerOf("future", TimeSpan.FromHours(4), Timeout.InfiniteTimeSpan);

        _clock.MoveTo(Start.AddHours(3));

        Assert.Equal([("early", Start.AddHours(3)), ("late", Start.AddHours(3))], _ran);
    }

    [Fact]
    public void MoveTo_AgainAfterAPeriod_RunsAPeriodicTimerAgainAndAnotherNot()
    {
        using var once = TimerOf("once", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var hourly = TimerOf("hourly", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        _clock.MoveTo(Start.AddHours(1));
        _ran.Clear();

        _clock.MoveTo(Start.AddHours(2).AddTicks(-1));
        Assert.Empty(_ran);
        _clock.MoveTo(Start.AddHours(2));

        Assert.Equal([("hourly", Start.AddHours(2))], _ran);
    }

    [Fact]
    public void MoveTo_TimerThatWasChangedOrDisposed_DoesNotRun()
    {
        using var changed = TimerOf("changed", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var disposed = TimerOf("disposed", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        disposed.Dispose();

        _clock.MoveTo(Start.AddDays(1));

        Assert.Empty(_ran);
        Assert.Equal(Start.AddDays(1), _clock.GetUtcNow());
    }

    [Fact]
    public void MoveTo_ThePast_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => _clock.MoveTo(Start.AddTicks(-1)));

    [Fact]
    public async Task CreateTimer_DueAtOnce_RunsWithoutTheClockMoving()
    {
        var ran = new TaskCompletionSource();

        await using var timer = _clock.CreateTimer(_ => ran.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await ran.Task;
    }

    ITimer TimerOf(string name, TimeSpan due, TimeSpan period) => _clock.CreateTimer(_ => _ran.Add((name, _clock.GetUtcNow())), null, due, period);
}
