using Xunit.Abstractions;

namespace Success.Silo.Tests;

/// <summary>Random calls between random grains, with ends, failures and timeouts in between.</summary>
public class StressTests(ITestOutputHelper output)
{
    public interface INode : IGrainWithStringKey
    {
        /// <summary>Does the steps of a plan, one after the other, and returns how many calls were answered.</summary>
        Task<int> Run(Plan plan);

        [AlwaysInterleave]
        Task<int> Peek();

        [OneWay]
        Task Note();
    }

    public sealed record Plan(IReadOnlyList<Step> Steps);

    public sealed record Step(StepKind Kind, string Key, Plan? Plan = null);

    public enum StepKind
    {
        Call,
        Peek,
        Note,
        Yield,
        Leave,
        Throw,
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Calls_RandomTrees_AreAnsweredOnceInTurnsThatNeverOverlap(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var host = await SiloHost.StartAsync(typeof(Node));
        var watch = host.Recorder.Watch;
        var random = new Random(seed);
        var plans = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 200).Select(_ => Tree(random, 4)).ToList()).ToList();

        var failed = 0;
        var callers = plans.Select(mine => Task.Run(async () =>
        {
            foreach (var (key, plan) in mine)
            {
                try
                {
                    await host.Grain<INode>(key).Run(plan).Within();
                }
                catch (FormatException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
        }));
        await Task.WhenAll(callers).Within();
        await host.StopAsync().Within();

        output.WriteLine($"{watch.Started} requests, {failed} failed, {watch.Lived} activations");
        Assert.Equal("", watch.Wrong);
        Assert.Equal(watch.Started, watch.Ended);
        Assert.Equal(0, watch.Alive);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Calls_RandomGraphs_AllEndEvenWhenTheyWaitForEachOther(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var host = await SiloHost.StartAsync(options => options.ResponseTimeout = TimeSpan.FromSeconds(2), null, typeof(Node));
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 60).Select(_ => Graph(random, 3)).Select(call => host.Grain<INode>(call.Key).Run(call.Plan)).ToList();

        var (answered, timedOut) = (0, 0);
        await AdvanceUntil(host, () => calls.TrueForAll(call => call.IsCompleted));
        foreach (var call in calls)
        {
            try
            {
                await call.Within();
                answered++;
            }
            catch (Exception exception) when (exception is TimeoutException or FormatException)
            {
                timedOut++;
            }
        }

        output.WriteLine($"{answered} answered, {timedOut} failed");
        Assert.Equal(60, answered + timedOut);
        Assert.Equal("", host.Recorder.Watch.Wrong);

        // What nobody waits for any more comes to its end, too.
        await AdvanceUntil(host, () => Enumerable.Range(0, 6).All(key => host.QueueDepth<INode>($"{key}") == 0));
        for (var key = 0; key < 6; key++)
        {
            Assert.Equal(0, await host.Grain<INode>($"{key}").Run(new([])).Within());
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Calls_WhileActivationsComeAndGo_AreNeverLost(int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var host = await SiloHost.StartAsync(typeof(Node));
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var random = new Random((seed * 100) + caller);
            for (var i = 0; i < 1_000; i++)
            {
                Step[] steps = random.Next(3) == 0 ? [new(StepKind.Leave, "")] : random.Next(2) == 0 ? [new(StepKind.Yield, "")] : [];
                await host.Grain<INode>($"{random.Next(4)}").Run(new(steps)).Within();
            }
        }));
        await Task.WhenAll(callers).Within();
        await host.StopAsync().Within();

        var watch = host.Recorder.Watch;
        output.WriteLine($"{watch.Lived} activations");
        Assert.Equal("", watch.Wrong);
        Assert.Equal(16_000, watch.Ended);
        Assert.InRange(watch.Lived, 100, 16_000);
        Assert.Equal(0, watch.Alive);
    }

    /// <summary>Moves the clock whenever nothing moves without it: every circle of calls is broken by a timeout.</summary>
    static async Task AdvanceUntil(SiloHost host, Func<bool> condition)
    {
        var seen = -1;
        await Waiting.Until(() =>
        {
            var now = host.Recorder.Watch.Started + host.Recorder.Watch.Ended;
            if (now == seen)
            {
                host.Time.Advance(TimeSpan.FromSeconds(0.5));
            }

            seen = now;
            return condition();
        });
    }

    /// <summary>A plan that calls only grains with greater keys, so that no call can wait for itself.</summary>
    static (string Key, Plan Plan) Tree(Random random, int depth, int above = -1)
    {
        var key = random.Next(above + 1, above + 6);
        var steps = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(12) switch
        {
            < 5 when depth > 0 && Tree(random, depth - 1, key) is var (callee, plan) => new Step(StepKind.Call, callee, plan),
            5 => new Step(StepKind.Peek, $"{random.Next(30)}"),
            6 => new Step(StepKind.Note, $"{random.Next(30)}"),
            7 => new Step(StepKind.Leave, ""),
            8 when random.Next(10) == 0 => new Step(StepKind.Throw, ""),
            _ => new Step(StepKind.Yield, ""),
        });
        return ($"{key}", new([.. steps]));
    }

    /// <summary>A plan that calls any of few grains.</summary>
    static (string Key, Plan Plan) Graph(Random random, int depth)
    {
        var steps = Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
            depth > 0 && Graph(random, depth - 1) is var (callee, plan) ? new Step(StepKind.Call, callee, plan) : new Step(StepKind.Yield, ""));
        return ($"{random.Next(6)}", new([.. steps]));
    }

    internal sealed class Node : Grain, INode
    {
        readonly Watch _watch;
        int _running;
        int _inTurn;

        public Node(Recorder recorder)
        {
            _watch = recorder.Watch;
            _watch.Begin(GrainContext.GrainId.ToString());
        }

        public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Task.Yield();

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            await Task.Yield();
            _watch.End(GrainContext.GrainId.ToString());
        }

        public async Task<int> Run(Plan plan)
        {
            _watch.Start();
            if (++_running != 1)
            {
                _watch.Report("two requests run at once");
            }

            try
            {
                var answered = 0;
                foreach (var step in plan.Steps)
                {
                    Turn();
                    answered += await Do(step);
                    Turn();
                }

                return answered;
            }
            finally
            {
                _running--;
                _watch.Stop();
            }
        }

        public Task<int> Peek()
        {
            Turn();
            return Task.FromResult(_running);
        }

        public Task Note()
        {
            Turn();
            return Task.CompletedTask;
        }

        async Task<int> Do(Step step)
        {
            switch (step.Kind)
            {
                case StepKind.Call:
                    return 1 + await GrainFactory.GetGrain<INode>(step.Key).Run(step.Plan!);
                case StepKind.Peek:
                    return await GrainFactory.GetGrain<INode>(step.Key).Peek();
                case StepKind.Note:
                    await GrainFactory.GetGrain<INode>(step.Key).Note();
                    return 0;
                case StepKind.Leave:
                    DeactivateOnIdle();
                    return 0;
                case StepKind.Throw:
                    throw new FormatException("as planned");
                default:
                    await Task.Yield();
                    return 0;
            }
        }

        /// <summary>A piece of a turn that takes long enough to meet another one.</summary>
        void Turn()
        {
            if (Interlocked.Exchange(ref _inTurn, 1) != 0)
            {
                _watch.Report("two turns overlap");
            }

            Thread.SpinWait(20);
            Volatile.Write(ref _inTurn, 0);
        }
    }
}

/// <summary>Counts what grains do, and notes what they must never do.</summary>
sealed class Watch
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _alive = new(StringComparer.Ordinal);
    int _started;
    int _ended;
    int _lived;

    public string Wrong { get; private set; } = "";

    public int Started => _started;

    public int Ended => _ended;

    public int Lived => _lived;

    public int Alive => _alive.Count;

    public void Report(string wrong) => Wrong = wrong;

    public void Start() => Interlocked.Increment(ref _started);

    public void Stop() => Interlocked.Increment(ref _ended);

    public void Begin(string grain)
    {
        Interlocked.Increment(ref _lived);
        if (!_alive.TryAdd(grain, true))
        {
            Report($"two activations of {grain} live at once");
        }
    }

    public void End(string grain) => _alive.TryRemove(grain, out _);
}
