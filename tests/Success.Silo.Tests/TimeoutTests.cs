namespace Success.Silo.Tests;

/// <summary>Callers do not wait for ever, and are told who waits for whom.</summary>
public class TimeoutTests
{
    static readonly TimeSpan BeyondTimeout = TimeSpan.FromSeconds(33);

    public interface ILink : IGrainWithStringKey
    {
        /// <summary>Calls along the keys, separated by commas.</summary>
        Task<string> Follow(string keys);

        Task<string> Wait(string signal, CancellationToken cancellationToken);

        [AlwaysInterleave]
        Task<string> FollowInterleaved(string keys);

        Task<string> Ask();
    }

    [Theory]
    [InlineData("a,a", "link/a.Follow → link/a.Follow")]
    [InlineData("a,b,a", "link/a.Follow → link/b.Follow → link/a.Follow")]
    [InlineData("a,b,c,b", "link/a.Follow → link/b.Follow → link/c.Follow → link/b.Follow")]
    public async Task Call_ChainThatWaitsForItself_TimesOutNamingTheChain(string keys, string chain)
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));

        var call = host.Grain<ILink>("a").Follow(keys[2..]);
        host.Time.Advance(BeyondTimeout);
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => call.Within());

        Assert.Equal($"link/a.Follow did not answer within 00:00:30. Calls that wait for each other: {chain}.", exception.Message);
        Assert.Equal("a", await host.Grain<ILink>("a").Ask().Within());
    }

    [Fact]
    public async Task Call_ChainThroughAnInterleavedMethod_NamesIt()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));
        var blocker = host.Grain<ILink>("b").Wait("never", CancellationToken.None);

        var call = host.Grain<ILink>("a").FollowInterleaved("b");
        await Waiting.Until(() => host.QueueDepth<ILink>("b") == 1);
        host.Time.Advance(BeyondTimeout);
        var exception = await Assert.ThrowsAsync<TimeoutException>(() => call.Within());

        Assert.EndsWith(": link/a.FollowInterleaved → link/b.Follow.", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => blocker.Within());
    }

    [Fact]
    public async Task Call_JustBeforeTheTimeout_StillWaits()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));

        var call = host.Grain<ILink>().Wait("late", CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(call.IsCompleted);
        host.Recorder.Set("late");

        Assert.Equal("late", await call.Within());
    }

    [Fact]
    public async Task Call_ShorterTimeout_Counts()
    {
        await using var host = await SiloHost.StartAsync(options => options.ResponseTimeout = TimeSpan.FromSeconds(1), null, typeof(Link));

        var call = host.Grain<ILink>().Wait("never", CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(1.6));

        await Assert.ThrowsAsync<TimeoutException>(() => call.Within());
    }

    [Fact]
    public async Task Call_DuringWhichTheClockJumps_DoesNotTimeOutForIt()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));
        var call = host.Grain<ILink>().Wait("patient", CancellationToken.None);

        for (var sleep = 0; sleep < 5; sleep++)
        {
            host.Time.Jump(TimeSpan.FromDays(1));
        }

        host.Recorder.Set("patient");
        await call.Within();
        var late = host.Grain<ILink>().Wait("never", CancellationToken.None);
        host.Time.Jump(TimeSpan.FromDays(1));
        Assert.False(late.IsCompleted);
        host.Time.Advance(BeyondTimeout);
        await Assert.ThrowsAsync<TimeoutException>(() => late.Within());
    }

    [Fact]
    public async Task Call_TimedOutWhileItWaited_NeverStarts()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));
        var running = host.Grain<ILink>().Wait("first", CancellationToken.None);
        var waiting = host.Grain<ILink>().Wait("second", CancellationToken.None);

        host.Time.Advance(BeyondTimeout);
        await Assert.ThrowsAsync<TimeoutException>(() => running.Within());
        await Assert.ThrowsAsync<TimeoutException>(() => waiting.Within());
        host.Recorder.Set("first");

        Assert.Equal("a", await host.Grain<ILink>().Ask().Within());
        Assert.Equal(["first starts"], host.Recorder.Lines);
    }

    [Fact]
    public async Task Call_CancelledBeforeItIsMade_NeverStarts()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => host.Grain<ILink>().Wait("x", new CancellationToken(canceled: true)).Within());

        Assert.Empty(host.Recorder.Lines);
    }

    [Fact]
    public async Task Call_CancelledWhileItRuns_CancelsCallerAndGrain()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));
        using var source = new CancellationTokenSource();

        var call = host.Grain<ILink>().Wait("never", source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        Assert.Equal("a", await host.Grain<ILink>().Ask().Within());
    }

    [Fact]
    public async Task Call_CancelledWhileItWaits_NeverStarts()
    {
        await using var host = await SiloHost.StartAsync(typeof(Link));
        using var source = new CancellationTokenSource();
        var running = host.Grain<ILink>().Wait("first", CancellationToken.None);

        var waiting = host.Grain<ILink>().Wait("second", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Within());
        host.Recorder.Set("first");
        await running.Within();

        Assert.Equal("a", await host.Grain<ILink>().Ask().Within());
        Assert.Equal(["first starts"], host.Recorder.Lines);
    }

    internal sealed class Link(Recorder recorder) : Grain, ILink
    {
        public async Task<string> Follow(string keys)
        {
            var comma = keys.IndexOf(',', StringComparison.Ordinal);
            return keys.Length == 0 ? "end"
                : comma < 0 ? await GrainFactory.GetGrain<ILink>(keys).Follow("")
                : await GrainFactory.GetGrain<ILink>(keys[..comma]).Follow(keys[(comma + 1)..]);
        }

        public async Task<string> FollowInterleaved(string keys)
        {
            await Task.Yield();
            return await GrainFactory.GetGrain<ILink>(keys).Follow("");
        }

        public async Task<string> Wait(string signal, CancellationToken cancellationToken)
        {
            recorder.Note($"{signal} starts");
            await recorder.Signal(signal).WaitAsync(cancellationToken);
            return signal;
        }

        public Task<string> Ask() => Task.FromResult(this.GetPrimaryKeyString());
    }
}
