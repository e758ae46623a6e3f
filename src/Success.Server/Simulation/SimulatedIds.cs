using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Success.Grains.Journals;

namespace Success.Server.Simulation;

/// <summary>Seeds of the clock's milliseconds and a count: the same simulation gives the same ids. Never for what is not simulated.</summary>
sealed class SimulatedIds(TimeProvider time, string sequence = "") : IIdSeeds
{
    long _given;

    public IIdSeeds Beside(string what) => new SimulatedIds(time, what);

    public Guid Next()
    {
        var count = new byte[8 + Encoding.UTF8.GetByteCount(sequence)];
        BinaryPrimitives.WriteInt64BigEndian(count, Interlocked.Increment(ref _given));
        Encoding.UTF8.GetBytes(sequence, count.AsSpan(8));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(count, hash);

        Span<byte> value = stackalloc byte[16];
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.GetUtcNow().ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(value);
        hash[..10].CopyTo(value[6..]);
        value[6] = (byte)(0x70 | (value[6] & 0x0F));
        value[8] = (byte)(0x80 | (value[8] & 0x3F));
        return new Guid(value, bigEndian: true);
    }
}
