namespace Success.Testing;

/// <summary>What the process holds in objects that somebody can still reach. Whoever compares two readings runs while no other test does.</summary>
public static class HeldMemory
{
    // What a finalizer lets go of goes with the collection after it, and what that held with the next.
    const int Rounds = 3;

    /// <summary>
    /// Reads it, in bytes. Unlike the runtime's own reading after a collection, which is content with the last twentieth of the heap
    /// still to be collected, it is the same however much garbage there was before.
    /// </summary>
    public static long Read()
    {
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        // As the collection found it: what it leaves in the youngest generation because somebody has pinned it, the runtime's own reading
        // counts in part.
        var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return heap.HeapSizeBytes - heap.FragmentedBytes;
    }
}
