using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.EventStreams;

/// <summary>GraphQL over server-sent events, many operations on one response ("single connection mode").</summary>
sealed class SharedStreamTransport(
    Operations operations, TransportOptions options, PooledBuffer.Pool buffers, StreamReservations reservations, TimeProvider time)
{
    const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    /// <summary>The token of a request in this mode; null for any other request.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.TryGetValue(TokenHeader, out var header) ? header.ToString()
        : request.QueryString.HasValue && request.Query.TryGetValue("token", out var parameter) ? parameter.ToString()
        : null;

    /// <summary>PUT: reserves a stream and answers its token.</summary>
    public async Task ReserveAsync(HttpContext http, Admission caller)
    {
        var token = Encoding.ASCII.GetBytes(reservations.Reserve(caller).Token);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = token.Length;
        await http.Response.BodyWriter.WriteAsync(token, http.RequestAborted);
    }

    /// <summary>GET: opens the reserved stream and keeps it open until its reader goes.</summary>
    public async Task OpenAsync(HttpContext http, string token, Admission caller)
    {
        var reserved = reservations.Find(token, caller);
        if (!reserved.TryTake())
        {
            throw new RequestRefusedException(409, TransportErrorCodes.StreamConflict, "The event stream is open already.");
        }

        try
        {
            await using var stream = await EventStream.OpenAsync(http, options, buffers, time, caller.Watch());
            reserved.Open(new OpenStream(stream, new RequestServices(http)));
            await Task.Delay(Timeout.InfiniteTimeSpan, stream.Closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reserved.EndAsync();
        }
        finally
        {
            await reservations.EndAsync(reserved);
        }
    }

    /// <summary>DELETE: ends one operation.</summary>
    public void Stop(HttpContext http, string token, Admission caller)
    {
        var id = http.Request.Query["operationId"].ToString();
        if (id.Length == 0)
        {
            throw RequestRefusedException.Malformed("The parameter 'operationId' is missing.");
        }

        reservations.Find(token, caller).Stop(id);
        http.Response.StatusCode = StatusCodes.Status200OK;
    }

    /// <summary>POST: starts one operation, whose responses come over the stream.</summary>
    public async Task StartAsync(HttpContext http, string token, Admission caller)
    {
        var reserved = reservations.Find(token, caller);
        HttpTransport.RequireJson(http.Request.ContentType);
        using var body = await RequestBody.ReadAsync(
            http.Request.BodyReader, http.Request.ContentLength, caller.MaxBodyBytes ?? options.MaxBodyBytes, http.RequestAborted);
        using var request = RequestReader.Read(body.Bytes, options.MaxJsonDepth);
        if (request.OperationId is not { Length: > 0 } id)
        {
            throw RequestRefusedException.Malformed("The parameter 'extensions.operationId' is missing.");
        }

        var prepared = operations.Prepare(request, caller, http);
        if (prepared.Errors.Count > 0)
        {
            using var output = buffers.Rent();
            ResponseWriter.WriteRefusal(output, prepared.Errors);
            await HttpAnswer.WriteAsync(http.Response, StatusCodes.Status400BadRequest, MediaType.Json, output.Written);
            return;
        }

        reserved.Start(id, (stream, stopped) => RunAsync(stream, id, prepared, stopped));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    async Task RunAsync(OpenStream stream, string id, GraphQLPreparation prepared, CancellationToken stopped)
    {
        // The services of the request that started the operation end with that request; the stream's last as long as the stream.
        var operation = prepared with { Request = prepared.Request with { Services = stream.Services } };
        try
        {
            await (operation.Kind == GraphQLOperationKind.Subscription
                ? StreamAsync(stream.Events, id, operation, stopped)
                : ExecuteAsync(stream.Events, id, operation, stopped));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            using var message = BeginNext(stream.Events, id);
            ResponseWriter.WriteRefusal(message, operations.Unforeseen(exception));
            await SendNextAsync(stream.Events, message);
        }

        await stream.Events.SendAsync(CompleteOf(id));
    }

    async Task ExecuteAsync(EventStream events, string id, GraphQLPreparation operation, CancellationToken stopped)
    {
        using var message = BeginNext(events, id);
        await operations.ExecuteAsync(operation, message, stopped);
        await SendNextAsync(events, message);
    }

    async Task StreamAsync(EventStream events, string id, GraphQLPreparation operation, CancellationToken stopped)
    {
        await foreach (var response in operations.StreamAsync(operation, stopped))
        {
            stopped.ThrowIfCancellationRequested();
            using var message = BeginNext(events, id);
            message.Write(response.Span);
            await SendNextAsync(events, message);
        }
    }

    static PooledBuffer BeginNext(EventStream events, string id)
    {
        var message = events.Begin();
        message.Write("{\"id\":\""u8);
        message.Write(JsonEncodedText.Encode(id).EncodedUtf8Bytes);
        message.Write("\",\"payload\":"u8);
        return message;
    }

    static Task SendNextAsync(EventStream events, PooledBuffer message)
    {
        message.Write("}"u8);
        return events.SendNextAsync(message);
    }

    static byte[] CompleteOf(string id) =>
        [.. "event: complete\ndata: {\"id\":\""u8, .. JsonEncodedText.Encode(id).EncodedUtf8Bytes, .. "\"}\n\n"u8];
}
