using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Success.Grains.Accounts;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Outbox;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
#if SILO_ORLEANS
using Microsoft.Extensions.Configuration;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Success.Domain;
#endif

namespace Success.Grains;

/// <summary>Adds the grains to a host, on the silo that this build is for.</summary>
public static class SiloHosting
{
#if SILO_ORLEANS
    /// <summary>
    /// Adds the grains on Microsoft Orleans: cluster, states and reminders in the Azure storage account of the connection string
    /// <c>Orleans</c>. Arguments and results travel by System.Text.Json.
    /// </summary>
    public static IHostApplicationBuilder AddGrains(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var connection = builder.Configuration.GetConnectionString("Orleans")
            ?? throw new InvalidOperationException("The connection string 'Orleans' is needed: the storage account of the cluster.");
        AddServices(builder.Services);
        return builder.UseOrleans(silo =>
        {
            silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(
                static type => type.Namespace?.StartsWith("Success.", StringComparison.Ordinal) is true, DomainJson.Options));
            silo.UseAzureStorageClustering(options => options.TableServiceClient = new(connection));
            silo.AddAzureTableGrainStorageAsDefault(options => options.TableServiceClient = new(connection));
            silo.UseAzureTableReminderService(connection);
        });
    }
#else
    /// <summary>
    /// Adds the grains on the embedded silo, which keeps their states and reminders in the <see cref="Journal.IJournal"/> among the
    /// services.
    /// </summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">Says what of the silo is other than usual.</param>
    public static IHostApplicationBuilder AddGrains(this IHostApplicationBuilder builder, Action<SiloOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSilo(options =>
        {
            options.GrainAssemblies.Add(typeof(SiloHosting).Assembly);
            configure?.Invoke(options);
        });
        AddServices(builder.Services);
        return builder;
    }
#endif

    /// <summary>What the grains are constructed with, beside the journal.</summary>
    static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSeeds, RandomIdSeeds>();
        services.TryAddSingleton<ChangeLogLimits>();
        services.AddSingleton<HandOverPlaces>();
        services.AddSingleton<LiveChanges>();
        services.AddSingleton<OutboxSignals>();
        services.AddSingleton(static provider => ActivatorUtilities.CreateInstance<FeedDeliveries>(provider));
        services.AddSingleton<TenantNews>();
        services.AddSingleton<AccountNews>();
        services.AddSingleton<RightsChanges>();
        services.TryAddSingleton<ISecretSource, RandomSecretSource>();
        services.AddSingleton<Secrets>();

        // By hand: they need the SecretKeys that a host adds where people sign in, and other hosts do without.
        services.AddSingleton(static provider => ActivatorUtilities.CreateInstance<Credentials>(provider));
        services.AddSingleton(static provider => ActivatorUtilities.CreateInstance<SignInByEmail>(provider));
        services.AddHostedService<UnpublishedHandOver>();
        services.AddSingleton<IIncomingGrainCallFilter, TenantCallFilter>();
    }
}
