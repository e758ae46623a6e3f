using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Success.Domain.Tenancy;

namespace Success.Gateway.SignIn;

/// <summary>One of the workspaces that somebody can sign in to by a mail.</summary>
/// <param name="Workspace">Its name, for people.</param>
/// <param name="Ticket">What opens it.</param>
sealed record SignInChoice(string Workspace, Ticket<SignInLink> Ticket);

/// <summary>
/// Packs what a mail's link leads to, under the server's seal. The names of workspaces in it can so be shown before anybody has signed in,
/// and nobody can make this server show other words, or ask it for the name behind a route tag.
/// </summary>
/// <param name="key">The server's key for links: at least 32 random bytes.</param>
public sealed class LinkSeal(ReadOnlyMemory<byte> key)
{
    /// <summary>Most workspaces behind one link: an address of some 5 KB, which every mail program and server takes.</summary>
    public const int MaxChoices = 20;

    const char Separator = '.';

    internal string Seal(IEnumerable<SignInChoice> choices)
    {
        var packed = JsonSerializer.SerializeToUtf8Bytes(choices.Select(choice => new[] { choice.Workspace, choice.Ticket.Reveal() }));
        return $"{Base64Url.EncodeToString(packed)}{Separator}{Base64Url.EncodeToString(SealOf(packed))}";
    }

    /// <summary>What is behind a link; null unless this server sealed it. Whether it still works is known when it is used.</summary>
    internal ImmutableArray<SignInChoice>? Open(string? text)
    {
        if (text?.Split(Separator) is not [var packedText, var sealText] || !Base64Url.IsValid(packedText) || !Base64Url.IsValid(sealText))
        {
            return null;
        }

        var packed = Base64Url.DecodeFromChars(packedText);
        return CryptographicOperations.FixedTimeEquals(SealOf(packed), Base64Url.DecodeFromChars(sealText))
            ? [.. JsonSerializer.Deserialize<string[][]>(packed)!.Select(choice => new SignInChoice(choice[0], Ticket<SignInLink>.Parse(choice[1]).Value))]
            : null;
    }

    byte[] SealOf(ReadOnlySpan<byte> packed) => HMACSHA256.HashData(key.Span, packed);
}
