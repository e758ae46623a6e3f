using Microsoft.Extensions.Hosting;

namespace Success.Gateway.Health;

/// <summary>The server itself: not before everything has started, and no more once it stops, so that a balancer sends nothing new.</summary>
sealed class LifetimeReadiness(IHostApplicationLifetime lifetime) : IReadinessCheck
{
    public string Part => "server";

    public string? WhyNot() =>
        lifetime.ApplicationStopping.IsCancellationRequested ? "It stops; what is under way is finished."
        : lifetime.ApplicationStarted.IsCancellationRequested ? null
        : "It starts.";
}
