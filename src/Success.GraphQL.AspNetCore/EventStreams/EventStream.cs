using System.Buffers;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.EventStreams;

/// <summary>One open response of server-sent events. Several operations may write to it; what one writes is never cut by another.</summary>
sealed class EventStream : IAsyncDisposable
{
    static ReadOnlySpan<byte> Next => "event: next\ndata: "u8;

    readonly HttpResponse _response;
    readonly TransportOptions _options;
    readonly PooledBuffer.Pool _buffers;
    readonly SemaphoreSlim _turn = new(1);
    readonly CancellationTokenSource _lifetime;
    readonly CancellationTokenSource _stalled;
    readonly ITimer _keepAlive;

    EventStream(HttpResponse response, TransportOptions options, PooledBuffer.Pool buffers, TimeProvider time, CancellationToken ended)
    {
        _response = response;
        _options = options;
        _buffers = buffers;
        _stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _lifetime = CancellationTokenSource.CreateLinkedTokenSource(response.HttpContext.RequestAborted, ended, _stalled.Token);
        _keepAlive = time.CreateTimer(static stream => _ = ((EventStream)stream!).KeepAliveAsync(), this, options.KeepAliveInterval, options.KeepAliveInterval);
    }

    /// <summary>Cancelled when the client has gone, does not read, or may no longer be answered.</summary>
    public CancellationToken Closed => _lifetime.Token;

    /// <summary>Starts the response, so that the client knows at once that it is connected.</summary>
    public static async Task<EventStream> OpenAsync(
        HttpContext http, TransportOptions options, PooledBuffer.Pool buffers, TimeProvider time, CancellationToken ended)
    {
        var response = http.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store";
        // Proxies that gather responses would hold the events back.
        response.Headers["X-Accel-Buffering"] = "no";
        var stream = new EventStream(response, options, buffers, time, ended);
        await stream.SendAsync(":\n\n"u8.ToArray());
        return stream;
    }

    /// <summary>A buffer that begins as a <c>next</c> event; write the data, then <see cref="SendNextAsync"/>.</summary>
    public PooledBuffer Begin()
    {
        var message = _buffers.Rent();
        message.Write(Next);
        return message;
    }

    /// <summary>Sends an event that <see cref="Begin"/> began.</summary>
    public Task SendNextAsync(PooledBuffer message)
    {
        message.Write("\n\n"u8);
        return SendAsync(message.Written);
    }

    /// <summary>Sends bytes that are whole events.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> events)
    {
        await _turn.WaitAsync(_lifetime.Token);
        try
        {
            _stalled.CancelAfter(_options.SendTimeout);
            await _response.BodyWriter.WriteAsync(events, _lifetime.Token);
            _stalled.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException) when (_stalled.IsCancellationRequested)
        {
            LimitInstruments.Exceeded(nameof(_options.SendTimeout));
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _keepAlive.DisposeAsync();
        if (_stalled.IsCancellationRequested)
        {
            // What is left of a response that its client does not read would wait for ever.
            _response.HttpContext.Abort();
        }

        await _lifetime.CancelAsync();
        _lifetime.Dispose();
        _stalled.Dispose();
        _turn.Dispose();
    }

    async Task KeepAliveAsync()
    {
        try
        {
            await SendAsync(":\n\n"u8.ToArray());
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The stream has ended meanwhile; whoever owns it knows already.
        }
    }
}
