using Success.Gateway.Outbox;
using Success.Testing;

namespace Success.Gateway.Tests.Outbox;

public sealed class BackOffTests
{
    readonly FakeTimeProvider _time = new();

    [Fact]
    public void Failures_InARow_WaitTwiceAsLongEachTimeUpToAnHour()
    {
        var backOff = new BackOff<int>(_time);

        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            waits.Add((backOff.Failed(1) - _time.GetUtcNow()).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
    }

    [Fact]
    public void Wait_HoldsUntilItsInstantAndForThatOneAlone()
    {
        var backOff = new BackOff<int>(_time);
        var until = backOff.Failed(1);

        Assert.Equal((until, null), (backOff.WaitsUntil(1), backOff.WaitsUntil(2)));
        _time.Advance(BackOff<int>.First - TimeSpan.FromTicks(1));
        Assert.Equal(until, backOff.WaitsUntil(1));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(backOff.WaitsUntil(1));
    }

    [Fact]
    public void Forgotten_BeginsAnew()
    {
        var backOff = new BackOff<int>(_time);
        backOff.Failed(1);
        backOff.Failed(1);

        backOff.Forget(1);

        Assert.Null(backOff.WaitsUntil(1));
        Assert.Equal(_time.GetUtcNow() + BackOff<int>.First, backOff.Failed(1));
    }

    [Fact]
    public void Failures_BeyondTheMostThatAreRemembered_WaitForTheFirstTimeEachTime()
    {
        var backOff = new BackOff<int>(_time);
        for (var i = 0; i < BackOff<int>.MaxRemembered; i++)
        {
            backOff.Failed(i);
        }

        Assert.Equal(_time.GetUtcNow() + BackOff<int>.First, backOff.Failed(-1));
        Assert.Equal(_time.GetUtcNow() + BackOff<int>.First, backOff.Failed(-1));
        Assert.Equal(_time.GetUtcNow() + (2 * BackOff<int>.First), backOff.Failed(0));
        Assert.Equal(BackOff<int>.MaxRemembered, backOff.Count);
    }
}
