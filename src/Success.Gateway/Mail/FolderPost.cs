using System.Globalization;
using System.Text;
using Success.Domain.Tenancy;
using Success.Grains.Journals;

namespace Success.Gateway.Mail;

/// <summary>
/// Mails as files in a folder, for a server without a mail server: each is shown to whoever started it, too. Only the server's own account
/// can read them, since whoever reads a link can sign in by it.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="from">Who they come from.</param>
/// <param name="show">Shows one on the console.</param>
/// <param name="time">Their dates.</param>
/// <param name="seeds">Their names.</param>
public sealed class FolderPost(string folder, EmailAddress from, Action<Letter> show, TimeProvider time, IIdSeeds seeds) : IPost
{
    // 52 characters of base64, with "Subject: =?utf-8?B?" before and "?=" behind them.
    const int MaxEncodedBytes = 39;

    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var now = time.GetUtcNow();
        var name = letter.Id is { } id
            ? $"{letter.Kind}-{id}.eml"
            : string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss}-{letter.Kind}-{seeds.Next():N}.eml");
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            // The same mail once more, after a crash: it is there whole.
            return;
        }

        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Date: {now:R}\r\nFrom: {from}\r\nTo: {letter.To}\r\nSubject: {EncodedWord(letter.Subject)}\r\n")
            .Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
            .Append(letter.Text.ReplaceLineEndings("\r\n"));
        try
        {
            PrivateFile.CreateFolder(folder);
            var partial = path + "-partial";
            File.Delete(partial);
            await using (var file = PrivateFile.Create(partial))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            }

            File.Move(partial, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailException($"The mail could not be written to '{folder}': {exception.Message}", exception);
        }

        show(letter);
    }

    // RFC 2047: lines of at most 76 characters, each of whole characters; a subject of plain letters stands as it is.
    static string EncodedWord(string subject) => Ascii.IsValid(subject)
        ? subject
        : string.Join("\r\n ", Pieces(subject).Select(piece => $"=?utf-8?B?{Convert.ToBase64String(piece)}?="));

    static IEnumerable<byte[]> Pieces(string subject)
    {
        var piece = new List<byte>(MaxEncodedBytes);
        foreach (var rune in subject.EnumerateRunes())
        {
            if (piece.Count + rune.Utf8SequenceLength > MaxEncodedBytes)
            {
                yield return [.. piece];
                piece.Clear();
            }

            piece.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }

        yield return [.. piece];
    }
}
