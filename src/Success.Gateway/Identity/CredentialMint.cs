using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;

namespace Success.Gateway.Identity;

/// <inheritdoc cref="ICredentialMint"/>
sealed class CredentialMint(Secrets secrets, SecretKeys keys) : ICredentialMint
{
    public PlaceSeal Places { get; } = new(keys.KeyFor("places in the log of changes"));

    public MintedSecret MintClientSecret()
    {
        var secret = secrets.NextToken();
        return new(secret.Reveal(), keys.HashOf(secret));
    }

    public string KeyOf(RouteTag tenant, Id<ApiClient> client, string secret) => new ApiKey(tenant, client, SecretText.Parse(secret).Value).Reveal();

    public Result<Mailbox> MailboxOf(string? address) =>
        EmailAddress.Create(address).Then<Mailbox>(read => new Mailbox(address!, keys.DigestOf(read)));
}
