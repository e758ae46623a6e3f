using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Journal;

namespace Success.Silo;

/// <summary>Adds a silo to a host.</summary>
public static class SiloHostingExtensions
{
    /// <summary>
    /// Adds a silo that starts and stops with the host. Add it before what calls grains from outside: hosted services stop in
    /// reverse order. States and reminders need an <see cref="IJournal"/> among the services; time is the registered
    /// <see cref="TimeProvider"/>, or the system's; filters are all registered <see cref="IIncomingGrainCallFilter"/>s.
    /// </summary>
    public static IServiceCollection AddSilo(this IServiceCollection services, Action<SiloOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = new SiloOptions();
            configure(options);
            return new EmbeddedSilo(
                options, provider, provider.GetRequiredService<TimeProvider>(), new(provider.GetRequiredService<ILogger<EmbeddedSilo>>()));
        });
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<EmbeddedSilo>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<EmbeddedSilo>());
        services.TryAddKeyedSingleton<IGrainStorage>(
            KeyedService.AnyKey, (provider, _) => new JournalGrainStorage(provider.GetRequiredService<IJournal>()));
        return services;
    }
}
