using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Success.Journal.Sqlite;

/// <summary>
/// CRC-32C of what stands outside the hash chain, and of pages. It covers where something belongs too (partition, key), so that a row that was
/// written to the wrong place is noticed. It finds damage, not forgery.
/// </summary>
ref struct Checksum
{
    uint _crc;

    public Checksum() => _crc = uint.MaxValue;

    public static uint OfHead(PartitionKey key, JournalVersion version, long published, long? nextWake, ReadOnlySpan<byte> summary)
    {
        var checksum = new Checksum();
        checksum.Add(key.Value);
        checksum.Add(version);
        checksum.Add(published);
        checksum.Add(nextWake ?? long.MinValue);
        checksum.Add(summary);
        return ~checksum._crc;
    }

    public static uint OfSnapshot(PartitionKey partition, JournalVersion version, int format, ReadOnlySpan<byte> data)
    {
        var checksum = new Checksum();
        checksum.Add(partition.Value);
        checksum.Add(version);
        checksum.Add(format);
        checksum.Add(data);
        return ~checksum._crc;
    }

    public static uint OfRow(PartitionKey partition, string key, ReadOnlySpan<byte> data)
    {
        var checksum = new Checksum();
        checksum.Add(partition.Value);
        checksum.Add(key);
        checksum.Add(data);
        return ~checksum._crc;
    }

    public static uint OfPage(long number, ReadOnlySpan<byte> content)
    {
        var checksum = new Checksum();
        checksum.Add(number);
        checksum.Add(content);
        return ~checksum._crc;
    }

    public static uint OfCount(long count)
    {
        var checksum = new Checksum();
        checksum.Add(count);
        return ~checksum._crc;
    }

    void Add(string text)
    {
        Span<byte> bytes = stackalloc byte[JournalLimits.MaxKeyLength];
        Add(bytes[..Encoding.ASCII.GetBytes(text, bytes)]);
    }

    void Add(JournalVersion version)
    {
        Span<byte> hash = stackalloc byte[EntryHash.Length];
        version.Hash.CopyTo(hash);
        Add(version.Number);
        Add(hash);
    }

    void Add(long value)
    {
        // As little-endian bytes, so that a file means the same on every machine.
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        AddRaw(bytes);
    }

    void Add(scoped ReadOnlySpan<byte> bytes)
    {
        // The length goes first: ("ab", "c") and ("a", "bc") differ.
        Add((long)bytes.Length);
        AddRaw(bytes);
    }

    void AddRaw(scoped ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            _crc = BitOperations.Crc32C(_crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            _crc = BitOperations.Crc32C(_crc, value);
        }
    }
}
