using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains.Audit;

namespace Success.Grains.Tenancy;

/// <summary>One tenant: settings, metrics, members, API clients. The key is its route tag.</summary>
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command, or refuses it. Durable when the task completes.</summary>
    /// <exception cref="Journal.JournalConflictException">Somebody else wrote first; call again (<see cref="Journals.FreshActivation"/>).</exception>
    Task<TenantAnswer> Execute(TenantRequest request);

    /// <summary>The tenant as it stands. Does not wait for commands.</summary>
    /// <param name="known">The version that the caller has; 0 for none.</param>
    /// <returns>Null when the tenant was never created, or when the caller has the latest version.</returns>
    [AlwaysInterleave]
    Task<TenantView?> View(long known);

    /// <summary>Texts by their keys (<see cref="TextChange.Key"/>); those that there are not are left out. Does not wait for commands.</summary>
    /// <param name="keys">At most 1,000.</param>
    [AlwaysInterleave]
    Task<TextList> Texts(ImmutableArray<string> keys);

    /// <summary>Makes a link to sign in by. Durable when the task completes.</summary>
    Task<LinkAnswer> IssueLink(LinkRequest request);

    /// <summary>Whether a link can still be used. Uses nothing up, and does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<bool> IsOpen(LinkShown shown);

    /// <summary>Uses a link up and begins a session; who was invited comes in by that. Durable when the task completes.</summary>
    Task<SignInAnswer> SignInByToken(TokenPresented presented);

    /// <summary>As <see cref="SignInByToken"/>, by the code of one of the member's links. A wrong code counts against all of them.</summary>
    Task<SignInAnswer> SignInByCode(CodePresented presented);

    /// <summary>Who a session stands for. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<CredentialAnswer> VerifySession(SessionPresented presented);

    /// <summary>Who an API client's key stands for. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<CredentialAnswer> VerifyKey(KeyPresented presented);

    /// <summary>A member's live sessions, for itself or whoever looks after members. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<SessionList> Sessions(Id<Member> member, Caller caller);

    /// <summary>Who did what in the workspace. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<AuditReading> Audit(AuditQuery query);

    /// <summary>Notes that a credential is in use.</summary>
    [OneWay]
    Task NoteUse(CredentialUse use);

    /// <summary>Notes that an API client delivers.</summary>
    [OneWay]
    Task NoteDeliveries(ClientDeliveries deliveries);

    /// <summary>Hands over what was appended, to whoever must know. Whoever appended does not wait for it.</summary>
    [OneWay]
    Task HandOver();

    /// <summary>Hands over what a crash left behind. Done when it is.</summary>
    Task CatchUp();
}

/// <summary>Something asked of a tenant.</summary>
/// <param name="Command">What.</param>
/// <param name="Caller">Who asks, verified by the caller of the grain.</param>
public sealed record TenantRequest(TenantCommand Command, Caller Caller);

/// <summary>That an API client delivers.</summary>
/// <param name="Client">Who.</param>
/// <param name="Metrics">What; at most <see cref="TenantCommand.NoteDeliveries.MaxMetrics"/>.</param>
public sealed record ClientDeliveries(Id<ApiClient> Client, ImmutableArray<MetricKey> Metrics);

/// <summary>What became of a command.</summary>
/// <param name="Version">Number of the last journal entry, this command's included.</param>
/// <param name="Subject">The id of what it made or was about; null when there is none.</param>
/// <param name="Refusal">Why it was not carried out; null when it was.</param>
public sealed record TenantAnswer(long Version, string? Subject, DomainError? Refusal)
{
    /// <summary>
    /// Whether anything was written: false for a refusal, for what was so already, and for a command that is repeated under its idempotency
    /// key. A secret that was made for such a command opens nothing and is not to be shown.
    /// </summary>
    public bool HasChanged { get; init; }
}

/// <summary>A tenant at a version. Immutable: whoever has it may keep it.</summary>
/// <param name="Version">Number of the last journal entry in it.</param>
/// <param name="Tenant">The tenant.</param>
public sealed record TenantView(long Version, Tenant Tenant)
{
    /// <summary>
    /// The rights that somebody has now: a credential that was verified a moment ago may have lost some. Refused when it has none left,
    /// <see cref="DomainErrorCode.NotFound"/> when it is of another tenant.
    /// </summary>
    public Result<Audience> Current(Audience audience, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (audience.Tenant == Tenant.Id && Tenant.Members.TryGetValue(audience.Member, out var member))
        {
            return Audience.Of(Tenant, member);
        }

        return audience.Tenant == Tenant.Id && Tenant.Clients.TryGetValue(audience.Client, out var client)
            ? Audience.Of(Tenant, client, now)
            : new DomainError(DomainErrorCode.NotFound, "There is no such workspace.");
    }
}

/// <summary>Texts by key.</summary>
/// <param name="Texts">In no particular order.</param>
public sealed record TextList(ImmutableDictionary<string, string> Texts)
{
    /// <summary>Most texts asked for at once; whoever needs more asks again.</summary>
    public const int MaxKeys = 1_000;
}
