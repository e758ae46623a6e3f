using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Success.Gateway.Http;

namespace Success.Gateway.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it takes requests; 503 with the reasons when it does not. <c>/metrics</c>:
/// what is measured, where that is wanted. All are for whoever operates the server, need no credential and are never limited.
/// </summary>
static class HealthEndpoints
{
    public const string Folder = "/health";
    const string Metrics = "/metrics";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var probes = endpoints.MapGroup(Folder).WithMetadata(new NeverLimited(), new OpenToNavigation());
        probes.MapRead("/live", static context => WriteAsync(context, []));
        probes.MapRead("/ready", static context => WriteAsync(
            context,
            [
                .. from check in context.RequestServices.GetServices<IReadinessCheck>()
                   let reason = check.WhyNot()
                   where reason is not null
                   select new NotReady(check.Part, reason),
            ]));
        if (endpoints.ServiceProvider.GetService<IMetricsText>() is { } text)
        {
            endpoints.MapRead(Metrics, context => WriteAsync(context, text)).WithMetadata(new NeverLimited(), new OpenToNavigation());
        }
    }

    static Task WriteAsync(HttpContext context, IMetricsText text)
    {
        context.Response.ContentType = text.MediaType;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text.Read(), context.RequestAborted);
    }

    static async Task WriteAsync(HttpContext context, NotReady[] reasons)
    {
        context.Response.StatusCode = reasons.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(new { ok = reasons.Length == 0, reasons }, JsonSerializerOptions.Web), context.RequestAborted);
    }

    sealed record NotReady(string Part, string Reason);
}
