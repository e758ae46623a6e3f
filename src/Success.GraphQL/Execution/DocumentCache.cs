using System.Collections.Concurrent;

namespace Success.GraphQL.Execution;

/// <summary>The documents that were valid lately, found by their text. Bounded in number and in the memory that they take, with all that was
/// made of them; when one half is full, the other, older one goes.</summary>
sealed class DocumentCache(int maxDocuments, long maxBytes)
{
    readonly Lock _adding = new();
    volatile ConcurrentDictionary<int, Entry> _current = new();
    volatile ConcurrentDictionary<int, Entry> _older = new();

    // What has come into the newer half since it began, and what documents of either half have grown by.
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

    /// <summary>Keeps a document, unless it is more than a half may be.</summary>
    public void Add(byte[] text, PreparedDocument document)
    {
        if (Add(new Entry(text, document)))
        {
            document.KeptBy(this);
        }
    }

    /// <summary>A document that is kept takes more than before, since something was compiled.</summary>
    /// <returns>False: that is more than a half may be, and is not to be kept.</returns>
    public bool TryGrow(long bytes)
    {
        if (bytes > maxBytes / 2)
        {
            return false;
        }

        lock (_adding)
        {
            // A half that has become too large by this is the older one from here on, and the next to go.
            _bytes += bytes;
            if (_bytes > maxBytes / 2)
            {
                BeginHalf();
            }
        }

        return true;
    }

    bool Add(Entry entry)
    {
        var bytes = entry.Document.Bytes;
        if (bytes > maxBytes / 2)
        {
            return false;
        }

        lock (_adding)
        {
            if (_current.Count >= Math.Max(1, maxDocuments / 2) || _bytes + bytes > maxBytes / 2)
            {
                BeginHalf();
            }

            // Two texts of one hash take turns: slower for both, wrong for none.
            _current[Hash(entry.Text)] = entry;
            _bytes += bytes;
            return true;
        }
    }

    void BeginHalf()
    {
        _older = _current;
        _current = new ConcurrentDictionary<int, Entry>();
        _bytes = 0;
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
