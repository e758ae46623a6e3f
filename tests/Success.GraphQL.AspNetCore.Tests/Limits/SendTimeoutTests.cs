using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Success.GraphQL.AspNetCore.EventStreams;
using Success.GraphQL.AspNetCore.Responses;
using Success.GraphQL.AspNetCore.WebSockets;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.Limits;

/// <summary>A message waits as long as is allowed for a client that does not read, and no longer.</summary>
[Collection(nameof(LimitsAreCounted))]
public sealed class SendTimeoutTests : IAsyncLifetime
{
    // Far more than what the operating system takes for a client that does not read.
    static readonly byte[] Message = new byte[32 * 1024 * 1024];

    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan AlmostTooLong = TimeSpan.FromSeconds(30) - Moment;

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");
    readonly FakeTimeProvider _clock = new();
    readonly Socket _client = new(SocketType.Stream, ProtocolType.Tcp);
    NetworkStream _server = null!;

    public async Task InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepted = listener.AcceptSocketAsync();
        await _client.ConnectAsync(listener.LocalEndpoint);
        _server = new NetworkStream(await accepted, ownsSocket: true);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
        _counted.Dispose();
    }

    [Fact]
    public async Task Socket_ClientReadsInTime_GoesOnAndAMillisecondLaterItIsCut()
    {
        using var socket = WebSocket.CreateFromStream(_server, new WebSocketCreationOptions { IsServer = true });
        using var writer = new SocketWriter(socket, new TransportOptions(), _clock);

        await SeesTheTimeoutAsync(() => writer.SendAsync(Message));

        Assert.True(writer.Lifetime.IsCancellationRequested);
    }

    [Fact]
    public async Task EventStream_ClientReadsInTime_GoesOnAndAMillisecondLaterItIsCut()
    {
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_server));
        await using var stream = await EventStream.OpenAsync(
            http, new TransportOptions { KeepAliveInterval = TimeSpan.FromDays(1) }, new PooledBuffer.Pool(), _clock, CancellationToken.None);

        await SeesTheTimeoutAsync(() => stream.SendAsync(Message));

        Assert.True(stream.Closed.IsCancellationRequested);
    }

    async Task SeesTheTimeoutAsync(Func<Task> send)
    {
        var inTime = send();
        _clock.Advance(AlmostTooLong);
        Assert.False(inTime.IsCompleted);
        await ReadUntilAsync(inTime);
        Assert.Empty(_counted.Take());

        var late = send();
        _clock.Advance(AlmostTooLong);
        Assert.False(late.IsCompleted);
        _clock.Advance(Moment);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.Equal(["SendTimeout"], _counted.Take());
    }

    async Task ReadUntilAsync(Task sent)
    {
        var buffer = new byte[1024 * 1024];
        using var enough = new CancellationTokenSource();
        var reading = ReadAsync();
        await sent;
        await enough.CancelAsync();
        await reading;

        async Task ReadAsync()
        {
            try
            {
                while (await _client.ReceiveAsync(buffer, SocketFlags.None, enough.Token) > 0)
                {
                    // What it says is of no matter.
                }
            }
            catch (OperationCanceledException)
            {
                // All of the message is sent.
            }
        }
    }
}
