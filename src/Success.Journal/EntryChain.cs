using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Success.Journal;

/// <summary>
/// The hash chain, shared by every implementation. An entry's hash is the SHA-256 of one line of UTF-8 text,
/// <c>partition|number|append|type|format|previous|data</c> with a line feed at its end, so that a person reproduces it with the
/// sqlite3 shell and sha256sum. Of the seven fields only the first and the last can hold a '|', and what follows a '|' in a key can
/// never be read as JSON, so no two entries have the same text. The format is frozen: see docs/journal-format.md.
/// </summary>
static class EntryChain
{
    // Key, number, append id, format and previous hash at their longest, with the separators and the line feed.
    const int MaxTextAround = JournalLimits.MaxKeyLength + 20 + 32 + 11 + (2 * EntryHash.Length) + 7;

    // Texts of everyday entries fit here; only larger ones rent a buffer.
    const int StackBytes = 2048;

    public static EntryHash Hash(PartitionKey partition, RecordedEntry entry) =>
        Hash(partition, entry.Number, entry.Append, entry.Type, entry.Format, entry.Previous, entry.Data.Span);

    /// <summary>Numbers, links and hashes the entries of an append that follows <paramref name="after"/>.</summary>
    /// <remarks>The data is not copied.</remarks>
    public static RecordedEntry[] Link(PartitionKey partition, JournalVersion after, Append append)
    {
        var linked = new RecordedEntry[append.Entries.Count];
        for (var i = 0; i < linked.Length; i++)
        {
            var entry = append.Entries[i];
            var number = after.Number + 1;
            var hash = Hash(partition, number, append.Id, entry.Type, entry.Format, after.Hash, entry.Data.Span);
            linked[i] = new(number, append.Id, entry.Type, entry.Format, entry.Data, after.Hash, hash);
            after = linked[i].Version;
        }

        return linked;
    }

    /// <summary>Checks that entries read from a store follow <paramref name="after"/> and each other, and are what was written.</summary>
    /// <exception cref="JournalCorruptException">Names the first entry that does not.</exception>
    public static void Check(PartitionKey partition, JournalVersion after, IReadOnlyList<RecordedEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Number != after.Number + 1)
            {
                throw new JournalCorruptException(partition, after.Number + 1, $"is missing; the next one is {entry.Number}.");
            }

            if (entry.Previous != after.Hash)
            {
                throw new JournalCorruptException(partition, entry.Number, "does not carry the hash of the entry before.");
            }

            if (Hash(partition, entry) != entry.Hash)
            {
                throw new JournalCorruptException(partition, entry.Number, "does not have the hash of what it holds.");
            }

            after = entry.Version;
        }
    }

    /// <summary>Checks that the last entry there is, is the one that the head names.</summary>
    /// <exception cref="JournalCorruptException">It is not: entries are missing, or there are some beyond the head.</exception>
    public static void CheckEnd(PartitionKey partition, JournalVersion last, JournalVersion head)
    {
        if (last != head)
        {
            throw new JournalCorruptException(
                partition, Math.Min(last.Number, head.Number) + 1, $"the head is at version {head}, the last entry at {last}.");
        }
    }

    static EntryHash Hash(
        PartitionKey partition, long number, AppendId append, string type, int format, EntryHash previous, ReadOnlySpan<byte> data)
    {
        // A type that comes from a damaged file can be anything, so its limit cannot be relied on.
        var length = MaxTextAround + Encoding.UTF8.GetMaxByteCount(type.Length) + data.Length;
        var rented = length > StackBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        var text = rented ?? stackalloc byte[StackBytes];

        var writer = new TextWriter(text);
        writer.Field(partition.Value);
        writer.Field(number);
        writer.Field(append.Value);
        writer.Field(type);
        writer.Field(format);
        writer.Field(previous);
        writer.End(data);
        Span<byte> hash = stackalloc byte[EntryHash.Length];
        SHA256.HashData(writer.Written, hash);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new(hash);
    }

    ref struct TextWriter(Span<byte> buffer)
    {
        readonly Span<byte> _buffer = buffer;
        int _length;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Field(string value) => Separate(Encoding.UTF8.GetBytes(value, _buffer[_length..]));

        public void Field(long value)
        {
            Utf8Formatter.TryFormat(value, _buffer[_length..], out var written);
            Separate(written);
        }

        public void Field(Guid value)
        {
            Utf8Formatter.TryFormat(value, _buffer[_length..], out var written, 'N');
            Separate(written);
        }

        public void Field(EntryHash value)
        {
            Span<byte> bytes = stackalloc byte[EntryHash.Length];
            value.CopyTo(bytes);
            Convert.TryToHexStringLower(bytes, _buffer[_length..], out var written);
            Separate(written);
        }

        public void End(ReadOnlySpan<byte> data)
        {
            data.CopyTo(_buffer[_length..]);
            _length += data.Length;
            _buffer[_length++] = (byte)'\n';
        }

        void Separate(int written)
        {
            _length += written;
            _buffer[_length++] = (byte)'|';
        }
    }
}
