using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Success.Gateway.Http;

namespace Success.Gateway.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it takes requests; 503 with the reasons when it does not. Both are for
/// whoever operates the server, need no credential and are never limited.
/// </summary>
static class HealthEndpoints
{
    public const string Folder = "/health";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var probes = endpoints.MapGroup(Folder).WithMetadata(new NeverLimited(), new OpenToNavigation());
        probes.MapGet("/live", static context => WriteAsync(context, []));
        probes.MapGet("/ready", static context => WriteAsync(
            context,
            [
                .. from check in context.RequestServices.GetServices<IReadinessCheck>()
                   let reason = check.WhyNot()
                   where reason is not null
                   select new NotReady(check.Part, reason),
            ]));
    }

    static async Task WriteAsync(HttpContext context, NotReady[] reasons)
    {
        context.Response.StatusCode = reasons.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(new { ok = reasons.Length == 0, reasons }, JsonSerializerOptions.Web), context.RequestAborted);
    }

    sealed record NotReady(string Part, string Reason);
}
