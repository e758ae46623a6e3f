using System.Diagnostics;
using Success.Silo;

namespace Success.Bench.Silo;

/// <summary>Calls of warm grains.</summary>
static class CallBenchmark
{
    public static async Task RunAsync(IGrainFactory grains, int calls, int callers)
    {
        var hot = grains.GetGrain<IAdderGrain>("hot");
        await MeasureAsync("silo.call.warm", calls, callers, async count =>
        {
            for (var i = 0; i < count; i++)
            {
                await hot.Add(1);
            }
        });
        await MeasureAsync("silo.call.single_caller", calls, 1, async count =>
        {
            for (var i = 0; i < count; i++)
            {
                await hot.Add(1);
            }
        });
        await MeasureAsync("silo.call.busy_grain", calls / 3, callers, async count =>
        {
            for (var i = 0; i < count; i++)
            {
                await hot.AddLater(1);
            }
        });
        await MeasureAsync("silo.call.ping_pong", calls / 10, 1, async count =>
            await grains.GetGrain<IAdderGrain>("ping").Rally(grains.GetGrain<IAdderGrain>("pong"), count));
        await MeasureAsync("silo.call.one_way", calls / 2, 4, async count =>
        {
            for (var i = 0; i < count; i++)
            {
                await hot.Note(1);

                // The queue is bounded: look now and then whether it keeps up.
                if (i % 1000 == 999)
                {
                    await hot.Sum();
                }
            }
        });
    }

    static async Task MeasureAsync(string name, int calls, int callers, Func<int, Task> call)
    {
        var each = calls / callers;
        await RunAllAsync(callers, each / 10, call);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (cpu, allocated, started) = (CpuTime(), GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await RunAllAsync(callers, each, call);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var done = (double)each * callers;
        var parameters = new { calls = each * callers, callers, cores = Environment.ProcessorCount };
        Report.Result(name, done / elapsed.TotalSeconds, "1/s", parameters);
        Report.Result($"{name}.cpu", (CpuTime() - cpu).TotalMicroseconds / done, "us", parameters);
        Report.Result($"{name}.allocated", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / done, "B", parameters);
    }

    static TimeSpan CpuTime() => Environment.CpuUsage.TotalTime;

    static Task RunAllAsync(int callers, int each, Func<int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => call(each))));
}
