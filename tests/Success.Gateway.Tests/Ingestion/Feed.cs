using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Contract;
using Success.Testing;

namespace Success.Gateway.Tests.Ingestion;

/// <summary>A program with a key of its own that streams measurements to the gateway, of an account with a plan or of any other.</summary>
sealed class Feed : IAsyncDisposable
{
    public const string Path = "/ingest/measurements";

    readonly HttpClient _http;

    Feed(SharedPlan shared, string key)
    {
        (Shared, Key) = (shared, key);
        _http = new() { BaseAddress = shared.Api.Gateway.Url, Timeout = Patience.Longest };
    }

    public SharedPlan Shared { get; }

    public string Key { get; }

    public Api Api => Shared.Api;

    /// <summary>A provider's program.</summary>
    public static async Task<Feed> StartAsync(params string[] scopes)
    {
        var shared = await SharedPlan.AgreeAsync();
        await shared.Api.DoAsync(shared.Api.Owner, "defineMetric", "metric { id }", new { key = "spare", name = "Spare", unit = "", kind = new { level = new { } } });
        return new(shared, await CreateKeyAsync(shared.Api, shared.Api.Owner, null, scopes.Length == 0 ? ["MEASURE"] : scopes));
    }

    public static async Task<string> CreateKeyAsync(Api api, VerifiedCaller creator, string? account, params string[] scopes)
    {
        var accounts = account is null ? null : new { bindings = new[] { new { account } } };
        var input = new { name = "Feed", scopes, accounts, expiresAt = api.Gateway.Time.GetUtcNow().AddDays(30) };
        return (await api.DoAsync(creator, "createApiClient", "key", input)).GetProperty("key").GetString()!;
    }

    /// <summary>A line about the account with the plan.</summary>
    public string Line(int day, double value, string metric = "seats") => JsonSerializer.Serialize(new { account = Shared.Account, metric, at = Shared.Instant(day), value });

    public Task<Answer> SendAsync(params string[] lines) => SendAsync(string.Join('\n', lines));

    public async Task<Answer> SendAsync(string body, string query = "", string type = "application/x-ndjson", string? key = null)
    {
        using var response = await PostAsync(Encoding.UTF8.GetBytes(body), query, type, key);
        return Answer.Read(await response.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string query = "", string? type = "application/x-ndjson", string? key = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + query) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        if (key != "")
        {
            request.Headers.Authorization = new("Bearer", key ?? Key);
        }

        return await _http.SendAsync(request);
    }

    public static byte[] Pack(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        return packed.ToArray();
    }

    /// <summary>How many measurements the account has.</summary>
    public async Task<int> CountAsync(string metric = "seats")
    {
        var read = await Api.ReadAsync(
            Api.Owner, "query ($id: ID!, $metric: String!) { account(id: $id) { measurements(metric: $metric) { totalCount } } }", new { id = Shared.Account, metric });
        return read.GetProperty("account").GetProperty("measurements").GetProperty("totalCount").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Shared.DisposeAsync();
    }
}

/// <summary>An answer: a short word for each line, and the object for the whole.</summary>
sealed record Answer(IReadOnlyList<string> Lines, JsonElement End)
{
    public bool IsComplete => End.GetProperty("complete").GetBoolean();

    public string? ErrorCode => End.GetProperty("error").GetProperty("code").GetString();

    public int this[string outcome] => End.GetProperty(outcome).GetInt32();

    public static Answer Read(string text)
    {
        var objects = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        return new([.. objects.SkipLast(1).Select(Word)], objects[^1]);
    }

    public static string Word(JsonElement result)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{result.GetProperty("line").GetInt64()} {result.GetProperty("outcome").GetString()}");
        return result.TryGetProperty("error", out var error)
            ? $"{word} {error.GetProperty("code").GetString()} {(error.TryGetProperty("field", out var field) ? field.GetString() : "-")}"
            : word;
    }
}
