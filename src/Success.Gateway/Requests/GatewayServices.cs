using Success.Gateway.Identity;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.Requests;

/// <summary>What requests are answered with; one for the process.</summary>
/// <param name="Grains">The grains.</param>
/// <param name="Changes">Changes as they happen.</param>
/// <param name="Feeds">Is told what API clients deliver.</param>
/// <param name="Time">The clock.</param>
/// <param name="Ids">Seeds of ids for what a request creates.</param>
/// <param name="Mint">Makes secrets and digests of addresses.</param>
public sealed record GatewayServices(IGrainFactory Grains, LiveChanges Changes, FeedDeliveries Feeds, TimeProvider Time, IIdSeeds Ids, ICredentialMint Mint);
