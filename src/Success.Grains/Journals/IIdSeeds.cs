using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Success.Grains.Journals;

/// <summary>Fresh values for ids: one for each decision and each append.</summary>
public interface IIdSeeds
{
    /// <summary>A value that was never given before, in the form of a UUID version 7.</summary>
    Guid Next();

    /// <summary>
    /// Seeds for what is written beside what callers do, at moments of its own: where values follow from a count, what callers are given must not
    /// depend on it.
    /// </summary>
    /// <param name="what">Names what is written.</param>
    IIdSeeds Beside(string what) => this;
}

/// <summary>Seeds of the clock's milliseconds and 74 random bits.</summary>
sealed class RandomIdSeeds(TimeProvider time) : IIdSeeds
{
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        var milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)(milliseconds & uint.MaxValue));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
