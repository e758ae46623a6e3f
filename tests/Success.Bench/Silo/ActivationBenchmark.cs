using System.Diagnostics;
using System.Globalization;
using Success.Silo;

namespace Success.Bench.Silo;

/// <summary>First calls to new keys, and what an idle grain costs in memory.</summary>
static class ActivationBenchmark
{
    public static async Task RunAsync(IGrainFactory grains, int count, int round)
    {
        await MeasureAsync("silo.activation.plain", count, round, key => grains.GetGrain<IPlainGrain>(key).Touch());
        await MeasureAsync("silo.activation.small_state", count, round, key => grains.GetGrain<IStatefulGrain>(key).Touch());
    }

    static async Task MeasureAsync(string name, int count, int round, Func<string, Task<int>> touch)
    {
        await touch(string.Create(CultureInfo.InvariantCulture, $"warm-{round}"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(half => Task.Run(async () =>
        {
            for (var i = half; i < count; i += 2)
            {
                await touch(string.Create(CultureInfo.InvariantCulture, $"k{round}-{i}"));
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var parameters = new { activations = count, callers = 2, cores = Environment.ProcessorCount };
        Report.Result(name, count / elapsed.TotalSeconds, "1/s", parameters);
        Report.Result($"{name}.memory", (double)bytes / count, "B", parameters);
    }
}
