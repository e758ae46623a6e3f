using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Success.Journal;
using Success.Silo;

namespace Success.Bench.Silo;

/// <summary>The embedded silo: calls, activations, memory.</summary>
static class SiloBenchmark
{
    public static Command Command()
    {
        var calls = new Option<int>("--calls") { Description = "Calls per run.", DefaultValueFactory = _ => 6_000_000 };
        var callers = new Option<int>("--callers") { Description = "Concurrent callers.", DefaultValueFactory = _ => 64 };
        var activations = new Option<int>("--activations") { Description = "Grains to activate.", DefaultValueFactory = _ => 100_000 };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each measurement.", DefaultValueFactory = _ => 3 };
        var command = new Command("silo", "Grain calls, activations and memory of the embedded silo.") { calls, callers, activations, rounds };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(calls), parsed.GetValue(callers), parsed.GetValue(activations), parsed.GetValue(rounds)));
        return command;
    }

    static async Task RunAsync(int calls, int callers, int activations, int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            Report.Progress($"round {round} of {rounds}");
            await using var silo = await StartAsync();
            var grains = silo.GetRequiredService<IGrainFactory>();
            await CallBenchmark.RunAsync(grains, calls, callers);
            await ActivationBenchmark.RunAsync(grains, activations, round);
        }
    }

    static async Task<ServiceProvider> StartAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IJournal, VolatileJournal>();
        services.AddSilo(options =>
        {
            options.GrainClasses.Add(typeof(AdderGrain));
            options.GrainClasses.Add(typeof(PlainGrain));
            options.GrainClasses.Add(typeof(StatefulGrain));
        });
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return provider;
    }
}
