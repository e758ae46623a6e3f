using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>A server that is killed while numbers come in, and the program that delivers them and goes on.</summary>
public sealed partial class KilledServerTests : IDisposable
{
    const int BatchSize = 20;
    const int AtOnce = 8;
    const string Record = "mutation ($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { taken duplicates refused } }";
    const string Changes = "query ($after: String) { changes(after: $after, first: 100) { nodes { kind account version } pageInfo { hasNextPage endCursor } } }";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_WhileNumbersComeIn_HasWhatItAcknowledgedAndKnowsWhatIsSentAgain()
    {
        using var port = new HeldPort();
        var url = new Uri($"http://localhost:{port.Number}");
        var batches = Batches();
        string key, before;
        var acknowledged = new bool[batches.Length];
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var server = await ServerProcess.StartAtAsync(url, _folder.Path))
        {
            key = await PrepareAsync(server);
            before = (await FollowAsync(url, key, null)).End;
            var sent = 0;
            var senders = Enumerable.Range(0, AtOnce).Select(_ => SendUntilItEndsAsync()).ToList();
            await Patience.UntilAsync(() => acknowledged.Count(one => one) >= batches.Length / 2, "half of the batches are acknowledged");

            await server.KillAsync();
            killed.SetResult();
            await Task.WhenAll(senders);
            Assert.InRange(acknowledged.Count(one => one), batches.Length / 2, batches.Length - 1);

            async Task SendUntilItEndsAsync()
            {
                try
                {
                    for (var mine = Interlocked.Increment(ref sent) - 1; mine < batches.Length; mine = Interlocked.Increment(ref sent) - 1)
                    {
                        // However late the server is killed, some are left.
                        await (mine < batches.Length - AtOnce ? Task.CompletedTask : killed.Task);
                        Assert.Equal((BatchSize, 0), await SendAsync(url, key, batches[mine], isStream: mine % 2 == 0));
                        acknowledged[mine] = true;
                    }
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException)
                {
                    // The server is gone.
                }
            }
        }

        await using var again = await ServerProcess.StartAtAsync(url, _folder.Path);
        for (var index = 0; index < batches.Length; index++)
        {
            var (taken, duplicates) = await SendAsync(url, key, batches[index], isStream: index % 2 == 1);
            Assert.Equal(BatchSize, taken + duplicates);
            Assert.True(!acknowledged[index] || taken == 0, $"Of batch {index}, which was acknowledged, {taken} were gone.");
            Assert.Equal((0, BatchSize), await SendAsync(url, key, batches[index], isStream: index % 2 == 0));
        }

        // And whoever follows goes on where it was: of each account every version comes, whatever comes twice.
        var followed = await Patience.ForAsync(
            async () => (await FollowAsync(url, key, before)).Changes.Where(change => change.GetProperty("account").ValueKind == JsonValueKind.String)
                .GroupBy(change => change.GetProperty("account").GetString(), change => change.GetProperty("version").GetInt32()).ToList(),
            accounts => accounts.Count == Accounts().Length,
            "every account hands over");
        Assert.All(followed, account => Assert.Equal(Enumerable.Range(account.Min(), account.Max() - account.Min() + 1), account.Distinct().Order()));
    }

    /// <summary>Accounts, metrics, and a key that may read and measure.</summary>
    static async Task<string> PrepareAsync(ServerProcess server)
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = server.Http.BaseAddress };
        var link = LinkIn().Match(server.Said).Value;
        var ticket = TicketIn().Match(await browser.GetStringAsync(new Uri(link))).Groups["ticket"].Value;
        browser.DefaultRequestHeaders.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", ticket)]);
        using var entered = await browser.PostAsync(new Uri("/sign-in/link", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        foreach (var account in Accounts())
        {
            await AskAsync(browser, "mutation ($input: OpenAccountInput!) { openAccount(input: $input) { userErrors { message } } }", new { input = new { name = account, externalId = account } });
        }

        foreach (var metric in Rows().Select(row => row[1]).Distinct())
        {
            await AskAsync(browser, "mutation ($input: DefineMetricInput!) { defineMetric(input: $input) { userErrors { message } } }", new
            {
                input = new { key = metric, name = metric, unit = "", kind = new { level = new { period = "DAY", summary = "MEAN" } } },
            });
        }

        var made = await AskAsync(browser, "mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { key userErrors { message } } }", new
        {
            input = new { name = "Collector", scopes = new[] { "READ", "MEASURE" }, expiresAt = TimeProvider.System.GetUtcNow().AddDays(30) },
        });
        return made.GetProperty("createApiClient").GetProperty("key").GetString()!;
    }

    static async Task<(int Taken, int Duplicates)> SendAsync(Uri url, string key, object[] items, bool isStream)
    {
        using var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        if (!isStream)
        {
            var answered = (await AskAsync(http, Record, new { input = new { items } })).GetProperty("recordMeasurements");
            return (answered.GetProperty("taken").GetInt32(), answered.GetProperty("duplicates").GetInt32());
        }

        using var lines = new StringContent(string.Join('\n', items.Select(item => JsonSerializer.Serialize(item))), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        using var response = await http.PostAsync(new Uri("/ingest/measurements", UriKind.Relative), lines);
        var last = JsonDocument.Parse((await response.Content.ReadAsStringAsync()).TrimEnd().Split('\n')[^1]).RootElement;
        if (!last.TryGetProperty("complete", out var complete))
        {
            throw new IOException("The answer was cut off.");
        }

        Assert.True(complete.GetBoolean(), last.ToString());
        return (last.GetProperty("unbound").GetInt32(), last.GetProperty("duplicate").GetInt32());
    }

    static async Task<(List<JsonElement> Changes, string End)> FollowAsync(Uri url, string key, string? after)
    {
        using var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        for (var changes = new List<JsonElement>(); ;)
        {
            var page = (await AskAsync(http, Changes, new { after })).GetProperty("changes");
            changes.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return (changes, after);
            }
        }
    }

    static async Task<JsonElement> AskAsync(HttpClient http, string query, object variables)
    {
        using var response = await http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        Assert.DoesNotContain("\"userErrors\":[{", answer.ToString(), StringComparison.Ordinal);
        return answer.GetProperty("data");
    }

    /// <summary>The real daily values, in whole batches.</summary>
    static object[][] Batches() =>
    [
        .. Rows().Select(row => new { externalAccountId = row[0], metric = row[1], period = row[2][..10], value = JsonSerializer.Deserialize<double>(row[3]), complete = true })
            .OrderBy(item => item.period, StringComparer.Ordinal).Chunk(BatchSize).Where(batch => batch.Length == BatchSize),
    ];

    static string[] Accounts() => [.. Rows().Select(row => row[0]).Distinct()];

    static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Repository.Root, "src", "Success.Server", "Story", "Data", "measurements.csv")).Skip(1).Select(line => line.Split(','));

    [GeneratedRegex(@"http://localhost:\d+/sign-in/link\S*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkIn();

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketIn();
}
