using Success.Domain.Accounts;

namespace Success.Domain.Portfolio;

/// <summary>An account that is to be woken.</summary>
/// <param name="Account">The account.</param>
/// <param name="At">When something in it changes by itself, in UTC.</param>
public readonly record struct Wake(Id<Account> Account, DateTimeOffset At);

/// <summary>
/// Which account must be woken next: one wake an account, the earliest first, ties in the order of ids. Setting, moving and taking cost
/// O(log n). At most 32 bytes a wake, so that the wakes of 100,000 sleeping accounts fit in 3.2 MB. Not for concurrent use.
/// </summary>
/// <remarks>
/// A binary heap of the wakes themselves, and a hash table that holds nothing but positions in it: the key of a cell is looked up in
/// the heap. It is fed with the summaries that the index took, so an outdated summary never sets a wake.
/// </remarks>
public sealed partial class WakeHeap
{
    /// <summary>Most wakes taken at once: a Monday on which everything falls due is handed over in portions.</summary>
    public const int MaxTaken = 1_000;

    Entry[] _heap = [];

    /// <summary>Number of accounts that have a wake.</summary>
    public int Count { get; private set; }

    /// <summary>When the earliest is due; null when there is none.</summary>
    public DateTimeOffset? Next => Count == 0 ? null : new DateTimeOffset(_heap[0].Ticks, TimeSpan.Zero);

    /// <summary>Replaces an account's wake; null removes it.</summary>
    public void Set(Id<Account> account, DateTimeOffset? at)
    {
        var position = Find(account.ToGuid());
        if (at is null)
        {
            if (position >= 0)
            {
                RemoveAt(position);
            }

            return;
        }

        var entry = new Entry(at.Value.UtcTicks, account.ToGuid());
        if (position < 0)
        {
            position = Append(entry);
        }
        else
        {
            _heap[position] = entry;
        }

        Settle(position);
    }

    /// <summary>
    /// Gives back a wake that was taken but could not be handed over. When the account has set another one meanwhile, that one stays.
    /// </summary>
    public void Return(Wake wake)
    {
        if (Find(wake.Account.ToGuid()) < 0)
        {
            Set(wake.Account, wake.At);
        }
    }

    /// <summary>Takes out the wakes that are due, in order.</summary>
    /// <param name="now">Wakes at this instant are due.</param>
    /// <param name="limit">1 to <see cref="MaxTaken"/>; whether more are due is seen by <see cref="Next"/>.</param>
    public IReadOnlyList<Wake> TakeDue(DateTimeOffset now, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxTaken);
        var taken = new List<Wake>();
        while (taken.Count < limit && Count > 0 && _heap[0].Ticks <= now.UtcTicks)
        {
            taken.Add(_heap[0].ToWake());
            RemoveAt(0);
        }

        return taken;
    }

    int Append(Entry entry)
    {
        if (Count == _heap.Length)
        {
            Grow();
        }

        _heap[Count] = entry;
        Enter(Count);
        return Count++;
    }

    void RemoveAt(int position)
    {
        Leave(position);
        Count--;
        if (position < Count)
        {
            Move(Count, position);
            Settle(position);
        }
    }

    /// <summary>Moves the entry at a position up or down to where it belongs.</summary>
    void Settle(int position)
    {
        var entry = _heap[position];
        var cell = CellOf(position);
        var at = position;
        while (at > 0 && entry.IsBefore(_heap[(at - 1) / 2]))
        {
            Move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }

        while (EarlierChild(at) is var child && child < Count && _heap[child].IsBefore(entry))
        {
            Move(child, at);
            at = child;
        }

        _heap[at] = entry;
        _cells[cell] = at + 1;
    }

    void Move(int from, int to)
    {
        _cells[CellOf(from)] = to + 1;
        _heap[to] = _heap[from];
    }

    int EarlierChild(int position)
    {
        var left = (2 * position) + 1;
        return left + 1 < Count && _heap[left + 1].IsBefore(_heap[left]) ? left + 1 : left;
    }

    readonly record struct Entry(long Ticks, Guid Id)
    {
        public bool IsBefore(Entry other) => Ticks < other.Ticks || (Ticks == other.Ticks && Id.CompareTo(other.Id) < 0);

        public Wake ToWake() => new(Id<Account>.Create(Id), new DateTimeOffset(Ticks, TimeSpan.Zero));
    }
}
