namespace Success.Silo.Tests;

/// <summary>One turn at a time, one request at a time, and who interleaves.</summary>
public class TurnTests
{
    public interface IWorker : IGrainWithStringKey
    {
        /// <summary>Waits for a signal in the middle.</summary>
        Task<int> Slow(string signal);

        Task<int> Count();

        [AlwaysInterleave]
        Task<string> Peek();

        Task<string> PeekAtSelf();

        Task<int> Deep(int left);

        [OneWay]
        Task Tell(string word);

        [OneWay]
        Task TellAndFail();

        Task Block(string started, string released);

        Task RaiseInBackground();

        Task<string> AfterAwaits();
    }

    [Fact]
    public async Task Call_WhileAnotherWaits_StartsOnlyAfterIt()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        var slow = grain.Slow("go");
        var count = grain.Count();
        Assert.False(count.IsCompleted);
        host.Recorder.Set("go");

        Assert.Equal(1, await slow.Within());
        Assert.Equal(2, await count.Within());
    }

    [Fact]
    public async Task Call_AlwaysInterleave_RunsWhileAnotherWaits()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        var slow = grain.Slow("go");

        Assert.Equal("busy", await grain.Peek().Within());
        host.Recorder.Set("go");
        await slow.Within();
        Assert.Equal("free", await grain.Peek().Within());
    }

    [Fact]
    public async Task Call_ToItselfThroughAlwaysInterleave_Answers()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));

        Assert.Equal("busy", await host.Grain<IWorker>().PeekAtSelf().Within());
    }

    [Fact]
    public async Task Call_OneWay_CompletesAtOnceAndRunsLater()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        var slow = grain.Slow("go");
        Assert.True(grain.Tell("word").IsCompletedSuccessfully);
        Assert.DoesNotContain("word", host.Recorder.Lines);
        host.Recorder.Set("go");
        await slow.Within();

        await host.Recorder.Signal("word").Within();
    }

    [Fact]
    public async Task Call_OneWayThatFails_IsLogged()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));

        await host.Grain<IWorker>().TellAndFail();

        await Waiting.Until(() => host.Log.Lines.Contains("Warning: One-way call worker/a.TellAndFail failed no such word"));
    }

    [Fact]
    public async Task Call_ThroughTenThousandGrains_NeedsABoundedStack()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));

        Assert.Equal(10_000, await host.Grain<IWorker>("10000").Deep(10_000).Within());
    }

    [Fact]
    public async Task Turns_AfterAwaits_StayInTheActivation()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));

        Assert.Equal("context context context", await host.Grain<IWorker>().AfterAwaits().Within());
    }

    [Fact]
    public async Task Call_GrainBlocksItsThread_OthersGoOn()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));

        // Its caller's thread is the one that blocks; the second blocks a pool thread.
        var first = Task.Run(() => host.Grain<IWorker>("blocked").Block("first", "release"));
        await host.Recorder.Signal("first").Within();
        var queued = Enumerable.Range(0, 10).Select(_ => host.Grain<IWorker>("blocked").Count()).ToList();
        for (var i = 0; i < 100; i++)
        {
            await host.Grain<IWorker>($"other{i}").Count().Within();
        }

        Assert.All(queued, call => Assert.False(call.IsCompleted));
        host.Recorder.Set("release");
        await first.Within();
        await Task.WhenAll(queued).Within();
    }

    [Fact]
    public async Task Call_InlineBeforeALongQueue_ReturnsBeforeTheQueueRuns()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        // While this caller's own turn runs, a blocking one queues up behind it; the caller must not be the one to run it.
        var mine = Task.Run(() => grain.Block("mine", "go"));
        await host.Recorder.Signal("mine").Within();
        var other = grain.Block("other", "never");
        host.Recorder.Set("go");
        await mine.Within();

        await host.Recorder.Signal("other").Within();
        host.Recorder.Set("never");
        await other.Within();
    }

    [Fact]
    public async Task Call_OneAfterTheOtherToABusyGrain_StartInThatOrder()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        var slow = grain.Slow("go");
        var calls = Enumerable.Range(0, 1_000).Select(_ => grain.Count()).ToList();
        host.Recorder.Set("go");
        await slow.Within();

        Assert.Equal(Enumerable.Range(2, 1_000), await Task.WhenAll(calls).Within());
    }

    [Fact]
    public async Task Turn_BackgroundWorkThrows_IsLoggedAndTheGrainGoesOn()
    {
        await using var host = await SiloHost.StartAsync(typeof(Worker));
        var grain = host.Grain<IWorker>();

        await grain.RaiseInBackground();

        await Waiting.Until(() => host.Log.Lines.Any(line => line.StartsWith("Error: A turn of worker/a", StringComparison.Ordinal)));
        Assert.Equal(1, await grain.Count().Within());
    }

    [Fact]
    public async Task Call_BeyondTheQueueLimit_IsRefused()
    {
        await using var host = await SiloHost.StartAsync(options => options.MaxEnqueuedRequests = 2, null, typeof(Worker));
        var grain = host.Grain<IWorker>();

        var running = grain.Slow("go");
        var atTheLimit = new[] { grain.Count(), grain.Count() };
        var exception = await Assert.ThrowsAsync<LimitExceededException>(() => grain.Count().Within());
        host.Recorder.Set("go");

        Assert.Equal("2 requests wait for worker/a; worker/a.Count was refused.", exception.Message);
        await running.Within();
        Assert.Equal(new[] { 2, 3 }, await Task.WhenAll(atTheLimit).Within());
    }

    internal sealed class Worker(Recorder recorder) : Grain, IWorker
    {
        int _count;
        bool _busy;

        public async Task<int> Slow(string signal)
        {
            _busy = true;
            await recorder.Signal(signal);
            _busy = false;
            return ++_count;
        }

        public Task<int> Count() => Task.FromResult(++_count);

        public Task<string> Peek() => Task.FromResult(_busy ? "busy" : "free");

        public async Task<string> PeekAtSelf()
        {
            _busy = true;
            var seen = await GrainFactory.GetGrain<IWorker>(this.GetPrimaryKeyString()).Peek();
            _busy = false;
            return seen;
        }

        public async Task<int> Deep(int left) =>
            left == 0 ? 0 : 1 + await GrainFactory.GetGrain<IWorker>($"{left - 1}").Deep(left - 1);

        public Task Tell(string word)
        {
            recorder.Note(word);
            recorder.Set(word);
            return Task.CompletedTask;
        }

        public Task TellAndFail() => throw new FormatException("no such word");

        public Task Block(string started, string released)
        {
            recorder.Set(started);
            var signal = recorder.Signal(released);
            ((IAsyncResult)signal).AsyncWaitHandle.WaitOne();
            return Task.CompletedTask;
        }

        public Task RaiseInBackground()
        {
            SynchronizationContext.Current!.Post(_ => throw new FormatException("nobody waits"), null);
            return Task.CompletedTask;
        }

        public async Task<string> AfterAwaits()
        {
            var first = Where();
            await Task.Yield();
            var second = Where();
            await Task.Run(() => { });
            return $"{first} {second} {Where()}";
        }

        string Where() => SynchronizationContext.Current == GrainContext ? "context" : "elsewhere";
    }
}
