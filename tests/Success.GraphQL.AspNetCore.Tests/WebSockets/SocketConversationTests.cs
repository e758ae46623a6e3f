using System.Net.Http.Json;
using System.Text.Json;
using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>What a client of one's own making can do to a socket.</summary>
public sealed class SocketConversationTests
{
    [Fact]
    public async Task Socket_LongIdIsTaken_IsClosedWithAsMuchOfTheReasonAsAFrameHolds()
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        server.Admission.MaxBodyBytes = 5 * 1024 * 1024;
        using var socket = await TestSocket.OpenAsync(server);
        var id = string.Concat(Enumerable.Repeat("🏃", 100_000));

        await socket.SendAsync(new { id, type = "subscribe", payload = new { query = "{ never }" } });
        await socket.SendAsync(new { id, type = "subscribe", payload = new { query = "{ never }" } });

        Assert.Equal((4409, "Subscriber for " + string.Concat(Enumerable.Repeat("🏃", 27))), await socket.CloseOfAsync());
    }

    [Fact]
    public async Task Socket_EmptyMessage_IsClosedAsOneThatIsNone()
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendTextAsync("");

        Assert.Equal((4400, "The message is not valid JSON."), await socket.CloseOfAsync());
    }

    [Fact]
    public async Task Socket_CredentialIsRevoked_NothingMoreIsBegun()
    {
        var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);
        server.Admission.Revoke();
        await socket.CloseOfAsync();

        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = "mutation { rename(to: \"a\") }" } });
        await socket.CloseAsync();
        await server.DisposeAsync();

        Assert.Equal(0, server.Admission.Begun);
    }

    [Fact]
    public async Task Socket_CredentialIsRevoked_WhatRunsIsStoppedThoughTheClientStays()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { CloseTimeout = TimeSpan.FromMinutes(10) }, time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);
        var before = await OpenSourcesAsync(server);
        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = "subscription { forever }" } });
        Assert.Equal("next", await socket.ReceiveTypeAsync());

        server.Admission.Revoke();

        await socket.CloseOfAsync();
        await Wait.UntilAsync(async () => await OpenSourcesAsync(server) <= before, "the subscription's source to end");
    }

    [Fact]
    public async Task Socket_OperationIsStoppedAndStillWorks_ItsPlaceIsTakenUntilItHasEnded()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxOperationsPerConnection = 1 }, time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);
        const string name = nameof(Socket_OperationIsStoppedAndStillWorks_ItsPlaceIsTakenUntilItHasEnded);
        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = $$"""subscription { lingers(name: "{{name}}") }""" } });
        Assert.Equal("next", await socket.ReceiveTypeAsync());

        await socket.SendAsync(new { id = "1", type = "complete" });

        Assert.Contains("TOO_MANY_OPERATIONS", await HelloAsync(socket), StringComparison.Ordinal);
        await AskAsync<bool>(server, $$"""mutation { release(name: "{{name}}") }""", "release");
        await Wait.UntilAsync(async () => (await HelloAsync(socket)).Contains("world", StringComparison.Ordinal), "the operation's place to be free");
    }

    [Theory]
    [InlineData("""{"type":"connection_init","payload":{"\ud800":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","\ud800":1}}""")]
    public async Task Socket_HalfACharacter_IsClosedAsNoMessage(string message)
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server, init: message.Contains("subscribe", StringComparison.Ordinal));

        await socket.SendTextAsync(message);

        Assert.Equal((4400, "The message is not valid JSON."), await socket.CloseOfAsync());
    }

    static Task<int> OpenSourcesAsync(TestApplication server) => AskAsync<int>(server, "{ openSources }", "openSources");

    static async Task<T> AskAsync<T>(TestApplication server, string query, string field)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsJsonAsync(server.Endpoint, new { query });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty(field).Deserialize<T>()!;
    }

    /// <summary>What an operation is answered with: its result, or why it has none.</summary>
    static async Task<string> HelloAsync(TestSocket socket)
    {
        await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = "{ hello }" } });
        var answer = (await socket.ReceiveAsync())!.Value;
        if (answer.GetProperty("type").GetString() == "next")
        {
            Assert.Equal("complete", await socket.ReceiveTypeAsync());
        }

        return answer.ToString();
    }
}
