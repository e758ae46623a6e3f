using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Changes;

/// <summary>That an account, or the alert of a feed, has changed, for those who look at it at this moment. It says what kind of thing happened, and nothing of what.</summary>
/// <param name="Account">The account, and those above it; null for the alert of a feed, which is the workspace's.</param>
/// <param name="Version">Number of the latest journal entry of the account or the workspace.</param>
/// <param name="Kinds">What happened, in order.</param>
public sealed record LiveChange(AccountPath? Account, long Version, ImmutableArray<ChangeKind> Kinds);

/// <summary>Something that happened.</summary>
/// <param name="Kind">What was done (<see cref="Success.Domain.Accounts.Deeds"/>), for example <c>MilestoneAdded</c>.</param>
/// <param name="ProviderFrom">From when the provider may hear of it; null for never.</param>
/// <param name="CustomerFrom">From when the customer may hear of it; null for never.</param>
public readonly record struct ChangeKind(string Kind, DateTimeOffset? ProviderFrom, DateTimeOffset? CustomerFrom)
{
    /// <summary>Whether a side may hear of it at an instant.</summary>
    public bool IsFor(Side side, DateTimeOffset now) => (side == Side.Provider ? ProviderFrom : CustomerFrom) <= now;
}
