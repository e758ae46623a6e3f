using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Success.Gateway.Identity;

namespace Success.Gateway.Http;

/// <summary>
/// A bucket of permits for each caller: a key, a session's member, or the network address of who has neither. Every answer says how much is
/// left (<c>RateLimit</c>, <c>RateLimit-Policy</c>), and one that is refused when to come again (<c>Retry-After</c>).
/// </summary>
sealed class RateLimits(RequestDelegate next, GatewayOptions options) : IDisposable
{
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
            ? RunAsync(context, _signIns, NetworkAddress.Of(context), "sign-in", options.SignIns)
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
        LimitAnswer.Tell(context, policy, limit, limiter.GetStatistics(partition)?.CurrentAvailablePermits ?? 0);
        return isAcquired
            ? next(context)
            : LimitAnswer.RefuseAsync(context, policy, limit, $"There are at most {limit.Burst} of these at once");
    }

    static bool TryTake(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        return lease.IsAcquired;
    }

    static string CallerOf(HttpContext context) => context.FindCaller() is { } caller
        ? $"{caller.Tenant}|{caller.Audience.Who}"
        : NetworkAddress.Of(context);

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

/// <summary>Marks an endpoint that is answered however often somebody asks, and so looks at nobody's credentials.</summary>
sealed class NeverLimited;
