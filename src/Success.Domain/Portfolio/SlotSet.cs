namespace Success.Domain.Portfolio;

/// <summary>
/// An immutable set of slots: chunks of 4,096, each a bitmap, or a sorted list of few. A change copies one chunk and the list of chunks;
/// everything else is shared with the set before.
/// </summary>
sealed class SlotSet
{
    /// <summary>Slots in a chunk: a bitmap of half a kilobyte, little to copy and little to skip.</summary>
    public const int ChunkSlots = 4096;

    /// <summary>Words of 64 slots in a chunk.</summary>
    public const int ChunkWords = ChunkSlots / 64;

    // A list takes two bytes a slot: up to here it is smaller than the bitmap.
    const int MostListed = ChunkWords * 8 / 2;

    // Each chunk is null (empty), ushort[] (sorted list) or ulong[] (bitmap).
    readonly Array?[] _chunks;

    SlotSet(Array?[] chunks, int count)
    {
        _chunks = chunks;
        Count = count;
    }

    public static SlotSet Empty { get; } = new([], 0);

    public int Count { get; }

    /// <summary>A set of many at once.</summary>
    /// <param name="ascending">Sorted, each once.</param>
    public static SlotSet Of(ReadOnlySpan<int> ascending)
    {
        if (ascending.IsEmpty)
        {
            return Empty;
        }

        var chunks = new Array?[(ascending[^1] / ChunkSlots) + 1];
        for (var (chunk, from) = (0, 0); from < ascending.Length; chunk++)
        {
            var to = from;
            while (to < ascending.Length && ascending[to] / ChunkSlots == chunk)
            {
                to++;
            }

            chunks[chunk] = ChunkOf(ascending[from..to]);
            from = to;
        }

        return new(chunks, ascending.Length);
    }

    public bool Contains(int slot) => slot / ChunkSlots < _chunks.Length && _chunks[slot / ChunkSlots] switch
    {
        ulong[] bitmap => (bitmap[Word(slot)] & Bit(slot)) != 0,
        ushort[] list => list.AsSpan().BinarySearch(Low(slot)) >= 0,
        _ => false,
    };

    public SlotSet With(int slot)
    {
        if (Contains(slot))
        {
            return this;
        }

        var chunks = new Array?[Math.Max(_chunks.Length, (slot / ChunkSlots) + 1)];
        _chunks.CopyTo(chunks, 0);
        chunks[slot / ChunkSlots] = Added(chunks[slot / ChunkSlots], slot);
        return new(chunks, Count + 1);
    }

    public SlotSet Without(int slot)
    {
        if (!Contains(slot))
        {
            return this;
        }

        var chunks = (Array?[])_chunks.Clone();
        chunks[slot / ChunkSlots] = Removed(chunks[slot / ChunkSlots]!, slot);
        return new(chunks, Count - 1);
    }

    /// <summary>Sets the bits of all members in a bitmap that has whole chunks.</summary>
    public void OrInto(Span<ulong> bits)
    {
        for (var chunk = 0; chunk < _chunks.Length; chunk++)
        {
            var to = bits.Slice(chunk * ChunkWords, ChunkWords);
            switch (_chunks[chunk])
            {
                case ulong[] bitmap:
                    for (var word = 0; word < bitmap.Length; word++)
                    {
                        to[word] |= bitmap[word];
                    }

                    break;
                case ushort[] list:
                    foreach (var low in list)
                    {
                        to[low / 64] |= Bit(low);
                    }

                    break;
            }
        }
    }

    static Array ChunkOf(ReadOnlySpan<int> ascending)
    {
        if (ascending.Length > MostListed)
        {
            var bitmap = new ulong[ChunkWords];
            foreach (var slot in ascending)
            {
                bitmap[Word(slot)] |= Bit(slot);
            }

            return bitmap;
        }

        var list = new ushort[ascending.Length];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = Low(ascending[i]);
        }

        return list;
    }

    static Array Added(Array? chunk, int slot)
    {
        if (chunk is ulong[] bitmap)
        {
            return Flipped(bitmap, slot);
        }

        var list = (ushort[])(chunk ?? Array.Empty<ushort>());
        if (list.Length == MostListed)
        {
            return Flipped(Bitmap(list), slot);
        }

        var at = ~list.AsSpan().BinarySearch(Low(slot));
        return Spliced(list, at, [Low(slot)], at);
    }

    static Array? Removed(Array chunk, int slot)
    {
        if (chunk is ulong[] bitmap)
        {
            // Back to a list only at half the limit, so that a slot that comes and goes does not convert the chunk each time.
            var left = Flipped(bitmap, slot);
            return Size(left) > MostListed / 2 ? left : List(left);
        }

        var list = (ushort[])chunk;
        var at = list.AsSpan().BinarySearch(Low(slot));
        return list.Length == 1 ? null : Spliced(list, at, [], at + 1);
    }

    static ushort[] Spliced(ushort[] list, int to, ReadOnlySpan<ushort> between, int from) =>
        [.. list.AsSpan(0, to), .. between, .. list.AsSpan(from)];

    static ulong[] Flipped(ulong[] bitmap, int slot)
    {
        var flipped = (ulong[])bitmap.Clone();
        flipped[Word(slot)] ^= Bit(slot);
        return flipped;
    }

    static ulong[] Bitmap(ushort[] list)
    {
        var bitmap = new ulong[ChunkWords];
        foreach (var low in list)
        {
            bitmap[low / 64] |= Bit(low);
        }

        return bitmap;
    }

    static ushort[] List(ulong[] bitmap)
    {
        var list = new ushort[Size(bitmap)];
        var count = 0;
        for (var low = 0; low < ChunkSlots; low++)
        {
            if ((bitmap[low / 64] & Bit(low)) != 0)
            {
                list[count++] = (ushort)low;
            }
        }

        return list;
    }

    static int Size(ulong[] bitmap) => bitmap.Sum(System.Numerics.BitOperations.PopCount);

    static int Word(int slot) => slot % ChunkSlots / 64;

    static ulong Bit(int slot) => 1UL << (slot % 64);

    static ushort Low(int slot) => (ushort)(slot % ChunkSlots);
}
