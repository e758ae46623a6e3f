using System.Runtime.Versioning;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Grains.Journals;
using Success.Testing;

namespace Success.Gateway.Tests.Mail;

public sealed class FolderPostTests : IDisposable
{
    // A piece of a character is no text.
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Letter_IsAFileThatTheServerAloneCanRead_AndIsShown()
    {
        var shown = new List<Letter>();
        var letter = new Letter("sign-in", AddressOf("to@example.com"), "Für Zoë — 3 €", "Line 1\nLine 2: ü\n");

        await PostTo(_folder.File("mails"), shown).SendAsync(letter, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(_folder.File("mails")));

        Assert.EndsWith("20260105-080000-sign-in-00000000000070008000000000000001.eml", file, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(
            "Date: Mon, 05 Jan 2026 08:00:00 GMT\r\nFrom: from@example.com\r\nTo: to@example.com\r\n"
            + "Subject: =?utf-8?B?RsO8ciBab8OrIOKAlCAzIOKCrA==?=\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + "Line 1\r\nLine 2: ü\r\n",
            await File.ReadAllTextAsync(file));
        Assert.Equal([letter], shown);
    }

    [Theory]
    [InlineData("Acme: Vorschlag zu „Use what was bought“ wartet auf Sie, seit gestern schon")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("a😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public async Task Subject_IsWrittenInAsFewLinesAsItNeeds_EachOfWholeCharacters(string subject)
    {
        await PostTo(_folder.File("mails"), []).SendAsync(new("notification", AddressOf("to@example.com"), subject, "Text"), CancellationToken.None);
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.File("mails"))));
        var header = mail[mail.IndexOf("Subject: ", StringComparison.Ordinal)..mail.IndexOf("\r\nMIME", StringComparison.Ordinal)];
        var words = header["Subject: ".Length..].Split("\r\n ");

        Assert.All(header.Split("\r\n"), line => Assert.InRange(line.Length, 1, 76));
        Assert.InRange(words.Length, 1, (Encoding.UTF8.GetByteCount(subject) / 36) + 1);
        Assert.Equal(subject, string.Concat(words.Select(word => Strict.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^"?=".Length])))));
    }

    [Fact]
    public async Task Letter_ThatIsSentAgainUnderItsId_IsThereOnce()
    {
        var shown = new List<Letter>();
        var letter = new Letter("notification", AddressOf("to@example.com"), "Subject", "Text") { Id = "t7k2.1" };
        Directory.CreateDirectory(_folder.File("mails"));
        await File.WriteAllTextAsync(_folder.File("mails/notification-t7k2.1.eml-partial"), "half of it");

        await PostTo(_folder.File("mails"), shown).SendAsync(letter, CancellationToken.None);
        await PostTo(_folder.File("mails"), shown).SendAsync(letter, CancellationToken.None);

        Assert.EndsWith("Text", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.File("mails")))), StringComparison.Ordinal);
        Assert.Single(shown);
    }

    [Fact]
    public async Task Letter_ThatCannotBeWritten_IsToldToTheSender()
    {
        await File.WriteAllTextAsync(_folder.File("mails"), "in the way");
        var letter = new Letter("sign-in", AddressOf("to@example.com"), "Subject", "Text");

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(_folder.File("mails"), []).SendAsync(letter, CancellationToken.None));

        Assert.StartsWith("The mail could not be written to ", failed.Message, StringComparison.Ordinal);
    }

    static FolderPost PostTo(string folder, List<Letter> shown) =>
        new(folder, AddressOf("from@example.com"), shown.Add, new FakeTimeProvider(), new Counted());

    static EmailAddress AddressOf(string text) => EmailAddress.Create(text).Value;

    sealed class Counted : IIdSeeds
    {
        int _next;

        public Guid Next() => new(0, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, (byte)++_next]);
    }
}
