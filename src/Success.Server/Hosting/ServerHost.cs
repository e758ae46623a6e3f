using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Gateway;
using Success.Gateway.Health;
using Success.Gateway.Mail;
using Success.Grains;
using Success.Grains.Journals;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Server.Configuration;
using Success.Server.Telemetry;

namespace Success.Server.Hosting;

/// <summary>
/// The server in one process: the journal, over it the silo with the grains, over it the gateway on Kestrel. They start in this order and
/// stop in the opposite one, so that whatever was taken is finished.
/// </summary>
sealed class ServerHost : IAsyncDisposable
{
    const string Name = "Success";

    readonly SqliteJournal _journal;
    readonly ServerTelemetry? _telemetry;
    readonly IHost _host;

    ServerHost(SqliteJournal journal, ServerTelemetry? telemetry, IHost host) => (_journal, _telemetry, _host) = (journal, telemetry, host);

    /// <summary>What runs.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Where it listens, ports as they are.</summary>
    public IEnumerable<string> Urls => (_host as WebApplication)?.Urls ?? [];

    /// <summary>Opens the journal and starts everything; ready when the task completes.</summary>
    /// <param name="configuration">How.</param>
    /// <param name="isForCommand">Whether a command alone needs the grains: then nobody from outside is listened to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServerHost> StartAsync(ServerConfiguration configuration, bool isForCommand, CancellationToken cancellationToken)
    {
        MakeReady(configuration, isForCommand);
        using var startLogs = LoggerFactory.Create(logs => ServerLogs.Configure(logs, configuration));
        var journal = await SqliteJournal.OpenAsync(
            new() { Path = configuration.JournalPath }, TimeProvider.System, startLogs.CreateLogger<SqliteJournal>(), cancellationToken);
        var metrics = configuration.ServesMetrics && !isForCommand ? new PrometheusText() : null;
        var telemetry = isForCommand ? null : ServerTelemetry.StartIfAsked(metrics);
        IHost? host = null;
        try
        {
            host = isForCommand ? BuildForCommand(configuration, journal) : Build(configuration, journal, metrics);
            await host.StartAsync(cancellationToken);
            return new(journal, telemetry, host);
        }
        catch
        {
            host?.Dispose();
            await journal.DisposeAsync();
            telemetry?.Dispose();
            throw;
        }
    }

    /// <summary>Runs until somebody asks the process to stop, and then until everything has.</summary>
    public Task WaitForStopAsync() => _host.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        // Does nothing after WaitForStopAsync; a command ends here.
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _journal.DisposeAsync();
        _telemetry?.Dispose();
    }

    /// <summary>Sees to what must be there before anything is started.</summary>
    /// <exception cref="ConfigurationException">The folder cannot be made, or a place to listen cannot be had; all that is wrong.</exception>
    static void MakeReady(ServerConfiguration configuration, bool isForCommand)
    {
        List<SettingError> errors = isForCommand ? [] : [.. Listening.Check(configuration.Urls)];
        try
        {
            PrivateFile.CreateFolder(configuration.DataFolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(Settings.Data.Key, configuration.DataFolder, $"cannot be made; allowed: {Settings.Data.Allowed}."));
        }

        if (errors.Count > 0)
        {
            throw new ConfigurationException(errors);
        }
    }

    static IHost BuildForCommand(ServerConfiguration configuration, SqliteJournal journal)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = Name, ContentRootPath = configuration.DataFolder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Add(builder, configuration, journal);
        return builder.Build();
    }

    static WebApplication Build(ServerConfiguration configuration, SqliteJournal journal, PrometheusText? metrics)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = Name, ContentRootPath = configuration.DataFolder });
        ServerLogs.Configure(builder.Logging, configuration);
        ServerTelemetry.AddLogsIfAsked(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listening.Listen(kestrel, configuration));
        if (metrics is not null)
        {
            builder.Services.AddSingleton<IMetricsText>(metrics);
        }

        if (configuration.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        Add(builder, configuration, journal);
        return builder.Build().UseGateway();
    }

    static void Add(IHostApplicationBuilder builder, ServerConfiguration configuration, SqliteJournal journal)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = configuration.StopTimeout);
        builder.Services.AddSingleton<IJournal>(journal);
        builder.Services.AddSingleton<IReadinessCheck>(new JournalReadiness(() => journal.Health));
        AddSecrets(builder, configuration);
        builder.AddGrains();
        builder.AddGateway(new()
        {
            PublicUrl = configuration.PublicUrl,
            TrustedProxies = configuration.TrustedProxies,
            MailsNotifications = configuration.MailsNotifications,
            Requests = new(configuration.RequestBurst, configuration.RequestsPerSecond, TimeSpan.FromSeconds(1)),
            Costs = configuration.Costs,
            TenantCosts = configuration.TenantCosts,
        });
    }

    static void AddSecrets(IHostApplicationBuilder builder, ServerConfiguration configuration)
    {
        var secrets = ServerSecrets.ReadOrDraw(configuration.SecretsFile);
        builder.Services.AddSingleton(secrets.Keys).AddSingleton(secrets.Seal);
        builder.Services.AddSingleton<IPost>(services => configuration.Smtp is { } smtp
            ? new SmtpPost(smtp, configuration.MailFrom, services.GetRequiredService<TimeProvider>())
            : new FolderPost(
                configuration.MailFolder,
                configuration.MailFrom,
                ShownMail.Show,
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<IIdSeeds>()));
    }
}
