using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.Limits;

/// <summary>The limits of HTTP requests at the limit and one beyond, and that what they refuse is counted.</summary>
[Collection(nameof(LimitsAreCounted))]
public sealed class RequestLimitTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    const string Hello = """{"query":"{ hello }"}""";

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");
    readonly HttpClient _client = new();

    public void Dispose()
    {
        _counted.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task Body_AtTheLimit_IsReadAndOneByteMoreIsRefused()
    {
        await AnswersAsync(PostAsync(Hello.PadRight(256 * 1024)));
        await RefusesAsync(PostAsync(Hello.PadRight((256 * 1024) + 1)), 413, "REQUEST_TOO_LARGE", "The body is longer than the allowed 262144 bytes.");
        Assert.Equal(["MaxBodyBytes"], _counted.Take());
    }

    [Fact]
    public async Task QueryString_AtTheLimit_IsReadAndOneByteMoreIsRefused()
    {
        await AnswersAsync(GetAsync("query=%7Bhello%7D%23".PadRight(7 * 1024, 'x')));
        await RefusesAsync(
            GetAsync("query=%7Bhello%7D%23".PadRight((7 * 1024) + 1, 'x')),
            414,
            "REQUEST_TOO_LARGE",
            "The query string is longer than the allowed 7168 bytes.");
        Assert.Equal(["MaxQueryStringBytes"], _counted.Take());
    }

    [Theory]
    [InlineData("{\"a\":", "1", "}")]
    [InlineData("{\"a\":[", "", "]}")]
    [InlineData("{\"a\":[[],", "{}", "]}")]
    public async Task JsonDepth_OfABodyAtTheLimit_IsReadAndOneDeeperIsRefused(string open, string inner, string close)
    {
        await AnswersAsync(PostAsync(Body(64)));
        await RefusesAsync(PostAsync(Body(65)), 400, "REQUEST_TOO_DEEP", "The request is nested deeper than the allowed 64 levels.");
        Assert.Equal(["MaxJsonDepth"], _counted.Take());

        // The body itself is a level, and what is innermost may be one.
        string Body(int depth)
        {
            var step = open.Count(c => c is '{' or '[') - open.Count(c => c is ']');
            var (levels, rest) = Math.DivRem(depth - 1 - (inner == "{}" ? 1 : 0), step);
            var variables = string.Concat(Enumerable.Repeat(open, levels)) + (rest > 0 ? "{\"b\":" : "") + inner + (inner.Length == 0 && rest > 0 ? "1" : "")
                + (rest > 0 ? "}" : "") + string.Concat(Enumerable.Repeat(close, levels));
            return $$"""{"query":"{ hello }","variables":{{variables}}}""";
        }
    }

    [Fact]
    public async Task JsonDepth_IsSetHigher_VariablesAreReadThatDeep()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxJsonDepth = 100 });
        static string Body(int depth) => $$$"""
            {"query":"query($a: Tree) { echo(value: $a) }","variables":{"a":{{{string.Concat(Enumerable.Repeat("{\"branches\":", depth - 2))}}}{"name":"x"}{{{new string('}', depth - 2)}}}}}
            """.Trim();

        using var read = await PostAsync(Body(99), server.Endpoint);
        Assert.Equal("""{"data":{"echo":null}}""", await read.Content.ReadAsStringAsync());
        await RefusesAsync(PostAsync(Body(101), server.Endpoint), 400, "REQUEST_TOO_DEEP", "The request is nested deeper than the allowed 100 levels.");
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("extensions")]
    public async Task JsonDepth_OfParametersAtTheLimit_IsReadAndOneDeeperIsRefused(string parameter)
    {
        await AnswersAsync(GetAsync($"query=%7Bhello%7D&{parameter}={Nested(64)}"));
        await RefusesAsync(
            GetAsync($"query=%7Bhello%7D&{parameter}={Nested(65)}"), 400, "REQUEST_TOO_DEEP", "The request is nested deeper than the allowed 64 levels.");
        Assert.Equal(["MaxJsonDepth"], _counted.Take());

        static string Nested(int depth) =>
            Uri.EscapeDataString(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1));
    }

    [Fact]
    public async Task Connections_AtTheLimit_AreOpenAndOneMoreIsRefused()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxConnectionsPerClient = 2 }, time: new FakeTimeProvider());
        Assert.Equal(HttpStatusCode.Created, (await ReserveAsync(server)).Status);
        using var socket = await TestSocket.OpenAsync(server);
        Assert.Empty(_counted.Take());

        var (status, answer) = await ReserveAsync(server);
        using var refused = await TestSocket.OpenAsync(server, init: false);
        await refused.SendAsync(new { type = "connection_init" });

        const string message = "This client has 2 sockets and event streams open, and no more are allowed.";
        Assert.Equal((HttpStatusCode.TooManyRequests, ("TOO_MANY_CONNECTIONS", message)), (status, ErrorOf(answer)));
        Assert.Equal((1013, message), await refused.CloseOfAsync());
        Assert.Equal(["MaxConnectionsPerClient", "MaxConnectionsPerClient"], _counted.Take());
    }

    [Fact]
    public async Task Reservation_ReaderComesInTime_IsServedAndAMillisecondLaterItIsGone()
    {
        var clock = new FakeTimeProvider();
        await using var server = await TestApplication.StartAsync(time: clock);
        var (inTime, late) = ((await ReserveAsync(server)).Text, (await ReserveAsync(server)).Text);

        clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        using var opened = await OpenAsync(server, inTime);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Empty(_counted.Take());

        clock.Advance(TimeSpan.FromMilliseconds(1));
        using var gone = await OpenAsync(server, late);
        Assert.Equal((HttpStatusCode.NotFound, "STREAM_NOT_FOUND"), (gone.StatusCode, ErrorOf(await gone.Content.ReadAsStringAsync()).Code));
        Assert.Equal(["ReservationTimeout"], _counted.Take());
    }

    [Fact]
    public async Task RegisteredDocuments_AtTheLimit_AreKnownAndOneMoreForgetsTheLongestUnused()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxRegisteredDocuments = 2 });
        server.Admission.Documents = DocumentPolicy.AnyAndRegister;
        string[] documents = ["{ a: hello }", "{ b: hello }", "{ c: hello }"];
        foreach (var document in documents[..2])
        {
            await AskAsync(document, withText: true);
        }

        Assert.Equal("""{"data":{"a":"world"}}""", await AskAsync(documents[0], withText: false));
        Assert.Equal("""{"data":{"b":"world"}}""", await AskAsync(documents[1], withText: false));

        await AskAsync(documents[2], withText: true);

        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), ErrorOf(await AskAsync(documents[0], withText: false)));
        Assert.Equal("""{"data":{"b":"world"}}""", await AskAsync(documents[1], withText: false));
        Assert.Equal("""{"data":{"c":"world"}}""", await AskAsync(documents[2], withText: false));

        async Task<string> AskAsync(string document, bool withText)
        {
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(document)));
            using var response = await PostAsync(
                JsonSerializer.Serialize(new { query = withText ? document : null, documentId = "sha256:" + hash }), server.Endpoint);
            return await response.Content.ReadAsStringAsync();
        }
    }

    async Task AnswersAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.Equal((HttpStatusCode.OK, """{"data":{"hello":"world"}}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Empty(_counted.Take());
    }

    static async Task RefusesAsync(Task<HttpResponseMessage> request, int status, string code, string message)
    {
        using var response = await request;
        Assert.Equal((status, (code, message)), ((int)response.StatusCode, ErrorOf(await response.Content.ReadAsStringAsync())));
    }

    static (string? Code, string? Message) ErrorOf(string answer)
    {
        var error = JsonElement.Parse(answer).GetProperty("errors")[0];
        return (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString());
    }

    Task<HttpResponseMessage> GetAsync(string parameters) => _client.GetAsync(new Uri(fixture.Server.Endpoint, "?" + parameters));

    async Task<HttpResponseMessage> PostAsync(string body, Uri? endpoint = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await _client.PostAsync(endpoint ?? fixture.Server.Endpoint, content);
    }

    async Task<(HttpStatusCode Status, string Text)> ReserveAsync(TestApplication server)
    {
        using var response = await _client.PutAsync(server.Endpoint, content: null);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    Task<HttpResponseMessage> OpenAsync(TestApplication server, string token) =>
        _client.GetAsync(new Uri(server.Endpoint, "?token=" + token), HttpCompletionOption.ResponseHeadersRead);
}
