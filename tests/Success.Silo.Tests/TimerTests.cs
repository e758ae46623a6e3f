namespace Success.Silo.Tests;

/// <summary>Timers of activations.</summary>
public class TimerTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public interface ITimed : IGrainWithStringKey
    {
        Task Start(TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false);

        Task Change(TimeSpan due, TimeSpan period);

        Task Stop();

        Task Leave();

        Task Wait(string signal);

        Task FailNext();

        Task HoldTicks(string signal);

        Task StartAllForms();

        Task StartThrowingAtItsEnd();
    }

    [Fact]
    public async Task Timer_DueAndPeriod_TicksThen()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, 2 * Second);

        host.Time.Advance(0.9 * Second);
        Assert.Empty(host.Recorder.Lines);
        await Advance(host, 0.1 * Second, 1);
        await Advance(host, 2 * Second, 2);
        await Advance(host, 2 * Second, 3);
    }

    [Fact]
    public async Task Timer_InfinitePeriod_TicksOnce()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, Timeout.InfiniteTimeSpan);

        await Advance(host, Second, 1);
        host.Time.Advance(60 * Second);
        await host.Grain<ITimed>().Change(Second, Timeout.InfiniteTimeSpan);
        await Advance(host, Second, 2);
    }

    [Fact]
    public async Task Timer_WhileARequestRuns_WaitsUnlessItInterleaves()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>("waits").Start(Second, Second);
        await host.Grain<ITimed>("interleaves").Start(Second, Second, interleave: true);
        Task[] calls = [host.Grain<ITimed>("waits").Wait("go"), host.Grain<ITimed>("interleaves").Wait("go")];

        host.Time.Advance(Second);
        await host.Recorder.Signal("interleaves 1").Within();
        Assert.Equal(1, host.QueueDepth<ITimed>("waits"));
        host.Recorder.Set("go");
        await Task.WhenAll(calls).Within();

        await host.Recorder.Signal("waits 1").Within();
    }

    [Fact]
    public async Task Timer_TickTakesLongerThanThePeriod_NeverOverlaps()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, Second, interleave: true);
        await host.Grain<ITimed>().HoldTicks("go");

        await Advance(host, Second, 1);
        host.Time.Advance(10 * Second);
        await host.Grain<ITimed>().HoldTicks("");
        Assert.Equal(["a 1"], host.Recorder.Lines);
        host.Recorder.Set("go");
        await Waiting.Until(() => host.Time.WaitingTimers >= 3);

        await Advance(host, Second, 2);
    }

    [Fact]
    public async Task Timer_TickFails_IsLoggedAndGoesOn()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, Second);
        await host.Grain<ITimed>().FailNext();

        await Advance(host, Second, 1);
        await Advance(host, Second, 2);

        Assert.Contains("Warning: A timer of timed/a failed no tick", host.Log.Lines);
    }

    [Fact]
    public async Task Timer_Disposed_TicksNoMore()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, Second);
        await Advance(host, Second, 1);

        await host.Grain<ITimed>().Stop();
        host.Time.Advance(10 * Second);
        await host.Grain<ITimed>().FailNext();

        Assert.Equal(["a 1"], host.Recorder.Lines);
    }

    [Fact]
    public async Task Timer_ActivationEnds_TicksNoMore()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(Second, Second);

        await host.Grain<ITimed>().Leave();
        await host.Grain<ITimed>().FailNext().Within();
        host.Time.Advance(10 * Second);
        await host.Grain<ITimed>().FailNext().Within();

        Assert.Equal(["a ends"], host.Recorder.Lines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Timer_KeepAlive_DecidesWhetherTheActivationIsCollected(bool keepAlive)
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().Start(60 * Second, 60 * Second, keepAlive: keepAlive);

        var timers = host.Time.WaitingTimers;
        for (var minute = 1; minute <= 20; minute++)
        {
            var depth = host.Recorder.Lines.Count;
            host.Time.Advance(60 * Second);
            await Waiting.Until(() => host.Recorder.Lines.Contains("a ends")
                || (host.Recorder.Lines.Count > depth && host.Time.WaitingTimers == timers));
        }

        Assert.Equal(keepAlive, !host.Recorder.Lines.Contains("a ends"));
    }

    [Fact]
    public async Task Timer_CancellationThrows_IsLoggedAndTheActivationEnds()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().StartThrowingAtItsEnd();
        host.Time.Advance(Second);
        await host.Recorder.Signal("registered").Within();

        await host.Grain<ITimed>().Leave();
        await host.Grain<ITimed>().FailNext().Within();

        Assert.Contains("Warning: A timer of timed/a failed at the end", host.Log.Lines);
    }

    [Fact]
    public async Task Timer_TimeOutOfRange_Throws()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        var grain = host.Grain<ITimed>();
        var longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

        await grain.Start(longest, Timeout.InfiniteTimeSpan);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(longest + TimeSpan.FromMilliseconds(1), Second));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(Second, -Second));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Change(-2 * Second, Second));
    }

    [Fact]
    public async Task Timer_EveryForm_GetsItsStateAndToken()
    {
        await using var host = await SiloHost.StartAsync(typeof(Timed));
        await host.Grain<ITimed>().StartAllForms();

        host.Time.Advance(Second);

        await host.Recorder.Signal("with state 7").Within();
        await host.Recorder.Signal("with token").Within();
        await host.Recorder.Signal("with nothing").Within();
    }

    /// <summary>Moves the clock, and waits until a tick has come and the next one is set.</summary>
    static async Task Advance(SiloHost host, TimeSpan by, int ticks)
    {
        host.Time.Advance(by);
        await host.Recorder.Signal($"a {ticks}").Within();
        await host.Grain<ITimed>().HoldTicks("");
    }

    internal sealed class Timed(Recorder recorder) : Grain, ITimed
    {
        IGrainTimer? _timer;
        int _ticks;
        bool _fails;
        string _hold = "";

        public Task Start(TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false)
        {
            _timer = this.RegisterGrainTimer(
                Tick, new() { DueTime = due, Period = period, Interleave = interleave, KeepAlive = keepAlive });
            return Task.CompletedTask;
        }

        public Task Change(TimeSpan due, TimeSpan period)
        {
            _timer!.Change(due, period);
            return Task.CompletedTask;
        }

        public Task Stop()
        {
            _timer!.Dispose();
            return Task.CompletedTask;
        }

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task Wait(string signal) => recorder.Signal(signal);

        public Task FailNext()
        {
            _fails = true;
            return Task.CompletedTask;
        }

        public Task HoldTicks(string signal)
        {
            _hold = signal;
            return Task.CompletedTask;
        }

        public Task StartAllForms()
        {
            this.RegisterGrainTimer(
                (state, _) =>
                {
                    recorder.Set($"with state {state}");
                    return Task.CompletedTask;
                },
                7,
                new(Second, Second));
            this.RegisterGrainTimer(
                token =>
                {
                    recorder.Set(token.CanBeCanceled ? "with token" : "");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(Second, Second));
            this.RegisterGrainTimer(
                () =>
                {
                    recorder.Set("with nothing");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        }

        public Task StartThrowingAtItsEnd()
        {
            this.RegisterGrainTimer(
                token =>
                {
                    token.Register(() => throw new FormatException("at the end"));
                    recorder.Set("registered");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(Second, Second));
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            recorder.Note($"{this.GetPrimaryKeyString()} ends");
            return Task.CompletedTask;
        }

        async Task Tick()
        {
            var tick = $"{this.GetPrimaryKeyString()} {++_ticks}";
            recorder.Note(tick);
            recorder.Set(tick);
            if (_hold.Length > 0)
            {
                await recorder.Signal(_hold);
            }

            if (_fails)
            {
                _fails = false;
                throw new FormatException("no tick");
            }
        }
    }
}
