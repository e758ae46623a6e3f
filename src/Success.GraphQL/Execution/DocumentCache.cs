using System.Collections.Concurrent;

namespace Success.GraphQL.Execution;

/// <summary>The documents that were valid lately, found by their text. Bounded in number and bytes; when one half
/// is full, the other, older one goes.</summary>
sealed class DocumentCache(int maxDocuments, long maxBytes)
{
    readonly Lock _adding = new();
    volatile ConcurrentDictionary<int, Entry> _current = new();
    volatile ConcurrentDictionary<int, Entry> _older = new();
    long _bytes;

    public bool TryGet(ReadOnlySpan<byte> text, out PreparedDocument? document)
    {
        var hash = Hash(text);
        if (_current.TryGetValue(hash, out var entry) && entry.Text.AsSpan().SequenceEqual(text))
        {
            document = entry.Document;
            return true;
        }

        if (_older.TryGetValue(hash, out entry) && entry.Text.AsSpan().SequenceEqual(text))
        {
            document = entry.Document;
            Add(entry);
            return true;
        }

        document = null;
        return false;
    }

    public void Add(byte[] text, PreparedDocument document) => Add(new Entry(text, document));

    void Add(Entry entry)
    {
        if (entry.Text.Length > maxBytes / 2)
        {
            return;
        }

        lock (_adding)
        {
            if (_current.Count >= Math.Max(1, maxDocuments / 2) || _bytes + entry.Text.Length > maxBytes / 2)
            {
                _older = _current;
                _current = new ConcurrentDictionary<int, Entry>();
                _bytes = 0;
            }

            // Two texts of one hash take turns: slower for both, wrong for none.
            _current[Hash(entry.Text)] = entry;
            _bytes += entry.Text.Length;
        }
    }

    // Seeded per process, so that nobody can send texts that collide on purpose.
    static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    sealed record Entry(byte[] Text, PreparedDocument Document);
}
