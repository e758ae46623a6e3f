using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;

namespace Success.Grains.Portfolio;

/// <summary>
/// Whom to wake when: the earliest first, and never more than <see cref="MaxUnfinished"/> at once, so that a Monday on which 100,000
/// accounts fall due is a long queue and not a storm. Not for concurrent use.
/// </summary>
sealed class WakeQueue
{
    /// <summary>Accounts of one tenant that may be busy waking at the same time.</summary>
    public const int MaxUnfinished = 32;

    /// <summary>
    /// After how long an account that did not report back is woken again: longer than a call may take. It also keeps an account that
    /// remains due without doing anything from being woken all the time.
    /// </summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    readonly WakeHeap _heap = new();
    readonly Dictionary<Id<Account>, DateTimeOffset> _unfinished = [];

    /// <summary>When to look again; null when nobody waits to be woken.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            DateTimeOffset? lost = _unfinished.Count == 0 ? null : _unfinished.Values.Min() + RetryAfter;
            var due = _unfinished.Count < MaxUnfinished ? _heap.Next : null;
            return due is null || lost < due ? lost : due;
        }
    }

    /// <summary>Replaces an account's wake; null removes it. One that is waking reports its next wake when it is done.</summary>
    public void Set(Id<Account> account, DateTimeOffset? at)
    {
        if (!_unfinished.ContainsKey(account))
        {
            _heap.Set(account, at);
        }
    }

    /// <summary>Takes the accounts to wake now, in the order in which they fell due.</summary>
    public IReadOnlyList<Wake> TakeDue(DateTimeOffset now)
    {
        foreach (var (account, since) in _unfinished.Where(waking => now - waking.Value >= RetryAfter).ToList())
        {
            _unfinished.Remove(account);
            _heap.Set(account, since);
        }

        if (_unfinished.Count == MaxUnfinished)
        {
            return [];
        }

        var taken = _heap.TakeDue(now, MaxUnfinished - _unfinished.Count);
        foreach (var wake in taken)
        {
            _unfinished.Add(wake.Account, now);
        }

        return taken;
    }

    /// <summary>An account is done waking.</summary>
    public void Finish(WokenAccount woken, DateTimeOffset now)
    {
        _unfinished.Remove(woken.Account);
        _heap.Set(woken.Account, woken.NextWake <= now && !woken.HasChanged ? now + RetryAfter : woken.NextWake);
    }
}
