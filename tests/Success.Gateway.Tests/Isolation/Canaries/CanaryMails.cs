using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Gateway.Tests.Serving;
using Success.Grains.Journals;
using Success.Testing;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// The mails of a run: each is a file in a folder, as of a server without a mail server, and those by which people come in are in their postbox as well.
/// </summary>
sealed partial class CanaryMails : IPost, IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly FolderPost _post;

    public CanaryMails() =>
        _post = new(_folder.File("mails"), EmailAddress.Create("success@example.com").Value, static _ => { }, TimeProvider.System, new Drawn());

    /// <summary>Where people wait for the mails by which they come in.</summary>
    public Postbox? Postbox { get; set; }

    /// <summary>Is told of each mail before it goes out.</summary>
    public Action<Letter>? Hears { get; set; }

    /// <summary>What stands in the files, with whom each is for.</summary>
    public IEnumerable<(string To, string Text)> Files => Directory.EnumerateFiles(_folder.File("mails"), "*.eml").Order(StringComparer.Ordinal)
        .Select(File.ReadAllText).Select(text => (Recipient().Match(text).Groups["to"].Value, text));

    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        Hears?.Invoke(letter);
        await _post.SendAsync(letter, cancellationToken);
        if (letter.Kind is "sign-in" or "invitation")
        {
            await Postbox!.SendAsync(letter, cancellationToken);
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The secrets behind the link of a mail to sign in by.</summary>
    public static IEnumerable<string> SecretsOf(Letter letter) => Link().Match(letter.Text) is { Success: true } link
        ? Secret().Matches(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(link.Groups["packed"].Value))).Select(secret => secret.Value)
        : [];

    [GeneratedRegex("^To: (?<to>\\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recipient();

    [GeneratedRegex("\\?with=(?<packed>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    sealed class Drawn : IIdSeeds
    {
        public Guid Next() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    }
}
