using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>Makes secrets, and hashes under the server's own keys. The only place beside sign-in where a secret is ever in clear.</summary>
public interface ICredentialMint
{
    /// <summary>The seal of the server for places in a tenant's log of changes.</summary>
    PlaceSeal Places { get; }

    /// <summary>A fresh secret for an API client, with the hash of it that is stored.</summary>
    MintedSecret MintClientSecret();

    /// <summary>The whole key of an API client, as its owner gets it once.</summary>
    /// <param name="tenant">The client's tenant.</param>
    /// <param name="client">The client.</param>
    /// <param name="secret">Its secret in clear.</param>
    string KeyOf(RouteTag tenant, Id<ApiClient> client, string secret);

    /// <summary>An address with the digest by which it is looked up.</summary>
    /// <param name="address">As typed.</param>
    /// <returns>A refusal when it is no address; its field is <c>email</c>.</returns>
    Result<Mailbox> MailboxOf(string? address);
}

/// <summary>A secret that was just made.</summary>
/// <param name="Secret">In clear: shown once, kept nowhere.</param>
/// <param name="Hash">What is stored of it.</param>
public readonly record struct MintedSecret(string Secret, SecretHash Hash)
{
    /// <summary>Says nothing of the secret: a log that prints this value leaks nothing.</summary>
    public override string ToString() => "a secret";
}
