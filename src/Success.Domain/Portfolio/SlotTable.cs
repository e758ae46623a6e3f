namespace Success.Domain.Portfolio;

/// <summary>
/// The rows by slot, and for each the slot of its parent. A slot is a small number that an account keeps as long as it is in the index.
/// Immutable: a change copies one chunk and the list of chunks.
/// </summary>
sealed class SlotTable
{
    /// <summary>No slot: the account has no parent, or the index does not know it.</summary>
    public const int None = -1;

    const int ChunkSlots = 128;

    readonly Chunk[] _chunks;

    SlotTable(Chunk[] chunks) => _chunks = chunks;

    public static SlotTable Empty { get; } = new([]);

    /// <summary>One more than the greatest slot that may be in use.</summary>
    public int Capacity => _chunks.Length * ChunkSlots;

    public PackedSummary this[int slot] => _chunks[slot / ChunkSlots].Rows[slot % ChunkSlots];

    /// <summary>A table of many rows at once, in slots from 0.</summary>
    public static SlotTable Of(ReadOnlySpan<PackedSummary> rows, ReadOnlySpan<int> parents)
    {
        var chunks = new Chunk[(rows.Length + ChunkSlots - 1) / ChunkSlots];
        for (var i = 0; i < chunks.Length; i++)
        {
            var (from, to) = (i * ChunkSlots, Math.Min(rows.Length, (i + 1) * ChunkSlots));
            var chunk = Chunk.Free();
            rows[from..to].CopyTo(chunk.Rows);
            parents[from..to].CopyTo(chunk.Parents);
            chunks[i] = chunk;
        }

        return new(chunks);
    }

    public int ParentOf(int slot) => _chunks[slot / ChunkSlots].Parents[slot % ChunkSlots];

    /// <summary>The same with another row in a slot; <c>default</c> frees it.</summary>
    public SlotTable With(int slot, PackedSummary row)
    {
        var chunk = ChunkOf(slot);
        return Replacing(slot, chunk with { Rows = Replacing(chunk.Rows, slot, row) });
    }

    public SlotTable WithParent(int slot, int parent)
    {
        var chunk = ChunkOf(slot);
        return Replacing(slot, chunk with { Parents = Replacing(chunk.Parents, slot, parent) });
    }

    Chunk ChunkOf(int slot) => slot < Capacity ? _chunks[slot / ChunkSlots] : Chunk.Free();

    SlotTable Replacing(int slot, Chunk chunk)
    {
        var chunks = new Chunk[Math.Max(_chunks.Length, (slot / ChunkSlots) + 1)];
        _chunks.CopyTo(chunks, 0);
        chunks[slot / ChunkSlots] = chunk;
        return new(chunks);
    }

    static T[] Replacing<T>(T[] values, int slot, T value)
    {
        var replaced = (T[])values.Clone();
        replaced[slot % ChunkSlots] = value;
        return replaced;
    }

    readonly record struct Chunk(PackedSummary[] Rows, int[] Parents)
    {
        public static Chunk Free()
        {
            var parents = new int[ChunkSlots];
            Array.Fill(parents, None);
            return new(new PackedSummary[ChunkSlots], parents);
        }
    }
}
