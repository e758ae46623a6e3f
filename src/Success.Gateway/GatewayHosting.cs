using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Gateway.Health;
using Success.Gateway.Http;
using Success.Gateway.Identity;
using Success.Gateway.Ingestion;
using Success.Gateway.Notifications;
using Success.Gateway.Operations;
using Success.Gateway.Outbox;
using Success.Gateway.Requests;
using Success.Gateway.SignIn;

namespace Success.Gateway;

/// <summary>
/// Adds the gateway to a host that has the grains, a journal, the server's keys (<see cref="Grains.SignIn.SecretKeys"/>,
/// <see cref="LinkSeal"/>) and a post (<see cref="Mail.IPost"/>), and puts its requests' way together.
/// </summary>
public static class GatewayHosting
{
    /// <summary>What the gateway is made of.</summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        AddressLogs.Silence(builder.Logging);
        var services = builder.Services;
        services.AddRoutingCore();
        services.AddSingleton(options);
        services.AddSingleton<IReadinessCheck, LifetimeReadiness>();
        services.AddSingleton<RefusedAttempts>();
        services.AddSingleton<ProvenCredentials>();
        services.AddSingleton<CredentialChecks>();
        services.AddSingleton<Callers>();
        services.AddSingleton<ICredentialMint, CredentialMint>();
        services.AddSingleton<SameOrigin>();
        services.AddSingleton<IngestionStreams>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<SignInLetters>();
        services.AddSingleton<SignInPost>();
        services.AddHostedService(static provider => provider.GetRequiredService<SignInPost>());
        services.AddSingleton<GatewayServices>();
        services.AddSingleton<CostBuckets>();
        services.AddSingleton<CallerAdmission>();
        services.AddSingleton(static provider => GatewaySchema.CreateEngine(
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Success.Gateway.Operations"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDelivery, InvitationDelivery>();
        services.AddSingleton<NotificationLetters>();
        services.AddSingleton<IDelivery, NotificationDistribution>();
        services.AddSingleton<IDelivery, NotificationDelivery>();
        services.AddHostedService<OutboxPost>();
        return builder;
    }

    /// <summary>The way of a request, in order.</summary>
    public static WebApplication UseGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<RequestIds>();
        app.UseForwardedHeaders(Forwarded(app.Services.GetRequiredService<GatewayOptions>()));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<UnexpectedErrors>();
        app.UseWebSockets();
        app.UseRouting();
        app.UseMiddleware<Authentication>();
        app.UseMiddleware<RateLimits>();
        app.UseMiddleware<RefusedCredentials>();
        app.UseMiddleware<CrossSiteRequests>();
        app.UseMiddleware<UnknownPaths>();
        app.MapHealth();
        app.MapSignIn();
        app.MapOperations();
        app.MapIngestion();
        return app;
    }

    static ForwardedHeadersOptions Forwarded(GatewayOptions options)
    {
        // As many proxies one behind the other as are trusted: the first that is not is the client.
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        // Nobody is trusted unless somebody says so; then none of the headers is looked at.
        return options.TrustedProxies.IsEmpty ? new() { ForwardedHeaders = ForwardedHeaders.None } : forwarded;
    }
}
