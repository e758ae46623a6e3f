using System.Collections.Immutable;
using System.Net;

namespace Success.Gateway;

/// <summary>What the gateway is told about the place where it runs.</summary>
public sealed record GatewayOptions
{
    /// <summary>Largest body of a request, unless an endpoint says otherwise: ten times what people's pages send.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>Where browsers find it: scheme, host and port. Links in mails begin with it.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Proxies in front of it, whose word on the client's address and scheme is taken.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Whether members are told by mail of alerts and of proposals that wait for them.</summary>
    public bool MailsNotifications { get; init; }

    /// <summary>How many requests one caller may make.</summary>
    public RateLimit Requests { get; init; } = new(500, 100, TimeSpan.FromSeconds(1));

    /// <summary>
    /// How many credentials of one network address may turn out to be none. A program that goes on with a revoked key, or somebody who mistypes
    /// one, stays far below it; the server looks up no more than this for whoever guesses.
    /// </summary>
    public RateLimit FailedCredentials { get; init; } = new(100, 10, TimeSpan.FromSeconds(1));

    /// <summary>What the operations of one client may cost: fifty pages of accounts with their KPIs at once, and two of them every second.</summary>
    public CostBudget Costs { get; init; } = new(50_000, 2_000);

    /// <summary>
    /// What the operations of all clients of one tenant may cost together: as much as ten programs that spend all they may, or hundreds of
    /// people who look around.
    /// </summary>
    public CostBudget TenantCosts { get; init; } = new(500_000, 20_000);

    /// <summary>
    /// How often one network address may ask for a link or try one. An office behind one address gets along with it; whoever tries codes
    /// does not.
    /// </summary>
    public RateLimit SignIns { get; init; } = new(30, 1, TimeSpan.FromSeconds(2));

    /// <summary>
    /// How long the answer to a wrong code takes at least: longer than the store needs to count it, so that the time does not tell whether
    /// the address is known.
    /// </summary>
    public TimeSpan RefusalTime { get; init; } = TimeSpan.FromMilliseconds(500);
}

/// <summary>A leaky bucket of what operations cost.</summary>
/// <param name="Capacity">How much it holds.</param>
/// <param name="RefillPerSecond">How much runs out every second, and may be spent again.</param>
public sealed record CostBudget(long Capacity, long RefillPerSecond);

/// <summary>A bucket of permits, of which a request takes one.</summary>
/// <param name="Burst">How many it holds.</param>
/// <param name="Refill">How many come back in each period.</param>
/// <param name="Period">How long a period is.</param>
public sealed record RateLimit(int Burst, int Refill, TimeSpan Period);
