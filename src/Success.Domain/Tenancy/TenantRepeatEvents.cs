using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>A command was carried out whose caller may repeat it.</summary>
/// <param name="Key">Digest of the caller and the idempotency key.</param>
/// <param name="Command">Digest of the command, secrets excepted.</param>
/// <param name="Subject">The id that its answer named, if any.</param>
public sealed record TenantCommandRemembered(Fingerprint Key, Fingerprint Command, string? Subject) : TenantEvent;
