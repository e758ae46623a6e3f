using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Journal;
using Success.Testing;

namespace Success.Gateway.Tests.Operations;

/// <summary>The API as its users reach it: over HTTP and WebSockets, by key and by cookie.</summary>
public sealed partial class OperationEndpointsTests
{
    const ClientScopes Everything = ClientScopes.Read | ClientScopes.Measure | ClientScopes.Plan | ClientScopes.Alerts | ClientScopes.Admin;

    const string OpenAccount = "mutation { openAccount(input: { name: \"Acme\" }) { account { id } userErrors { code } } }";

    [Fact]
    public async Task Post_Stranger_IsAskedToSignIn()
    {
        await using var gateway = await RunningGateway.StartAsync();

        using var response = await PostAsync(gateway, null, "{ viewer { side } }");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("UNAUTHENTICATED", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Post_Key_IsAnsweredAsItsClient()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(Everything);

        var data = await AskAsync(gateway, key, "{ viewer { side apiClient { name } workspace { name } } }");

        var viewer = data.GetProperty("viewer");
        Assert.Equal("PROVIDER", viewer.GetProperty("side").GetString());
        Assert.Equal("A program", viewer.GetProperty("apiClient").GetProperty("name").GetString());
        Assert.Equal("Contoso", viewer.GetProperty("workspace").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Post_SessionFromOurOwnPage_IsAnsweredAsItsMember()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        using var response = await browser.SendAsync(
            HttpMethod.Post, "/graphql", JsonContent.Create(new { query = "{ viewer { member { name } } }" }), ("Origin", gateway.Url.GetLeftPart(UriPartial.Authority)));

        var viewer = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("viewer");
        Assert.Equal("The owner", viewer.GetProperty("member").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(ClientScopes.Read, 0, HttpStatusCode.OK)]
    [InlineData(ClientScopes.Read, 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(ClientScopes.Measure, 1, HttpStatusCode.OK)]
    public async Task Post_LongBody_IsReadOnlyFromWhoMayMeasure(ClientScopes scopes, int beyond, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(scopes);
        const string Query = "{ __typename }";
        var shortest = JsonSerializer.Serialize(new { query = Query }).Length;

        using var response = await PostAsync(gateway, key, Query + new string(' ', GatewayOptions.MaxBodyBytes - shortest + beyond));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Socket_KeyInItsFirstMessage_HearsOfAChangeAndSeesItInTheNextOperation()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(Everything);
        using var socket = await GraphQLSocket.OpenAsync(gateway.Url, new { authorization = $"Bearer {key}" });
        Assert.Equal("connection_ack", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
        await socket.SubscribeAsync("first", "{ accounts { totalCount } }");
        Assert.Equal(0, (await socket.NextAsync("first")).GetProperty("accounts").GetProperty("totalCount").GetInt32());
        Assert.Equal("complete", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
        await socket.SubscribeAsync("changes", "subscription { portfolioChanged { account { name } } }");

        var heard = socket.NextAsync("changes");
        var opened = 0;
        do
        {
            // The subscription stands a moment after it was asked for; what changed before is not its to tell.
            await AskAsync(gateway, key, OpenAccount);
            opened++;
        }
        while (!heard.IsCompleted);

        Assert.Equal("Acme", (await heard).GetProperty("portfolioChanged").GetProperty("account").GetProperty("name").GetString());
        JsonElement second;
        await socket.SubscribeAsync("second", "{ accounts { totalCount } }");
        do
        {
            second = await socket.ReceiveAsync() ?? throw new InvalidOperationException("The server closed.");
        }
        while (second.GetProperty("id").GetString() != "second");

        Assert.InRange(second.GetProperty("payload").GetProperty("data").GetProperty("accounts").GetProperty("totalCount").GetInt32(), 1, opened);
    }

    [Fact]
    public async Task Socket_KeyIsRevoked_IsClosed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(Everything);
        using var socket = await GraphQLSocket.OpenAsync(gateway.Url, new { authorization = $"Bearer {key}" });
        Assert.Equal("connection_ack", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
        await socket.SubscribeAsync("changes", "subscription { portfolioChanged { account { name } } }");

        await gateway.DoAsync(new TenantCommand.RevokeClient(ApiKey.Parse(key).Value.Client));

        while (await socket.ReceiveAsync() is not null)
        {
            // What is said before the end is of no matter here.
        }

        Assert.Equal((WebSocketCloseStatus)4403, socket.CloseStatus);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer success_live_t7k2aaaaaaaaaaaaaaaaaaaaaa_nothing_000000")]
    public async Task Socket_WithoutAValidKey_IsClosed(string? authorization)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var socket = await GraphQLSocket.OpenAsync(gateway.Url, authorization is null ? null : new { authorization });

        Assert.Null(await socket.ReceiveAsync());
        Assert.Equal((WebSocketCloseStatus)4403, socket.CloseStatus);
    }

    [Fact]
    public async Task Page_ForWhoIsSignedIn_IsGraphiQL()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        using var response = await browser.GetAsync("/graphiql");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        var files = FilesOf().Matches(page).Select(match => match.Groups["path"].Value).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var loaded = await browser.GetAsync(file);
            Assert.True(loaded.IsSuccessStatusCode, $"{file}: {loaded.StatusCode}");
        }
    }

    [Fact]
    public async Task Page_ForWhoIsNotSignedIn_LeadsToSigningIn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        using var response = await browser.SendAsync(HttpMethod.Get, "/graphiql", null, ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fgraphiql"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Mutation_ByGet_ChangesNothing()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var mutation = Uri.EscapeDataString("mutation { openAccount(input: { name: \"Acme\" }) { account { id } } }");

        using var response = await owner.Browser.SendAsync(
            HttpMethod.Get, $"/graphql?query={mutation}", null, ("Sec-Fetch-Site", "same-origin"), ("Success-Preflight", "1"), ("Accept", "application/graphql-response+json"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(0, (await owner.ReadAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32());
    }

    static async Task<JsonElement> AskAsync(RunningGateway gateway, string key, string query)
    {
        using var response = await PostAsync(gateway, key, query);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        return answer.GetProperty("data");
    }

    [Fact]
    public async Task Failure_OfOurs_IsToldByTheRequestsIdThatStandsInTheLog()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(Everything);
        await AskAsync(gateway, key, "{ viewer { side } }");
        await gateway.Services.GetRequiredService<IJournal>().DisposeAsync();

        using var response = await PostAsync(gateway, key, "{ viewer { apiClient { name } } }");

        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        var id = error.GetProperty("extensions").GetProperty("correlationId").GetString()!;
        Assert.Equal(response.Headers.GetValues("Request-Id"), [id]);
        Assert.Contains(gateway.Logs.Lines, line => line.StartsWith("Error Success.Gateway.Operations: ", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    static async Task<HttpResponseMessage> PostAsync(RunningGateway gateway, string? key, string query)
    {
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Patience.Longest }) { BaseAddress = gateway.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), null, "application/json"),
        };

        // What is refused is not sent: who refuses it closes, and whoever still sends then may not hear why.
        request.Headers.ExpectContinue = true;
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        return await client.SendAsync(request);
    }

    [GeneratedRegex("(src|href)=\"(?<path>/graphiql/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilesOf();
}
