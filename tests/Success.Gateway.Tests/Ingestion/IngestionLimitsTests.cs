using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Success.Gateway.Ingestion;
using Success.Testing;

namespace Success.Gateway.Tests.Ingestion;

/// <summary>Streams of measurements at their limits and beyond, and lines that want to do harm.</summary>
public sealed class IngestionLimitsTests
{
    static readonly string[] NoNumbers =
    [
        "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e16", "0x10", "01", "1.", "\"1\"", "{}", "[1]", "true", new string('9', 20_000),
    ];

    [Fact]
    public async Task Line_OfTheMostBytes_IsRead_AndOneMoreIsRefusedAlone()
    {
        await using var feed = await Feed.StartAsync();
        string Padded(int day, int bytes) => feed.Line(day, 15)[..^1].PadRight(bytes - 1) + "}";

        var answer = await feed.SendAsync(
            string.Join("\r\n", Padded(-1, IngestionLimits.MaxLineBytes), Padded(-2, IngestionLimits.MaxLineBytes + 1), new string('x', 1_000_000), feed.Line(-3, 15)));

        Assert.Equal(["1 RECORDED", "2 REFUSED LIMIT_REACHED -", "3 REFUSED LIMIT_REACHED -", "4 RECORDED"], answer.Lines);
    }

    [Fact]
    public async Task Body_OfTheMostBytes_IsRead_AndWhatIsBeyondIsNot()
    {
        await using var feed = await Feed.StartAsync();

        // Blank lines are read, but nothing comes of them.
        var line = Encoding.UTF8.GetBytes(feed.Line(-1, 15));
        var body = new byte[IngestionLimits.MaxBodyBytes];
        body.AsSpan().Fill((byte)' ');
        for (var end = 0; end < body.Length - line.Length; end += IngestionLimits.MaxLineBytes)
        {
            body[end] = (byte)'\n';
        }

        body[^(line.Length + 1)] = (byte)'\n';
        line.CopyTo(body, body.Length - line.Length);

        using var most = await feed.PostAsync(body);
        using var declared = await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key, IngestionLimits.MaxBodyBytes + 1);
        using var packed = await feed.PostAsync(Feed.Pack(Encoding.UTF8.GetString(body) + "\n" + feed.Line(-2, 15)), encoding: "gzip");

        Assert.EndsWith("RECORDED", Assert.Single(Answer.Read(await most.Content.ReadAsStringAsync()).Lines), StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, await declared.StatusAsync());
        Assert.Equal("LIMIT_REACHED", Answer.Read(await packed.Content.ReadAsStringAsync()).ErrorCode);
        Assert.Equal(1, await feed.CountAsync());
    }

    [Fact]
    public async Task UnreadableLines_UpToTheMost_LetOthersThrough_AndOneMoreEndsTheStream()
    {
        await using var feed = await Feed.StartAsync();
        string Body(int unreadable) => string.Concat(Enumerable.Repeat("x\n", unreadable)) + feed.Line(-1, 15);

        var most = await feed.SendAsync(Body(IngestionLimits.MaxUnreadableLines));
        var more = await feed.SendAsync(Body(IngestionLimits.MaxUnreadableLines + 1));

        Assert.Equal((true, 1, IngestionLimits.MaxUnreadableLines), (most.IsComplete, most["recorded"], most["refused"]));
        Assert.Equal((false, 0, IngestionLimits.MaxUnreadableLines + 1), (more.IsComplete, more["duplicate"], more["refused"]));
        Assert.Equal("LIMIT_REACHED", more.ErrorCode);
    }

    [Fact]
    public async Task Lines_OfMoreThanOneWindow_AreAllAnswered()
    {
        await using var feed = await Feed.StartAsync();
        var first = feed.Api.Gateway.Time.GetUtcNow().AddDays(-30);
        const int Count = 25_000;
        var body = new StringBuilder();
        for (var index = 0; index < Count; index++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{{\"account\":\"{feed.Shared.Account}\",\"metric\":\"spare\",\"at\":\"{first.AddMinutes(index):yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"value\":{index}}}\n");
        }

        var answer = await feed.SendAsync(body.ToString());

        Assert.Equal(Enumerable.Range(1, Count).Select(line => $"{line} UNBOUND"), answer.Lines);
    }

    [Fact]
    public async Task Streams_UpToTheMost_AreOpen_AndOneMoreIsAskedToComeAgain()
    {
        await using var feed = await Feed.StartAsync();
        var open = new List<OpenStream>();
        for (var count = 0; count < IngestionLimits.MaxStreams; count++)
        {
            open.Add(await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key));
            await open[^1].SendAsync(feed.Line(-1, 15));
            await open[^1].NextAsync();
        }

        using var oneMore = await feed.PostAsync(Encoding.UTF8.GetBytes(feed.Line(-1, 15)));
        Assert.Equal(HttpStatusCode.TooManyRequests, oneMore.StatusCode);

        // One ends well, the others are cut off.
        await open[0].EndAsync();
        await open[0].NextAsync();
        open.ForEach(stream => stream.Dispose());
        await Patience.UntilAsync(() => feed.Api.Gateway.Services.GetService(typeof(IngestionStreams)) is IngestionStreams { OpenCount: 0 }, "every stream's end");
        Assert.Equal(["1 DUPLICATE"], (await feed.SendAsync(feed.Line(-1, 15))).Lines);
    }

    [Fact]
    public async Task Numbers_ThatAreNone_AreRefusedWithTheirField()
    {
        await using var feed = await Feed.StartAsync();
        var good = feed.Line(-1, 15);

        var answer = await feed.SendAsync([.. NoNumbers.Select(number => good.Replace(":15", ":" + number, StringComparison.Ordinal)), good]);

        Assert.All(answer.Lines.SkipLast(1), word => Assert.Contains("REFUSED INVALID", word, StringComparison.Ordinal));
        Assert.Equal("4 REFUSED INVALID value", answer.Lines[3]);
        Assert.Equal("6 REFUSED INVALID value", answer.Lines[5]);
        Assert.Equal("10 REFUSED INVALID value", answer.Lines[9]);
        Assert.EndsWith("RECORDED", answer.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(1, await feed.CountAsync());
    }

    [Fact]
    public async Task Lines_ThatAreNoText_OrNoMeasurement_AreRefusedAlone()
    {
        await using var feed = await Feed.StartAsync();
        var good = feed.Line(-1, 15);
        byte[][] hostile =
        [
            Encoding.UTF8.GetBytes(good.Replace("seats", "se\\u0000ats", StringComparison.Ordinal)),
            Encoding.UTF8.GetBytes(good.Replace("seats", "se\\ud800ats", StringComparison.Ordinal)),
            [.. Encoding.UTF8.GetBytes(good[..^1]), .. ",\"note\":\""u8, 0xC3, 0x28, .. "\"}"u8],
            Encoding.UTF8.GetBytes(good[..^1] + ",\"note\":\"a \\u202e turn\"}"),
            Encoding.UTF8.GetBytes(good[..^1] + ",\"value\":16}"),
            Encoding.UTF8.GetBytes(good[..^1] + ",\"tenant\":\"other\"}"),
            Encoding.UTF8.GetBytes(good[..^1] + ",\"period\":\"2026-01\"}"),
            Encoding.UTF8.GetBytes(good + good),
            Encoding.UTF8.GetBytes($"[{good}]"),
            Encoding.UTF8.GetBytes(new string('[', 5_000)),
            "null"u8.ToArray(),
            "\0"u8.ToArray(),
        ];

        using var response = await feed.PostAsync([.. hostile.SelectMany(line => (byte[])[.. line, (byte)'\n']), .. Encoding.UTF8.GetBytes(good)]);
        var answer = Answer.Read(await response.Content.ReadAsStringAsync());

        Assert.All(answer.Lines.SkipLast(1), word => Assert.Contains("REFUSED INVALID", word, StringComparison.Ordinal));
        Assert.Equal(
            ["1 REFUSED INVALID metric", "4 REFUSED INVALID note", "5 REFUSED INVALID value", "6 REFUSED INVALID tenant", "7 REFUSED INVALID at"],
            new[] { 0, 3, 4, 5, 6 }.Select(index => answer.Lines[index]));
        Assert.Equal($"{hostile.Length + 1} RECORDED", answer.Lines[^1]);
        Assert.True(answer.IsComplete);
    }
}
