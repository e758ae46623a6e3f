using System.Collections.Concurrent;
using System.Text.Json;
using Success.Gateway.Tests.Operations;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.MainJob;

/// <summary>A program that follows alerts and accounts over one socket, until the server goes away.</summary>
sealed class Listener : IAsyncDisposable
{
    const string Alerts = "subscription { alertChanged { alert { id kind status account { id name } explanation { sentence } responses { text options by { side } } agreedCause } } }";
    const string Accounts = "subscription { portfolioChanged { kinds version account { id name } } }";

    readonly GraphQLSocket _socket;
    readonly CancellationTokenSource _ended = new();
    readonly ConcurrentQueue<(string Operation, JsonElement Data)> _heard = new();
    readonly Task _hearing;

    Listener(GraphQLSocket socket)
    {
        _socket = socket;
        _hearing = HearAsync();
    }

    /// <summary>Everything that came, as it came.</summary>
    public IEnumerable<string> Heard => _heard.Select(message => message.Data.ToString());

    /// <summary>Listens by a key; both streams stand when the task completes.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="key">The key.</param>
    /// <param name="stir">Changes something that the program hears of.</param>
    public static async Task<Listener> OpenAsync(RunningGateway gateway, string key, Func<Task> stir)
    {
        var socket = await GraphQLSocket.OpenAsync(gateway.Url, new { authorization = $"Bearer {key}" });
        Assert.Equal("connection_ack", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
        var listener = new Listener(socket);
        await socket.SubscribeAsync("alerts", Alerts);
        await socket.SubscribeAsync("accounts", Accounts);
        await Patience.UntilAsync(
            async () =>
            {
                await stir();
                return listener._heard.Any(message => message.Operation == "accounts");
            },
            "a first change on the socket");
        return listener;
    }

    /// <summary>How often it heard that an account had changed.</summary>
    public int CountOf(string account) => _heard.Count(
        message => message.Operation == "accounts" && message.Data.GetProperty("portfolioChanged").GetProperty("account").GetProperty("id").GetString() == account);

    /// <summary>The first alert that came and is so.</summary>
    public async Task<JsonElement> AlertAsync(Func<JsonElement, bool> isSo, string what)
    {
        JsonElement? found = null;
        await Patience.UntilAsync(() => (found = AlertsHeard().Where(isSo).Cast<JsonElement?>().FirstOrDefault()) is not null, what);
        return found!.Value;
    }

    public IEnumerable<JsonElement> AlertsHeard() => _heard.Where(message => message.Operation == "alerts")
        .Select(message => message.Data.GetProperty("alertChanged").GetProperty("alert"));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _hearing;
        _socket.Dispose();
        _ended.Dispose();
    }

    async Task HearAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_ended.Token) is { } message)
            {
                // An event that is being told while the clock leaps to the next day is late by that day, and told as that.
                if (message.GetProperty("type").GetString() == "next" && message.GetProperty("payload").GetProperty("data") is { ValueKind: JsonValueKind.Object } data)
                {
                    _heard.Enqueue((message.GetProperty("id").GetString()!, data));
                }
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Whoever listened goes.
        }
    }
}
