using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Success.Domain;

/// <summary>
/// Ids for what one decision creates, all derived from one value that the caller drew: the same decision gives the same ids, and the
/// domain draws nothing at random.
/// </summary>
/// <param name="seed">A fresh UUID version 7; its time becomes the ids' time.</param>
public sealed class IdSource(Guid seed)
{
    int _given;

    /// <summary>The next id.</summary>
    public Id<T> Next<T>()
        where T : IIdentified => Id<T>.Create(NextValue());

    /// <summary>The next value for anything else that must not repeat, like a text's salt.</summary>
    public Guid NextValue()
    {
        // Time and version bits stay the seed's; the random bits are hashed with the count, so that no id tells another.
        Span<byte> input = stackalloc byte[20];
        seed.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], _given++);

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);

        Span<byte> value = stackalloc byte[16];
        input[..6].CopyTo(value);
        hash[..10].CopyTo(value[6..]);
        value[6] = (byte)(0x70 | (value[6] & 0x0F));
        value[8] = (byte)(0x80 | (value[8] & 0x3F));
        return new Guid(value, bigEndian: true);
    }
}
