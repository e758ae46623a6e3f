using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Success.GraphQL.TestServer.Fuzzing;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.AspNetCore.Tests.Hostile;

/// <summary>What is made to hurt is refused with a short answer, and the server goes on as before.</summary>
[Collection(nameof(MemoryIsMeasured))]
public sealed class HostileInputTests(ServerFixture fixture, ITestOutputHelper output) : IClassFixture<ServerFixture>
{
    const int MaxAnswerBytes = 8 * 1024;

    readonly HttpClient _client = new();

    public static TheoryData<string> Requests => [.. HostileRequests.Bodies.Keys];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Post_HostileRequest_IsRefusedBriefly(string request)
    {
        var start = Stopwatch.GetTimestamp();

        var (status, answer) = await PostAsync(HostileRequests.Bodies[request]);

        output.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms, {answer.Length} bytes: {answer[..Math.Min(200, answer.Length)]}");
        Assert.InRange((int)status, 400, 499);
        Assert.InRange(Encoding.UTF8.GetByteCount(answer), 1, MaxAnswerBytes);
        Assert.False(JsonElement.Parse(answer).TryGetProperty("data", out _));
        Assert.Equal((HttpStatusCode.OK, """{"data":{"hello":"world"}}"""), await PostAsync("""{"query":"{hello}"}"""));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Socket_HostileRequest_IsRefusedBrieflyOrClosed(string request)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(fixture.Server.Endpoint) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await ReceiveAsync(socket);

        await SendAsync(socket, $$"""{"id":"1","type":"subscribe","payload":{{HostileRequests.Bodies[request]}}}""");

        var answer = await ReceiveAsync(socket);
        output.WriteLine($"{socket.CloseStatus} {answer[..Math.Min(200, answer.Length)]}");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer), 0, MaxAnswerBytes);
        Assert.True(
            socket.CloseStatus is (WebSocketCloseStatus)4400 or WebSocketCloseStatus.MessageTooBig || answer.Contains("\"type\":\"error\"", StringComparison.Ordinal),
            $"{socket.CloseStatus} {answer}");
    }

    [Fact]
    public async Task Server_AfterAllOfThem_HasItsMemoryBack()
    {
        await PostAllAsync();
        var before = HeldMemory.Read();

        // A quarter of a gigabyte in all.
        for (var round = 0; round < 12; round++)
        {
            await PostAllAsync();
        }

        // Nothing of a refused request is kept. The room is for the runtime's array pool, which keeps one array of each size for each thread
        // that ever returned one; it fills up and then grows no more.
        Assert.InRange(HeldMemory.Read() - before, long.MinValue, 64 * 1024 * 1024);
    }

    async Task PostAllAsync()
    {
        // A client of its own: one that still sends what was refused long ago holds it, and it runs in this process, too.
        using var client = new HttpClient();
        foreach (var body in HostileRequests.Bodies.Values)
        {
            await PostAsync(body, client);
        }
    }

    async Task<(HttpStatusCode Status, string Answer)> PostAsync(string body, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Server.Endpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        request.Headers.ExpectContinue = true;
        using var response = await (client ?? _client).SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var received = new MemoryStream();
        var buffer = new byte[4 * 1024];
        WebSocketReceiveResult piece;
        do
        {
            piece = await socket.ReceiveAsync(buffer, CancellationToken.None);
            received.Write(buffer, 0, piece.Count);
        }
        while (!piece.EndOfMessage);

        return Encoding.UTF8.GetString(received.ToArray());
    }
}
