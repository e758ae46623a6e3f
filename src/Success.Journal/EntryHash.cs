using System.Runtime.InteropServices;

namespace Success.Journal;

/// <summary>The SHA-256 of an entry: its checksum, and the link that the next entry carries. 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct EntryHash
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    readonly ulong _0;
    readonly ulong _1;
    readonly ulong _2;
    readonly ulong _3;

    /// <summary>Reads a hash from exactly <see cref="Length"/> bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public EntryHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} bytes; these are {bytes.Length}.", nameof(bytes));
        }

        this = MemoryMarshal.Read<EntryHash>(bytes);
    }

    /// <summary>What the first entry of a partition carries as the hash of the one before: all zeros.</summary>
    public static EntryHash None => default;

    /// <summary>Writes the hash's bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
