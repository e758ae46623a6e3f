namespace Success.Domain.Tenancy;

/// <summary>An API client was created.</summary>
/// <param name="Client">Which.</param>
/// <param name="Side">For whom it acts.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Accounts">With which accounts.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Secret">Hash of its secret.</param>
/// <param name="Name">Digest of its name.</param>
public sealed record ClientCreated(
    Id<ApiClient> Client, Side Side, ClientScopes Scopes, AccountScope Accounts, DateTimeOffset ExpiresAt, SecretHash Secret, TextDigest Name)
    : TenantEvent;

/// <summary>An API client has another secret.</summary>
/// <param name="Client">Which.</param>
/// <param name="Secret">Hash of it.</param>
/// <param name="PreviousUntil">When the one before stops working; null when it has stopped already.</param>
public sealed record ClientRotated(Id<ApiClient> Client, SecretHash Secret, DateTimeOffset? PreviousUntil) : TenantEvent;

/// <summary>An API client is refused from now on.</summary>
/// <param name="Client">Which.</param>
public sealed record ClientRevoked(Id<ApiClient> Client) : TenantEvent;

/// <summary>A client that was revoked before has made room in the list of revoked ones.</summary>
/// <param name="Client">Which.</param>
public sealed record ClientForgotten(Id<ApiClient> Client) : TenantEvent;

/// <summary>An API client was seen on a day.</summary>
/// <param name="Client">Which.</param>
/// <param name="On">The day (UTC).</param>
public sealed record ClientUsed(Id<ApiClient> Client, DateOnly On) : TenantEvent;
