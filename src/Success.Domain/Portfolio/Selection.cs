using System.Buffers;
using System.Numerics;

namespace Success.Domain.Portfolio;

/// <summary>
/// The slots that one query chooses: a bitmap that is narrowed criterion by criterion, in memory that is borrowed for the query.
/// </summary>
ref struct Selection
{
    readonly ulong[] _borrowed;
    readonly Span<ulong> _bits;
    readonly Span<ulong> _criterion;

    /// <summary>Begins with no slot chosen.</summary>
    /// <param name="capacity">One more than the greatest slot.</param>
    public Selection(int capacity)
    {
        var words = (capacity + SlotSet.ChunkSlots - 1) / SlotSet.ChunkSlots * SlotSet.ChunkWords;
        _borrowed = ArrayPool<ulong>.Shared.Rent(2 * words);
        _bits = _borrowed.AsSpan(0, words);
        _criterion = _borrowed.AsSpan(words, words);
        _bits.Clear();
    }

    public readonly ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>Gives the memory back; the selection must not be used afterwards.</summary>
    public readonly void Dispose() => ArrayPool<ulong>.Shared.Return(_borrowed);

    /// <summary>How many are chosen.</summary>
    public readonly int Count()
    {
        var count = 0;
        foreach (var word in _bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many of the chosen are in a set.</summary>
    public readonly int CountIn(SlotSet set)
    {
        Fill(set);
        var count = 0;
        for (var word = 0; word < _bits.Length; word++)
        {
            count += BitOperations.PopCount(_bits[word] & _criterion[word]);
        }

        return count;
    }

    public readonly bool Contains(int slot) => (_bits[slot / 64] & (1UL << (slot % 64))) != 0;

    /// <summary>Chooses these as well.</summary>
    public readonly void Add(SlotSet set) => set.OrInto(_bits);

    /// <summary>Chooses this one as well.</summary>
    public readonly void Add(int slot) => _bits[slot / 64] |= 1UL << (slot % 64);

    /// <summary>Keeps those that are in the set.</summary>
    public readonly void Keep(SlotSet set)
    {
        Fill(set);
        KeepCriterion();
    }

    /// <summary>Keeps those that are in at least one of the sets.</summary>
    public readonly void KeepAny(IEnumerable<SlotSet> sets)
    {
        _criterion.Clear();
        foreach (var set in sets)
        {
            set.OrInto(_criterion);
        }

        KeepCriterion();
    }

    /// <summary>Keeps those that another selection over the same index has chosen.</summary>
    public readonly void Keep(Selection other)
    {
        other._bits.CopyTo(_criterion);
        KeepCriterion();
    }

    /// <summary>The first chosen slot after this one, or <see cref="SlotTable.None"/>.</summary>
    public readonly int Next(int slot)
    {
        slot++;
        for (var word = slot / 64; word < _bits.Length; word++)
        {
            var rest = word == slot / 64 ? _bits[word] & (ulong.MaxValue << (slot % 64)) : _bits[word];
            if (rest != 0)
            {
                return (word * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return SlotTable.None;
    }

    /// <summary>Takes one out.</summary>
    public readonly void Remove(int slot) => _bits[slot / 64] &= ~(1UL << (slot % 64));

    readonly void Fill(SlotSet set)
    {
        _criterion.Clear();
        set.OrInto(_criterion);
    }

    readonly void KeepCriterion()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            _bits[word] &= _criterion[word];
        }
    }
}
