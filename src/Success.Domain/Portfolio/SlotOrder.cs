using System.Diagnostics;

namespace Success.Domain.Portfolio;

/// <summary>
/// All slots in one order, in chunks. Immutable: a change copies one chunk and the list of chunks, so that a reader who walks an older
/// order is not disturbed, and a page never sorts.
/// </summary>
sealed partial class SlotOrder
{
    // Copying a chunk and the list of chunks cost about the same at a hundred thousand accounts.
    const int MostInChunk = 512;

    readonly KeyOf _keyOf;

    // No chunk is empty.
    readonly int[][] _chunks;

    SlotOrder(KeyOf keyOf, int[][] chunks)
    {
        _keyOf = keyOf;
        _chunks = chunks;
    }

    /// <summary>Computes a row's place in this order.</summary>
    public SortKey KeyOf(PackedSummary row) => _keyOf(row);

    /// <summary>Sorts many at once.</summary>
    public static SlotOrder Of(KeyOf keyOf, SlotTable table, ReadOnlySpan<int> slots)
    {
        var sorted = slots.ToArray();
        var numbers = Array.ConvertAll(sorted, slot => keyOf(table[slot]).Number);

        // By number first, which needs no look at the rows; then those of equal number among themselves.
        Array.Sort(numbers, sorted);
        for (var (from, to) = (0, 0); from < sorted.Length; from = to)
        {
            while (to < sorted.Length && numbers[to] == numbers[from])
            {
                to++;
            }

            sorted.AsSpan(from..to).Sort((left, right) => SortKey.Compare(keyOf(table[left]), keyOf(table[right])));
        }

        return new(keyOf, [.. sorted.Chunk(MostInChunk * 3 / 4)]);
    }

    public SlotOrder With(SlotTable table, int slot)
    {
        if (_chunks.Length == 0)
        {
            return new(_keyOf, [[slot]]);
        }

        var (chunk, index) = Seek(table, _keyOf(table[slot]));
        int[] grown = [.. _chunks[chunk].AsSpan(0, index), slot, .. _chunks[chunk].AsSpan(index)];
        return grown.Length <= MostInChunk
            ? Replacing(chunk, grown)
            : Replacing(chunk, grown[..(grown.Length / 2)], grown[(grown.Length / 2)..]);
    }

    /// <summary>Takes a slot out.</summary>
    /// <param name="table">The rows by which it was put in.</param>
    /// <param name="slot">It is in the order; otherwise the index contradicts itself.</param>
    public SlotOrder Without(SlotTable table, int slot)
    {
        var (chunk, index) = Seek(table, _keyOf(table[slot]));
        if (chunk >= _chunks.Length || index >= _chunks[chunk].Length || _chunks[chunk][index] != slot)
        {
            throw new UnreachableException($"Slot {slot} is not where its key says.");
        }

        int[] shrunk = [.. _chunks[chunk].AsSpan(0, index), .. _chunks[chunk].AsSpan(index + 1)];
        return shrunk.Length == 0 ? Replacing(chunk) : Replacing(chunk, shrunk);
    }

    SlotOrder Replacing(int chunk, params ReadOnlySpan<int[]> by) => new(_keyOf, [.. _chunks.AsSpan(0, chunk), .. by, .. _chunks.AsSpan(chunk + 1)]);
}
