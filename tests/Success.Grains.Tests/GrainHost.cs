using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Grains.Changes;
using Success.Journal;
using Success.Silo;

namespace Success.Grains.Tests;

/// <summary>A host with all grains over a journal.</summary>
sealed class GrainHost : IAsyncDisposable
{
    readonly IHost _host;

    GrainHost(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts all grains over a journal, on a clock or the system's, with a log of changes that keeps what is usual or less.</summary>
    public static async Task<GrainHost> StartAsync(IJournal journal, TimeProvider? time = null, ChangeLogLimits? changes = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(journal);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(Office.Keys);
        builder.Services.AddSingleton(changes ?? new());

        // The clock goes on by days in no time, also while calls are under way: how long they may take is for the silo's own tests.
        builder.AddGrains(silo => silo.ResponseTimeout = silo.ActivationTimeout = silo.DeactivationTimeout = TimeSpan.FromDays(49));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
