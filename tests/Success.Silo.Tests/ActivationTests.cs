namespace Success.Silo.Tests;

/// <summary>How activations begin, end and come again.</summary>
public class ActivationTests
{
    public interface ILife : IGrainWithStringKey
    {
        Task<int> Instance();

        Task Leave();

        Task LeaveAfter(string signal);

        Task StayFor(TimeSpan time);

        Task<int> Wait(string signal);

        Task<int> LeaveThenPeek();

        [AlwaysInterleave]
        Task<int> Peek();
    }

    [Fact]
    public async Task Activation_ManyFirstCallsAtOnce_IsOne()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        host.Recorder.Lives.ActivateAfter = "go";

        var calls = Enumerable.Range(0, 100).Select(_ => Task.Run(() => host.Grain<ILife>().Instance())).ToList();
        await host.Recorder.Signal("activating a").Within();
        host.Recorder.Set("go");

        Assert.All(await Task.WhenAll(calls).Within(), instance => Assert.Equal(1, instance));
    }

    [Theory]
    [InlineData("constructor")]
    [InlineData("activate")]
    [InlineData("activate later")]
    public async Task Activation_Fails_FailsItsCallersAndTheNextCallTriesAgain(string where)
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        host.Recorder.Lives.FailIn = where;

        var calls = Enumerable.Range(0, 10).Select(_ => host.Grain<ILife>().Instance()).ToList();
        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<FormatException>(() => call.Within());
            Assert.Equal($"fails in {where}", exception.Message);
            Assert.Contains(nameof(Life), exception.StackTrace, StringComparison.Ordinal);
        }

        host.Recorder.Lives.FailIn = "";
        var instance = await host.Grain<ILife>().Instance().Within();
        Assert.Equal(instance, await host.Grain<ILife>().Instance().Within());
    }

    [Fact]
    public async Task Activation_LeavesOnIdle_EndsAfterTheCallAndComesAgain()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();

        Assert.Equal(1, await grain.Instance());
        await grain.Leave();
        Assert.Equal(2, await grain.Instance().Within());

        Assert.Equal(["1 ends: ApplicationRequested: DeactivateOnIdle was called.", "1 is disposed of"], host.Recorder.Lines);
    }

    [Fact]
    public async Task Activation_CallsThatWaitWhenItEnds_AreAnsweredByTheNextOne()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();

        var leaving = grain.LeaveAfter("go");
        var before = grain.Instance();
        host.Recorder.Lives.EndAfter = "end";
        host.Recorder.Set("go");
        await leaving.Within();
        await host.Recorder.Signal("ending a").Within();
        var during = grain.Instance();
        Assert.False(before.IsCompleted);
        host.Recorder.Set("end");

        Assert.Equal(2, await before.Within());
        Assert.Equal(2, await during.Within());
    }

    [Fact]
    public async Task Activation_IdleForTheCollectionAge_IsCollectedAndNotBefore()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();
        await grain.Instance();

        host.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(1, await grain.Instance().Within());
        host.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(1, await grain.Instance().Within());
        host.Time.Advance(TimeSpan.FromMinutes(16));
        await host.Recorder.Signal("ending a").Within();

        Assert.Equal(2, await grain.Instance().Within());
        Assert.Equal("1 ends: ActivationIdle: Nobody called it for the collection age.", host.Recorder.Lines[0]);
    }

    [Fact]
    public async Task Activation_BusyForTheCollectionAge_IsNotCollected()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();

        var call = grain.Wait("go");
        host.Time.Advance(TimeSpan.FromMinutes(40));
        host.Recorder.Set("go");

        await Assert.ThrowsAsync<TimeoutException>(() => call.Within());
        Assert.Equal(1, await grain.Instance().Within());
    }

    [Fact]
    public async Task Activation_Delayed_IsCollectedOnlyAfterTheDelay()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();
        await grain.StayFor(TimeSpan.FromHours(1));

        host.Time.Advance(TimeSpan.FromMinutes(59));
        await grain.StayFor(TimeSpan.FromMinutes(1));
        host.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Empty(host.Recorder.Lines);
        host.Time.Advance(TimeSpan.FromMinutes(3));

        await host.Recorder.Signal("ending a").Within();
    }

    [Fact]
    public async Task Activation_EndFails_IsLoggedAndTheNextOneBegins()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        var grain = host.Grain<ILife>();
        host.Recorder.Lives.FailIn = "end";

        await grain.Leave();

        Assert.Equal(2, await grain.Instance().Within());
        Assert.Contains("Warning: Deactivating life/a failed fails in end", host.Log.Lines);
    }

    [Fact]
    public async Task Activation_TakesTooLong_HasItsTokenCancelled()
    {
        await using var host = await SiloHost.StartAsync(
            options => options.ActivationTimeout = TimeSpan.FromSeconds(5), null, typeof(Life));
        host.Recorder.Lives.ActivateAfter = "never";

        var call = host.Grain<ILife>().Instance();
        host.Time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
    }

    [Fact]
    public async Task Activation_WantsToLeaveAtOnce_FailsItsCallersInsteadOfComingForEver()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        host.Recorder.Lives.FailIn = "leave at once";

        var exception = await Assert.ThrowsAsync<OrleansException>(() => host.Grain<ILife>().Instance().Within());

        Assert.Equal("life/a asked to be deactivated before it had served a single call.", exception.Message);
        host.Recorder.Lives.FailIn = "";
        Assert.Equal(2, await host.Grain<ILife>().Instance().Within());
    }

    [Fact]
    public async Task Interleaving_CallToAnActivationThatIsToEnd_DoesNotWaitForTheRequestThatWaitsForIt()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));

        Assert.Equal(1, await host.Grain<ILife>().LeaveThenPeek().Within());
    }

    [Fact]
    public async Task Interleaving_CallThatCameWhileTheActivationBegan_DoesNotWaitForTheRequestBeforeIt()
    {
        await using var host = await SiloHost.StartAsync(typeof(Life));
        host.Recorder.Lives.ActivateAfter = "begin";

        var first = host.Grain<ILife>().Wait("go");
        var peek = host.Grain<ILife>().Peek();
        host.Recorder.Set("begin");

        Assert.Equal(1, await peek.Within());
        host.Recorder.Set("go");
        await first.Within();
    }

    [Fact]
    public async Task Grain_MadeByHand_SaysHowToGetOne()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Life(new Recorder()));

        Assert.Equal("Life was made outside a silo: ask IGrainFactory.GetGrain for a reference.", exception.Message);
        await Task.CompletedTask;
    }

    internal sealed class Life : Grain, ILife, IDisposable
    {
        readonly Recorder _recorder;
        readonly int _instance;

        public Life(Recorder recorder)
        {
            _recorder = recorder;
            recorder.Lives.Fail("constructor");
            _instance = recorder.Lives.Next();
        }

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            _recorder.Lives.Fail("activate");
            _recorder.Set($"activating {this.GetPrimaryKeyString()}");
            if (_recorder.Lives.FailIn == "leave at once")
            {
                DeactivateOnIdle();
            }

            if (_recorder.Lives.ActivateAfter.Length > 0)
            {
                await _recorder.Signal(_recorder.Lives.ActivateAfter).WaitAsync(cancellationToken);
            }

            if (_recorder.Lives.FailIn == "activate later")
            {
                await Task.Yield();
                _recorder.Lives.Fail("activate later");
            }
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            _recorder.Note($"{_instance} ends: {reason}");
            _recorder.Set($"ending {this.GetPrimaryKeyString()}");
            _recorder.Lives.Fail("end");
            if (_recorder.Lives.EndAfter.Length > 0)
            {
                await _recorder.Signal(_recorder.Lives.EndAfter);
            }
        }

        public void Dispose() => _recorder.Note($"{_instance} is disposed of");

        public async Task<int> LeaveThenPeek()
        {
            DeactivateOnIdle();
            await Task.Yield();
            return await GrainFactory.GetGrain<ILife>(this.GetPrimaryKeyString()).Peek();
        }

        public Task<int> Peek() => Task.FromResult(_instance);

        public Task<int> Instance() => Task.FromResult(_instance);

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public async Task LeaveAfter(string signal)
        {
            DeactivateOnIdle();
            await _recorder.Signal(signal);
        }

        public Task StayFor(TimeSpan time)
        {
            DelayDeactivation(time);
            return Task.CompletedTask;
        }

        public async Task<int> Wait(string signal)
        {
            await _recorder.Signal(signal);
            return _instance;
        }
    }
}

/// <summary>What a test tells the lives of its grains.</summary>
sealed class Lives
{
    int _instances;

    public string FailIn { get; set; } = "";

    public string ActivateAfter { get; set; } = "";

    public string EndAfter { get; set; } = "";

    public int Next() => Interlocked.Increment(ref _instances);

    public void Fail(string where)
    {
        if (FailIn == where)
        {
            throw new FormatException($"fails in {where}");
        }
    }
}
