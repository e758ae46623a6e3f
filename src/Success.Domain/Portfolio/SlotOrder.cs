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
    /// <param name="keyOf">Computes a row's place.</param>
    /// <param name="table">The rows.</param>
    /// <param name="byId">Their slots, sorted by the ids of the rows.</param>
    public static SlotOrder Of(KeyOf keyOf, SlotTable table, int[] byId)
    {
        int[] ranks = [.. Enumerable.Range(0, byId.Length)];
        var numbers = Array.ConvertAll(byId, slot => keyOf(table[slot]).Number);

        // By number first, which needs no look at the rows; then those of equal number among themselves.
        Array.Sort(numbers, ranks);
        for (var (from, to) = (0, 0); from < ranks.Length; from = to)
        {
            while (to < ranks.Length && numbers[to] == numbers[from])
            {
                to++;
            }

            SortEqual(ranks.AsSpan(from..to), rank => keyOf(table[byId[rank]]).FoldedText());
        }

        return new(keyOf, [.. Array.ConvertAll(ranks, rank => byId[rank]).Chunk(MostInChunk * 3 / 4)]);
    }

    /// <summary>Sorts rows by their texts, and by id, which is what their ranks stand for. Each text is folded once.</summary>
    static void SortEqual(Span<int> ranks, Func<int, string> textOf)
    {
        if (ranks.Length == 1)
        {
            return;
        }

        var rows = new (string Text, int Rank)[ranks.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = (textOf(ranks[i]), ranks[i]);
        }

        Array.Sort(rows, static (left, right) =>
            string.CompareOrdinal(left.Text, right.Text) is not 0 and var byText ? byText : left.Rank.CompareTo(right.Rank));
        for (var i = 0; i < rows.Length; i++)
        {
            ranks[i] = rows[i].Rank;
        }
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
