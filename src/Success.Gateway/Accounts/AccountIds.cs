using System.Security.Cryptography;
using System.Text;
using Success.Domain;
using Success.Domain.Accounts;

namespace Success.Gateway.Accounts;

/// <summary>Ids of accounts that follow from what asks for them, so that the same request asked again means the same account.</summary>
static class AccountIds
{
    /// <summary>The id that follows from a text.</summary>
    public static Id<Account> Of(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(0x70 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return Id<Account>.Create(new Guid(hash[..16], bigEndian: true));
    }
}
