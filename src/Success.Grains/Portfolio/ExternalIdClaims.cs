using Success.Domain;
using Success.Domain.Accounts;

namespace Success.Grains.Portfolio;

/// <summary>
/// External ids that accounts are about to take: from the moment when they ask until their summary, which shows it, arrives. After a crash
/// the summaries are read from the journal, so nothing here need be stored. Not for concurrent use.
/// </summary>
sealed class ExternalIdClaims
{
    /// <summary>How long a claim counts without a summary: longer than a command may take, so that one that failed frees the id.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, (Id<Account> Account, DateTimeOffset Until)> _claims = new(StringComparer.Ordinal);

    /// <summary>Reserves an id; false when another account has reserved it.</summary>
    public bool Take(ExternalIdClaim claim, DateTimeOffset now)
    {
        foreach (var (lapsed, _) in _claims.Where(held => held.Value.Until <= now).ToList())
        {
            _claims.Remove(lapsed);
        }

        if (_claims.TryGetValue(claim.ExternalId, out var held) && held.Account != claim.Account)
        {
            return false;
        }

        _claims[claim.ExternalId] = (claim.Account, now + Life);
        return true;
    }

    /// <summary>An account's summary has come: the index knows better now.</summary>
    public void Forget(Id<Account> account)
    {
        foreach (var (claimed, _) in _claims.Where(held => held.Value.Account == account).ToList())
        {
            _claims.Remove(claimed);
        }
    }
}
