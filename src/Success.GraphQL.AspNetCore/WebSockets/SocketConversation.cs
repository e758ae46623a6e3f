using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>One socket, from its first message to its last: who is at the other end, and what each message leads to.</summary>
sealed partial class SocketConversation(
    HttpContext http,
    WebSocket socket,
    SocketWriter writer,
    Operations operations,
    ICallerAdmission admission,
    TransportOptions options,
    PooledBuffer.Pool buffers,
    ConnectionCount connections,
    TimeProvider time,
    ILogger logger) : IAsyncDisposable
{
    readonly SocketOperations _unfinished = new(options.MaxOperationsPerConnection);
    ITimer? _untilInit;
    bool _hasInit;
    Admission? _caller;
    ConnectionCount.Place? _place;
    CancellationTokenRegistration _ended;

    /// <summary>Answers messages until the socket closes.</summary>
    public async Task RunAsync()
    {
        _untilInit = time.CreateTimer(static conversation => ((SocketConversation)conversation!).EndUnlessInit(), this, options.ConnectionInitTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            while (await AnswerNextAsync())
            {
            }
        }
        catch (OperationCanceledException) when (writer.IsClosing)
        {
            LimitInstruments.Exceeded(nameof(options.CloseTimeout));
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The client has gone without a word, or does not read.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.DisposeAsync();
        await _unfinished.EndAsync();
        _place?.Dispose();
        if (_untilInit is not null)
        {
            await _untilInit.DisposeAsync();
        }
    }

    /// <summary>What runs is stopped first: to close it may have to wait for a client that does not read.</summary>
    void EndByRights()
    {
        _unfinished.StopAll();
        _ = writer.CloseAsync(SocketCloseCode.Forbidden, "The credential was revoked or its rights changed");
    }

    void EndUnlessInit()
    {
        if (!Volatile.Read(ref _hasInit) && !writer.IsClosing)
        {
            LimitInstruments.Exceeded(nameof(options.ConnectionInitTimeout));
            _ = writer.CloseAsync(SocketCloseCode.InitialisationTimeout, "Connection initialisation timeout");
        }
    }

    async Task<bool> AnswerNextAsync()
    {
        var begin = await SocketReader.WaitAsync(socket, writer.Lifetime);
        using var buffer = buffers.Rent();
        var received = await SocketReader.ReadAsync(socket, begin, buffer, MaxMessageBytes, writer.Lifetime);
        if (writer.IsClosing && received != Received.Close)
        {
            // What comes after goodbye leads to nothing.
            return true;
        }

        switch (received)
        {
            case Received.Close:
                await writer.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                return false;
            case Received.Binary:
                await writer.CloseAsync(SocketCloseCode.InvalidMessage, "Messages are text.");
                return true;
            case Received.TooLarge:
                LimitInstruments.Exceeded(_caller is null ? nameof(options.MaxConnectionInitBytes) : nameof(options.MaxBodyBytes));
                await writer.CloseAsync(WebSocketCloseStatus.MessageTooBig, FormattableString.Invariant($"A message may have {MaxMessageBytes} bytes."));
                return true;
        }

        if (ClientMessage.Read(buffer.Written, options.MaxJsonDepth, out var reason) is not { } message)
        {
            await writer.CloseAsync(SocketCloseCode.InvalidMessage, reason);
            return true;
        }

        await AnswerAsync(message);
        return true;
    }

    int MaxMessageBytes => _caller is null ? options.MaxConnectionInitBytes : _caller.MaxBodyBytes ?? options.MaxBodyBytes;

    async Task AnswerAsync(ClientMessage message)
    {
        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit:
                await InitAsync(message.Payload);
                break;
            case ClientMessageType.Ping when message.Payload.IsEmpty:
                await writer.SendAsync(SocketMessages.Pong);
                break;
            case ClientMessageType.Ping:
                using (var pong = buffers.Rent())
                {
                    SocketMessages.WritePong(pong, message.Payload);
                    await writer.SendAsync(pong.Written);
                }

                break;
            case ClientMessageType.Subscribe:
                await SubscribeAsync(message);
                break;
            case ClientMessageType.Complete:
                _unfinished.Stop(message.Id!);
                break;
        }
    }

    async Task InitAsync(ReadOnlyMemory<byte> payload)
    {
        if (_hasInit)
        {
            await writer.CloseAsync(SocketCloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
            return;
        }

        Volatile.Write(ref _hasInit, true);
        await _untilInit!.DisposeAsync();
        var caller = await AdmitAsync(payload);
        if (caller is null)
        {
            return;
        }

        try
        {
            _place = connections.Take(caller.Client);
        }
        catch (RequestRefusedException refused)
        {
            await writer.CloseAsync(SocketCloseCode.TooManyConnections, refused.Message);
            return;
        }

        _caller = caller;
        _ended = caller.Watch().UnsafeRegister(static conversation => ((SocketConversation)conversation!).EndByRights(), this);
        await writer.SendAsync(SocketMessages.ConnectionAck);
    }

    async Task<Admission?> AdmitAsync(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var connectionInit = payload.IsEmpty ? default : JsonElement.Parse(payload.Span, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth });
            var caller = await admission.AdmitSocketAsync(http, connectionInit, writer.Lifetime);
            if (caller.Refusal is null)
            {
                return caller;
            }

            await writer.CloseAsync(SocketCloseCode.Forbidden, caller.Refusal.Message);
        }
        catch (Exception exception) when (!writer.Lifetime.IsCancellationRequested)
        {
            LogAdmissionFailed(logger, exception);
            await writer.CloseAsync(WebSocketCloseStatus.InternalServerError, "Something went wrong here");
        }

        return null;
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Whether a socket may be opened could not be found out.")]
    static partial void LogAdmissionFailed(ILogger logger, Exception exception);
}
