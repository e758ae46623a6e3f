using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Success.Domain.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>
/// Makes cursors of places in a tenant's log of changes. A place is a number that rises with everything that happens in the tenant, which
/// is nothing for a customer to count; sealed it says nothing, and a made-up one is recognised.
/// </summary>
/// <param name="key">The server's key for this, 32 bytes.</param>
public sealed class PlaceSeal(ReadOnlyMemory<byte> key)
{
    const int BlockBytes = 16;

    internal string Seal(RouteTag tenant, long place)
    {
        using var aes = Cipher();
        return Base64Url.EncodeToString(aes.EncryptEcb(BlockOf(tenant, place), PaddingMode.None));
    }

    /// <summary>The place; null unless this server sealed it for the tenant.</summary>
    internal long? Open(RouteTag tenant, string cursor)
    {
        Span<byte> sealedBlock = stackalloc byte[BlockBytes];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, sealedBlock, out var length) || length != BlockBytes)
        {
            return null;
        }

        using var aes = Cipher();
        var block = aes.DecryptEcb(sealedBlock, PaddingMode.None);
        var place = BinaryPrimitives.ReadInt64BigEndian(block);
        return CryptographicOperations.FixedTimeEquals(block, BlockOf(tenant, place)) ? place : null;
    }

    Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = key.ToArray();
        return aes;
    }

    // The other half is the tenant's: what was sealed for one is none for another. One block, each different: there is nothing to chain.
    byte[] BlockOf(RouteTag tenant, long place)
    {
        var block = new byte[BlockBytes];
        BinaryPrimitives.WriteInt64BigEndian(block, place);
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(tenant.ToString())).AsSpan(0, BlockBytes / 2).CopyTo(block.AsSpan(BlockBytes / 2));
        return block;
    }
}
