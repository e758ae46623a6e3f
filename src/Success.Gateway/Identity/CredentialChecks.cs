using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Gateway.Http;
using Success.Grains.SignIn;

namespace Success.Gateway.Identity;

/// <summary>
/// Lets credentials be looked up, but only so many that turn out to be none for one network address: beyond that, what it presents is
/// refused before anything is hashed against the store or asked of a grain. Credentials that were good before are looked up all the same, so that
/// somebody who guesses does not lock out those who share the address.
/// </summary>
sealed class CredentialChecks(GatewayOptions options, ProvenCredentials proven, TimeProvider clock)
{
    /// <summary>Name of the limit, in headers and metrics.</summary>
    public const string Policy = "credentials";

    readonly LeakyBuckets _failed = new(
        options.FailedCredentials.Burst, options.FailedCredentials.Refill / options.FailedCredentials.Period.TotalSeconds, clock);

    /// <summary>The refusal of what was not looked up.</summary>
    public static DomainError TooMany { get; } = new(DomainErrorCode.LimitReached, "Too many credentials from this network address were refused");

    /// <summary>How many network addresses are told apart.</summary>
    public int Count => _failed.Count;

    /// <summary>Looks a credential up, if that is still done for where it comes from.</summary>
    /// <param name="context">The request.</param>
    /// <param name="credential">The credential, whole.</param>
    /// <param name="lookUp">Looks it up.</param>
    /// <returns><see cref="TooMany"/> when it was not looked up.</returns>
    public async Task<Result<Verified>> LookUpAsync(HttpContext context, string credential, Func<Task<Result<Verified>>> lookUp)
    {
        // Paid for before the look-up and given back after it, so that many at once get no further than one after the other.
        var network = NetworkAddress.Of(context);
        var (isPaid, _) = _failed.Put(network, 1);
        if (!isPaid && !proven.Contains(credential))
        {
            return TooMany;
        }

        var verified = await lookUp();
        if (!verified.IsSuccess)
        {
            proven.Remove(credential);
            return verified;
        }

        proven.Add(credential);
        if (isPaid)
        {
            _failed.TakeBack(network, 1);
        }

        return verified;
    }
}
