using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Success.Bench.Accounts;
using Success.Bench.Recording;

namespace Success.Bench.Gateway;

/// <summary>Subscriptions over graphql-transport-ws: what idle ones cost, and how soon one hears of a measurement.</summary>
static class LiveLoad
{
    const string Changed = "subscription ($id: ID!) { accountChanged(id: $id) { version account { standing progress kpis { latest { value } } } } }";

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Opens a socket for each subscription, at most 50 for each program.</summary>
    public static async Task<List<ClientWebSocket>> OpenAsync(ServedFirm firm, int count)
    {
        var sockets = new List<ClientWebSocket>();
        for (var number = 0; number < count; number++)
        {
            sockets.Add(await OpenAsync(firm, number % firm.Keys.Count, 1 + (number % 1_000)));
        }

        return sockets;
    }

    /// <summary>Asks for one measurement at a time to reach its subscriber, while something else goes on.</summary>
    public static async Task ListenAsync(ServedFirm firm, Task meanwhile, int account)
    {
        using var socket = await OpenAsync(firm, 0, account);
        using var http = new HttpClient { BaseAddress = firm.Url };
        // What was measured at the instants of a run before would be a repetition, of which nobody hears.
        var instant = AgreedAccount.Start + (1_000 * firm.Age);
        var latencies = new List<double>();
        while (!meanwhile.IsCompleted)
        {
            // Every value is another one, so that what is heard is known to be of this measurement.
            instant = instant.AddSeconds(1);
            var value = string.Create(CultureInfo.InvariantCulture, $"50.{100_000 + latencies.Count}1");
            var line = $"{{\"account\":\"{RecordingFirm.AccountId(account)}\",\"metric\":\"seats\",\"at\":\"{instant:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"value\":{value}}}";
            using var content = ApiLoad.Lines(line);
            using var message = new HttpRequestMessage(HttpMethod.Post, "/ingest/measurements") { Content = content };
            message.Headers.Authorization = new("Bearer", firm.Keys[1]);
            var started = Stopwatch.GetTimestamp();
            var hearing = HearAsync(socket, value, started);
            using var taken = await http.SendAsync(message);
            var said = await taken.Content.ReadAsStringAsync();
            if (!said.Contains("\"recorded\":1", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{(int)taken.StatusCode} {said}");
            }

            latencies.Add(await hearing.WaitAsync(LongestWait));
            await Task.Delay(5);
        }

        var slowest = latencies.IndexOf(latencies.Max());
        latencies.Sort();
        var parameters = new { latencies.Count, slowest };
        Report.Result("gateway.live.p50", latencies[latencies.Count / 2], "ms", parameters);
        Report.Result("gateway.live.p99", latencies[latencies.Count * 99 / 100], "ms", parameters);
        Report.Result("gateway.live.max", latencies[^1], "ms", parameters);
    }

    static async Task<double> HearAsync(ClientWebSocket socket, string value, long started)
    {
        while (!(await ReceiveAsync(socket)).Contains(value, StringComparison.Ordinal))
        {
            // An account tells of more than measurements.
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static async Task<ClientWebSocket> OpenAsync(ServedFirm firm, int program, int account)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Authorization", $"Bearer {firm.Keys[program]}");
        await socket.ConnectAsync(new UriBuilder(firm.Url) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, new { type = "connection_init" });
        await ExpectAsync(socket, "connection_ack");
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = Changed, variables = new { id = RecordingFirm.AccountId(account).ToString() } } });

        // A ping is answered after what came before it.
        await SendAsync(socket, new { type = "ping" });
        await ExpectAsync(socket, "pong");
        return socket;
    }

    static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    static async Task ExpectAsync(ClientWebSocket socket, string type)
    {
        if (await ReceiveAsync(socket) is var text && !text.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(text);
        }
    }

    static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        var text = Encoding.UTF8.GetString(buffer, 0, received.Count);
        string[] ends = ["\"errors\"", "\"type\":\"error\"", "\"type\":\"complete\""];
        return received.MessageType == WebSocketMessageType.Close || ends.Any(end => text.Contains(end, StringComparison.Ordinal))
            ? throw new InvalidOperationException($"{socket.CloseStatus} {text}")
            : text;
    }
}
