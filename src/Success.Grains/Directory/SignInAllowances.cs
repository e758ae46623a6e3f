using Success.Domain.Tenancy;

namespace Success.Grains.Directory;

/// <summary>
/// How often mail may still be sent to addresses, and codes be tried. What concerns an address with a membership is kept by the caller;
/// of unknown addresses only as many as fit, so that whoever makes addresses up fills no memory. Not for concurrent use.
/// </summary>
sealed class SignInAllowances
{
    /// <summary>Most addresses remembered by one shard.</summary>
    public const int MaxCount = 10_000;

    readonly Dictionary<EmailDigest, SignInAllowance> _allowances = [];

    public SignInAllowance? Find(EmailDigest email) => _allowances.GetValueOrDefault(email);

    public void Keep(EmailDigest email, SignInAllowance allowance)
    {
        if (_allowances.Count >= MaxCount && !_allowances.ContainsKey(email))
        {
            Forget();
        }

        _allowances[email] = allowance;
    }

    // Those of whom was heard longest ago, a tenth at once: so the sorting costs little per address.
    void Forget()
    {
        foreach (var (email, _) in _allowances.OrderBy(one => Latest(one.Value)).Take(MaxCount / 10).ToList())
        {
            _allowances.Remove(email);
        }
    }

    static DateTimeOffset Latest(SignInAllowance allowance) =>
        allowance.Sent.Concat(allowance.Wrong).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
}
