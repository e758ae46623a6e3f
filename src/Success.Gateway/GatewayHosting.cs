using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Success.Gateway.Health;

namespace Success.Gateway;

/// <summary>Adds the gateway to a host that has the grains and a journal, and puts its requests' way together.</summary>
public static class GatewayHosting
{
    /// <summary>What the gateway is made of.</summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IReadinessCheck, LifetimeReadiness>();
        return builder;
    }

    /// <summary>The way of a request, in order.</summary>
    public static WebApplication UseGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseRouting();
        app.MapHealth();
        return app;
    }
}
