namespace Success.GraphQL.AspNetCore.PersistedDocuments;

/// <summary>Documents that clients sent with their hash, for them and others to name by it. Bounded: the longest unused goes first.</summary>
sealed class RegisteredDocuments(int capacity)
{
    /// <summary>The longest document that is remembered, in bytes: the bound on how much memory strangers can fill.
    /// A longer one is executed as any other, and sent in full again next time.</summary>
    public const int MaxDocumentBytes = 16 * 1024;

    readonly Lock _lock = new();
    readonly Dictionary<string, LinkedListNode<(string Hash, ReadOnlyMemory<byte> Document)>> _byHash = new(StringComparer.Ordinal);
    readonly LinkedList<(string Hash, ReadOnlyMemory<byte> Document)> _byUse = new();

    /// <summary>The document of a hash; empty if it is not known (any more).</summary>
    public ReadOnlyMemory<byte> Find(string hash)
    {
        lock (_lock)
        {
            if (!_byHash.TryGetValue(hash, out var found))
            {
                return default;
            }

            _byUse.Remove(found);
            _byUse.AddFirst(found);
            return found.Value.Document;
        }
    }

    /// <summary>Remembers a document whose hash was checked. It is copied.</summary>
    public void Add(string hash, ReadOnlyMemory<byte> document)
    {
        if (document.Length > MaxDocumentBytes)
        {
            return;
        }

        lock (_lock)
        {
            if (_byHash.ContainsKey(hash))
            {
                return;
            }

            if (_byHash.Count == capacity)
            {
                _byHash.Remove(_byUse.Last!.Value.Hash);
                _byUse.RemoveLast();
            }

            _byHash[hash] = _byUse.AddFirst((hash, document.ToArray()));
        }
    }
}
