namespace Success.Silo.Tests;

/// <summary>How a silo stops.</summary>
public class StopTests
{
    public interface IGuest : IGrainWithStringKey
    {
        Task<string> Stay(string signal, string thenCall);

        Task StartTimer();

        Task<string> Say();

        Task TellLater(string signal, string key);

        [OneWay]
        Task Tell();
    }

    [Fact]
    public async Task Stop_WhileCallsRun_LetsThemFinishAndRefusesNewOnes()
    {
        await using var host = await SiloHost.StartAsync(typeof(Guest));
        var running = host.Grain<IGuest>("a").Stay("go", "b");
        var waiting = host.Grain<IGuest>("a").Say();

        var stop = host.StopAsync();
        var refused = await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IGuest>("c").Say().Within());
        Assert.False(stop.IsCompleted);
        host.Recorder.Set("go");
        await stop.Within();

        Assert.Equal("guest/c.Say was refused: the silo has not started, or it stops.", refused.Message);
        Assert.Equal("b", await running.Within());
        Assert.Equal("a", await waiting.Within());
        Assert.Equal(["a ends: ShuttingDown", "b ends: ShuttingDown"], host.Recorder.Lines.Order());
        Assert.Contains("Information: The silo has stopped: every activation is gone", host.Log.Lines);
    }

    [Fact]
    public async Task Stop_OneWayCallsOfWhatRuns_RunBeforeTheEnd()
    {
        await using var host = await SiloHost.StartAsync(typeof(Guest));
        var running = host.Grain<IGuest>("a").TellLater("go", "b");

        var stop = host.StopAsync();
        host.Recorder.Set("go");
        await stop.Within();
        await running.Within();

        Assert.True(
            host.Recorder.Lines.ToList().IndexOf("b is told") is >= 0 and var told && told < host.Recorder.Lines.ToList().IndexOf("b ends: ShuttingDown"),
            string.Join(", ", host.Recorder.Lines));
    }

    [Fact]
    public async Task Stop_CallNeverEnds_GivesUpAfterTheTimeoutAndSaysWho()
    {
        await using var host = await SiloHost.StartAsync(typeof(Guest));
        var running = host.Grain<IGuest>("stuck").Stay("never", "b");

        var stop = host.StopAsync();
        await Waiting.Until(() => host.QueueDepth<IGuest>("stuck") == 1);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await stop.Within();

        Assert.False(running.IsCompleted);
        Assert.Contains("Warning: The silo stopped after its timeout of 00:00:20 with activations left: guest/stuck", host.Log.Lines);
    }

    [Fact]
    public async Task Stop_TimerSet_TicksNoMore()
    {
        await using var host = await SiloHost.StartAsync(typeof(Guest));
        await host.Grain<IGuest>().StartTimer();
        var running = host.Grain<IGuest>().Stay("go", "b");

        var stop = host.StopAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        host.Recorder.Set("go");
        await stop.Within();
        await running.Within();

        Assert.DoesNotContain("tick", host.Recorder.Lines);
    }

    [Fact]
    public async Task Stop_Twice_DoesNothingMore()
    {
        await using var host = await SiloHost.StartAsync(typeof(Guest));

        await host.StopAsync().Within();
        await host.StopAsync().Within();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => host.Grain<IGuest>().Say().Within());
    }

    internal sealed class Guest(Recorder recorder) : Grain, IGuest
    {
        public async Task<string> Stay(string signal, string thenCall)
        {
            await recorder.Signal(signal);
            return await GrainFactory.GetGrain<IGuest>(thenCall).Say();
        }

        public Task StartTimer()
        {
            this.RegisterGrainTimer(
                () =>
                {
                    recorder.Note("tick");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
            return Task.CompletedTask;
        }

        public Task<string> Say() => Task.FromResult(this.GetPrimaryKeyString());

        public async Task TellLater(string signal, string key)
        {
            await recorder.Signal(signal);
            await GrainFactory.GetGrain<IGuest>(key).Tell();
        }

        public Task Tell()
        {
            recorder.Note($"{this.GetPrimaryKeyString()} is told");
            return Task.CompletedTask;
        }

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            recorder.Note($"{this.GetPrimaryKeyString()} ends: {reason.ReasonCode}");
            return Task.CompletedTask;
        }
    }
}
