using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Domain.Tenancy;

/// <summary>Whether a tenant's people are let in, and whether it is meant in earnest.</summary>
public enum TenantStatus
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>For trying things out: nothing leaves it to real customers. It stays one for ever.</summary>
    Sandbox,

    /// <summary>Nobody is let in; nothing is deleted.</summary>
    Suspended,
}

/// <summary>
/// One provider's workspace: its settings, its metrics, who takes part, and which integrations. What <see cref="Decide"/> allows,
/// <see cref="Apply"/> folds in. From its creation on it has at least one active owner.
/// </summary>
public sealed partial record Tenant : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "ten";

    /// <summary>What a tenant is before it is created.</summary>
    public static Tenant None { get; } = new();

    /// <summary>Its id; none before it is created.</summary>
    public Id<Tenant> Id { get; init; }

    /// <summary>The public tag that its keys and partitions begin with.</summary>
    public RouteTag RouteTag { get; init; }

    /// <summary>Whether it is for trying things out.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>When it was suspended, or null.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>What holds unless somebody says otherwise.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.Default;

    /// <summary>Everybody who was ever asked in and is not erased.</summary>
    public ImmutableDictionary<Id<Member>, Member> Members { get; init; } = ImmutableDictionary<Id<Member>, Member>.Empty;

    /// <summary>People who do not sign in.</summary>
    public ImmutableDictionary<Id<Person>, Person> People { get; init; } = ImmutableDictionary<Id<Person>, Person>.Empty;

    /// <summary>API clients, the last revoked ones included.</summary>
    public ImmutableDictionary<Id<ApiClient>, ApiClient> Clients { get; init; } = ImmutableDictionary<Id<ApiClient>, ApiClient>.Empty;

    /// <summary>Plans to begin with.</summary>
    public ImmutableDictionary<Id<Template>, Template> Templates { get; init; } = ImmutableDictionary<Id<Template>, Template>.Empty;

    /// <summary>What it remembers of commands that may be repeated.</summary>
    public RememberedCommands Remembered { get; init; } = RememberedCommands.None;

    /// <summary>The metrics.</summary>
    public MetricCatalogue Catalogue { get; init; } = MetricCatalogue.Empty;

    /// <summary>Whether people are let in.</summary>
    [JsonIgnore]
    public TenantStatus Status =>
        SuspendedAt is not null ? TenantStatus.Suspended : IsSandbox ? TenantStatus.Sandbox : TenantStatus.Active;

    /// <summary>Who acts on an account, with the mandates that hold there on a day.</summary>
    /// <exception cref="KeyNotFoundException">The audience is of another tenant.</exception>
    public Actor ActorOf(Audience audience, AccountPath account, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (!audience.Client.IsNone)
        {
            return new ClientActor(audience.Client, audience.Side);
        }

        var member = Members[audience.Member];
        return new MemberActor(member.Id, member.Side, member.Role, member.Mandate, [.. DeputyshipsOf(member.Id, account, today)]);
    }

    /// <summary>
    /// The mandates that a member holds for others on an account on a day: of active colleagues who have that account and named it
    /// as deputy until then or later. Its own mandate is not among them, nor what those colleagues hold for others.
    /// </summary>
    public IEnumerable<Deputyship> DeputyshipsOf(Id<Member> member, AccountPath account, DateOnly today) =>
        from colleague in Members.Values
        where colleague.Deputy is { } deputy && deputy.Member == member && deputy.Until >= today
        where colleague.State == MemberState.Active && colleague.Accounts.Includes(account)
        orderby colleague.Id
        select new Deputyship(colleague.Id, colleague.Mandate);
}
