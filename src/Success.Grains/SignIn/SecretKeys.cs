using System.Security.Cryptography;
using System.Text;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>
/// The server's own keys, from its configuration: without them what is stored of secrets and addresses cannot be tried out. They must not
/// change: another pepper ends every session and key, another key for addresses forgets who is a member where.
/// </summary>
public sealed class SecretKeys
{
    /// <summary>Fewest bytes of a key: as many as the hash has.</summary>
    public const int MinBytes = 32;

    readonly byte[] _pepper;
    readonly byte[] _emails;

    /// <summary>Takes the keys over.</summary>
    /// <param name="pepper">For secrets; at least <see cref="MinBytes"/> random bytes.</param>
    /// <param name="emails">For addresses; at least <see cref="MinBytes"/> other random bytes.</param>
    /// <exception cref="ArgumentException">One of them is too short.</exception>
    public SecretKeys(ReadOnlySpan<byte> pepper, ReadOnlySpan<byte> emails)
    {
        _pepper = LongEnough(pepper, nameof(pepper));
        _emails = LongEnough(emails, nameof(emails));
    }

    static byte[] LongEnough(ReadOnlySpan<byte> key, string name) => key.Length >= MinBytes
        ? key.ToArray()
        : throw new ArgumentException($"A key of the server has at least {MinBytes} random bytes.", name);

    /// <summary>What is stored of a token or key.</summary>
    public SecretHash HashOf(SecretText secret) => SecretHash.Of(_pepper, secret.Reveal());

    /// <summary>What is stored of a code. It has a million values only, so the same code of another member is stored as something else.</summary>
    public SecretHash HashOf(Id<Member> member, SignInCode code) => SecretHash.Of(_pepper, $"{member}:{code.Reveal()}");

    /// <summary>What is stored of an address outside of the deletable rows.</summary>
    public EmailDigest DigestOf(EmailAddress address) => EmailDigest.Of(_emails, address);

    /// <summary>An address with its digest, as commands take it. One that is none is refused there.</summary>
    public Mailbox MailboxOf(string address)
    {
        var read = EmailAddress.Create(address);
        return new(address, read.IsSuccess ? DigestOf(read.Value) : default);
    }

    /// <summary>A key of this server for one purpose; another purpose gets another one.</summary>
    public byte[] KeyFor(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes(purpose));
    }
}
