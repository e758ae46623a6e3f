namespace Success.Domain.Portfolio;

/// <content>Finding a place and walking from it.</content>
sealed partial class SlotOrder
{
    /// <summary>The place before the first slot.</summary>
    public static Place Start => new(0, 0);

    /// <summary>The place after the last slot.</summary>
    public Place End => _chunks.Length == 0 ? Start : new(_chunks.Length - 1, _chunks[^1].Length);

    /// <summary>
    /// The place before the first slot whose key is not less than <paramref name="key"/>. The key need not be that of any row.
    /// </summary>
    public Place Seek(SlotTable table, SortKey key)
    {
        var (low, high) = (0, _chunks.Length - 1);
        while (low < high)
        {
            // The last chunk that does not begin after the key.
            var middle = (low + high + 1) / 2;
            (low, high) = SortKey.Compare(_keyOf(table[_chunks[middle][0]]), key) <= 0 ? (middle, high) : (low, middle - 1);
        }

        var chunk = low;
        (low, high) = (0, _chunks.Length == 0 ? 0 : _chunks[chunk].Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SortKey.Compare(_keyOf(table[_chunks[chunk][middle]]), key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return new(chunk, low);
    }

    /// <summary>Walks from a place.</summary>
    /// <param name="place">Between two slots.</param>
    /// <param name="up">Towards greater keys, beginning with the slot after the place; otherwise with the one before it.</param>
    public Walk From(Place place, bool up) => new(_chunks, place, up ? 1 : -1);

    /// <summary>A place between two slots: before the one with this index in this chunk.</summary>
    public readonly record struct Place(int Chunk, int Index);

    /// <summary>Slots one after the other.</summary>
    public ref struct Walk(int[][] chunks, Place place, int step)
    {
        ReadOnlySpan<int> _slots = chunks.Length == 0 ? [] : chunks[place.Chunk];
        int _chunk = place.Chunk;
        int _index = step > 0 ? place.Index : place.Index - 1;

        /// <summary>The next slot, or <see cref="SlotTable.None"/> at the end.</summary>
        public int Next()
        {
            while (_index < 0 || _index >= _slots.Length)
            {
                var next = _chunk + step;
                if (next < 0 || next >= chunks.Length)
                {
                    return SlotTable.None;
                }

                _chunk = next;
                _slots = chunks[next];
                _index = step > 0 ? 0 : _slots.Length - 1;
            }

            var slot = _slots[_index];
            _index += step;
            return slot;
        }

        /// <summary>The next slot among the chosen ones, or <see cref="SlotTable.None"/>.</summary>
        public int Next(ReadOnlySpan<ulong> chosen)
        {
            int slot;
            do
            {
                slot = Next();
            }
            while (slot >= 0 && (chosen[slot / 64] & (1UL << (slot % 64))) == 0);

            return slot;
        }
    }
}
