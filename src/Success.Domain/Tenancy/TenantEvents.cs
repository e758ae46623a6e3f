using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;

namespace Success.Domain.Tenancy;

/// <summary>The tenant began.</summary>
/// <param name="Tenant">Its id.</param>
/// <param name="RouteTag">Its route tag.</param>
/// <param name="Name">Digest of its name.</param>
/// <param name="Sandbox">Whether it is for trying things out.</param>
/// <param name="Settings">Its settings.</param>
public sealed record TenantCreated(Id<Tenant> Tenant, RouteTag RouteTag, TextDigest Name, bool Sandbox, TenantSettings Settings) : TenantEvent;

/// <summary>The tenant has another name.</summary>
/// <param name="Name">Digest of it.</param>
public sealed record TenantRenamed(TextDigest Name) : TenantEvent;

/// <summary>The settings were replaced.</summary>
/// <param name="Settings">As they are now.</param>
public sealed record SettingsChanged(TenantSettings Settings) : TenantEvent
{
    /// <summary>Which of them are others than before, as <c>changeSettings</c> calls them; null where an earlier release did not write it down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Changed { get; init; }
}

/// <summary>The tenant uses an own word, or the usual one again.</summary>
/// <param name="Label">For what.</param>
/// <param name="Text">Digest of the word; null for the usual one.</param>
public sealed record LabelChanged(BrandLabel Label, TextDigest? Text) : TenantEvent;

/// <summary>A metric was defined or changed.</summary>
/// <param name="Change">What happened to the catalogue.</param>
public sealed record CatalogueChanged(MetricEvent Change) : TenantEvent;

/// <summary>Something happened to a feed.</summary>
/// <param name="Happened">What.</param>
public sealed record FeedChanged(FeedEvent Happened) : TenantEvent;

/// <summary>Something happened to the alert of a feed.</summary>
/// <param name="Happened">What.</param>
public sealed record FeedAlertChanged(AlertEvent Happened) : TenantEvent;

/// <summary>Nobody is let in.</summary>
/// <param name="Reason">Digest of the reason.</param>
public sealed record TenantSuspended(TextDigest Reason) : TenantEvent;

/// <summary>Everybody is let in again.</summary>
public sealed record TenantResumed : TenantEvent;

/// <summary>Somebody was added who does not sign in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Account">The account.</param>
/// <param name="Side">The side.</param>
/// <param name="Name">Digest of the name.</param>
/// <param name="Occupation">Digest of what the person does, or null.</param>
/// <param name="Email">Digest of the address for look-ups, or none.</param>
public sealed record PersonAdded(
    Id<Person> Person, Id<Account> Account, Side Side, TextDigest Name, TextDigest? Occupation, EmailDigest Email) : TenantEvent;

/// <summary>What is known of a person was replaced.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">Digest of the name.</param>
/// <param name="Occupation">Digest of what the person does, or null.</param>
/// <param name="Email">Digest of the address for look-ups, or none.</param>
public sealed record PersonChanged(Id<Person> Person, TextDigest Name, TextDigest? Occupation, EmailDigest Email) : TenantEvent;

/// <summary>A person was forgotten.</summary>
/// <param name="Person">Who.</param>
public sealed record PersonRemoved(Id<Person> Person) : TenantEvent;
