using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Success.Gateway.Tests.Ingestion;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.MainJob;

/// <summary>The provider's program that delivers numbers, by one door or the other, and everything twice.</summary>
sealed class Collector(Visitor program)
{
    int _deliveries;

    /// <summary>How many measurements were taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Delivers numbers as one batch or as one stream in turn, and at once again by the other way: then each is a duplicate.</summary>
    public async Task DeliverAsync(object[] items)
    {
        if (items.Length == 0)
        {
            return;
        }

        var isBatchFirst = _deliveries++ % 2 == 0;
        Assert.Equal((items.Length, 0, 0), await SendAsync(items, isBatchFirst));
        Assert.Equal((0, items.Length, 0), await SendAsync(items, !isBatchFirst));
        Taken += items.Length;
    }

    /// <summary>Delivers again what was delivered, by both ways: each is a duplicate.</summary>
    public async Task RepeatAsync(object[] items)
    {
        Assert.Equal((0, items.Length, 0), await SendAsync(items, isBatch: true));
        Assert.Equal((0, items.Length, 0), await SendAsync(items, isBatch: false));
    }

    Task<(int Taken, int Duplicates, int Refused)> SendAsync(object[] items, bool isBatch) => isBatch ? BatchAsync(items) : StreamAsync(items);

    async Task<(int Taken, int Duplicates, int Refused)> BatchAsync(object[] items)
    {
        var payload = await program.DoAsync("recordMeasurements", "taken duplicates refused", new { items });
        return (payload.GetProperty("taken").GetInt32(), payload.GetProperty("duplicates").GetInt32(), payload.GetProperty("refused").GetInt32());
    }

    async Task<(int Taken, int Duplicates, int Refused)> StreamAsync(object[] items)
    {
        using var lines = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', items.Select(item => JsonSerializer.Serialize(item)))));
        lines.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var response = await program.Browser.SendAsync(HttpMethod.Post, Feed.Path, lines, ("Authorization", $"Bearer {program.Key}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = Answer.Read(await response.Content.ReadAsStringAsync());
        Assert.True(answer.IsComplete, answer.End.ToString());
        Assert.Equal(items.Length, answer.Lines.Count);
        return (answer["recorded"] + answer["unbound"] + answer["corrected"], answer["duplicate"], answer["refused"]);
    }
}
