using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Success.Gateway.Errors;

namespace Success.Gateway.Http;

/// <summary>How an answer tells of a limit: <c>RateLimit</c> and <c>RateLimit-Policy</c>, and beyond it 429 with <c>Retry-After</c>.</summary>
static class LimitAnswer
{
    /// <summary>What becomes of a request beyond a limit.</summary>
    public static ErrorRow TooMany { get; } = new("RATE_LIMITED", StatusCodes.Status429TooManyRequests, LogLevel.Debug) { IsForClients = true };

    /// <summary>Tells how much is left.</summary>
    public static void Tell(HttpContext context, string policy, RateLimit limit, long left)
    {
        var window = (int)Math.Ceiling(limit.Period.TotalSeconds * limit.Burst / limit.Refill);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={limit.Burst};w={window}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={left};t={Seconds(limit.Period)}");
    }

    /// <summary>Answers a request beyond a limit.</summary>
    public static Task RefuseAsync(HttpContext context, string policy, RateLimit limit, string message)
    {
        context.Response.Headers.RetryAfter = Seconds(limit.Period).ToString(CultureInfo.InvariantCulture);
        GatewayInstruments.Limited(policy);
        return ErrorBody.WriteAsync(context, TooMany, $"{message}; try again in {Seconds(limit.Period)} s.");
    }

    static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
