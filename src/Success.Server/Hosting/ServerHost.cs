using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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
        PrivateFile.CreateFolder(configuration.DataFolder);
        using var startLogs = LoggerFactory.Create(logs => ServerLogs.Configure(logs, configuration));
        var journal = await SqliteJournal.OpenAsync(
            new() { Path = configuration.JournalPath }, TimeProvider.System, startLogs.CreateLogger<SqliteJournal>(), cancellationToken);
        var telemetry = isForCommand ? null : ServerTelemetry.StartIfAsked();
        IHost? host = null;
        try
        {
            host = isForCommand ? BuildForCommand(configuration, journal) : Build(configuration, journal);
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

    static IHost BuildForCommand(ServerConfiguration configuration, SqliteJournal journal)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = Name, ContentRootPath = configuration.DataFolder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Add(builder, configuration, journal);
        return builder.Build();
    }

    static WebApplication Build(ServerConfiguration configuration, SqliteJournal journal)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = Name, ContentRootPath = configuration.DataFolder });
        ServerLogs.Configure(builder.Logging, configuration);
        ServerTelemetry.AddLogsIfAsked(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, configuration));
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

    static void Listen(KestrelServerOptions kestrel, ServerConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = GatewayOptions.MaxBodyBytes;
        foreach (var url in configuration.Urls)
        {
            Action<ListenOptions> secure = url.Scheme == Uri.UriSchemeHttps
                ? listen => listen.UseHttps(X509Certificate2.CreateFromPemFile(configuration.Certificate!.Certificate, configuration.Certificate.Key))
                : static _ => { };
            if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            {
                kestrel.Listen(address, url.Port, secure);
            }
            else if (url.IsLoopback)
            {
                ListenOnLoopback(kestrel, url.Port, secure);
            }
            else
            {
                kestrel.ListenAnyIP(url.Port, secure);
            }
        }
    }

    /// <summary>Any free port can be asked for on one address only; 'localhost' means both.</summary>
    static void ListenOnLoopback(KestrelServerOptions kestrel, int port, Action<ListenOptions> secure)
    {
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port, secure);
        }
        else
        {
            kestrel.ListenLocalhost(port, secure);
        }
    }
}
