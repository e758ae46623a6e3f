using System.Net.WebSockets;
using System.Text.Unicode;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Sends to a socket, one whole message at a time. Whoever sends waits for the client to read, and so, in the end, does the source of a
/// subscription; a client that does not read at all is cut off.
/// </summary>
sealed class SocketWriter : IDisposable
{
    // What a close frame has room for.
    const int MaxReasonBytes = 123;

    readonly WebSocket _socket;
    readonly TransportOptions _options;
    readonly SemaphoreSlim _turn = new(1);
    readonly CancellationTokenSource _lifetime;
    bool _isClosing;

    public SocketWriter(WebSocket socket, TransportOptions options, TimeProvider time)
    {
        _socket = socket;
        _options = options;
        _lifetime = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
    }

    /// <summary>Cancelled when nothing more can be received or sent.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    /// <summary>Whether goodbye was said.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing);

    /// <summary>Sends a message, unless the socket is being closed.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="unless">Cancelled when nobody wants it any more; then nothing is sent.</param>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken unless = default)
    {
        await _turn.WaitAsync(Lifetime);
        try
        {
            if (_isClosing || unless.IsCancellationRequested)
            {
                return;
            }

            _lifetime.CancelAfter(_options.SendTimeout);
            await _socket.SendAsync(message, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, Lifetime);
            _lifetime.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException) when (Lifetime.IsCancellationRequested)
        {
            LimitInstruments.Exceeded(nameof(_options.SendTimeout));
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says goodbye, after what is being sent. The first reason counts.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            await _turn.WaitAsync(Lifetime);
            try
            {
                if (!_isClosing)
                {
                    Volatile.Write(ref _isClosing, true);
                    _lifetime.CancelAfter(_options.CloseTimeout);
                    await _socket.CloseOutputAsync(status, Shortened(reason), Lifetime);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
        _turn.Dispose();
    }

    static string Shortened(string reason)
    {
        // A client's own id may be in it, and be as long as a message: it is read no further than it goes out.
        Utf8.FromUtf16(reason, stackalloc byte[MaxReasonBytes], out var charsRead, out _);
        return reason[..charsRead];
    }
}
