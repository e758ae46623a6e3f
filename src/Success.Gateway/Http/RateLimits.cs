using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Success.Gateway.Errors;
using Success.Gateway.Identity;

namespace Success.Gateway.Http;

/// <summary>
/// A bucket of permits for each caller: a key, a session's member, or the network address of who has neither. Every answer says how much is
/// left (<c>RateLimit</c>, <c>RateLimit-Policy</c>), and one that is refused when to come again (<c>Retry-After</c>).
/// </summary>
sealed class RateLimits(RequestDelegate next, GatewayOptions options) : IDisposable
{
    // What belongs to one household or machine; an attacker has the whole of it anyway.
    const int Ipv6NetworkBytes = 8;

    readonly PartitionedRateLimiter<string> _requests = LimiterOf(options.Requests);
    readonly PartitionedRateLimiter<string> _signIns = LimiterOf(options.SignIns);

    public Task InvokeAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<NeverLimited>() is not null)
        {
            return next(context);
        }

        return metadata?.GetMetadata<PeoplesPage>() is not null && HttpMethods.IsPost(context.Request.Method)
            ? RunAsync(context, _signIns, NetworkOf(context), "sign-in", options.SignIns)
            : RunAsync(context, _requests, CallerOf(context), "requests", options.Requests);
    }

    public void Dispose()
    {
        _requests.Dispose();
        _signIns.Dispose();
    }

    Task RunAsync(HttpContext context, PartitionedRateLimiter<string> limiter, string partition, string policy, RateLimit limit)
    {
        var isAcquired = TryTake(limiter, partition);
        var left = limiter.GetStatistics(partition)?.CurrentAvailablePermits ?? 0;
        var window = (int)Math.Ceiling(limit.Period.TotalSeconds * limit.Burst / limit.Refill);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={limit.Burst};w={window}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={left};t={Seconds(limit.Period)}");
        if (isAcquired)
        {
            return next(context);
        }

        headers.RetryAfter = Seconds(limit.Period).ToString(CultureInfo.InvariantCulture);
        GatewayInstruments.Limited(policy);
        return ErrorBody.WriteAsync(context, TooMany, $"There are at most {limit.Burst} of these at once; try again in {Seconds(limit.Period)} s.");
    }

    static bool TryTake(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        return lease.IsAcquired;
    }

    static ErrorRow TooMany { get; } = new("RATE_LIMITED", StatusCodes.Status429TooManyRequests, LogLevel.Debug) { IsForClients = true };

    static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    static string CallerOf(HttpContext context) => context.FindCaller() is { } caller
        ? $"{caller.Tenant}|{caller.Audience.Who}"
        : NetworkOf(context);

    static string NetworkOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"ip|{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes))}"
            : $"ip|{address}";
    }

    // One timer of the limiter refills all buckets and drops those that are full and were not used for a while.
    static PartitionedRateLimiter<string> LimiterOf(RateLimit limit) => PartitionedRateLimiter.Create<string, string>(
        partition => RateLimitPartition.GetTokenBucketLimiter(
            partition,
            _ => new()
            {
                TokenLimit = limit.Burst,
                TokensPerPeriod = limit.Refill,
                ReplenishmentPeriod = limit.Period,
                AutoReplenishment = false,
            }),
        StringComparer.Ordinal);
}

/// <summary>Marks an endpoint that is answered however often somebody asks.</summary>
sealed class NeverLimited;
