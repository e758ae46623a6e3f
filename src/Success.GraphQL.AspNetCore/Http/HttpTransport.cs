using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.Http;

/// <summary>GraphQL over HTTP: one request, one response. What is to be streamed goes to <see cref="EventStreams.EventStreamTransport"/>.</summary>
sealed class HttpTransport(Operations operations, TransportOptions options, PooledBuffer.Pool buffers, EventStreams.EventStreamTransport streams)
{
    /// <summary>Answers a GET.</summary>
    public async Task GetAsync(HttpContext http, Admission caller)
    {
        (MediaType Media, GraphQLPreparation Operation) prepared;
        using (var request = QueryStringReader.Read(http.Request, options))
        {
            prepared = Prepare(http, request, caller);
        }

        await AnswerAsync(http, prepared.Media, prepared.Operation, caller);
    }

    /// <summary>Answers a POST.</summary>
    public async Task PostAsync(HttpContext http, Admission caller)
    {
        RequireJson(http.Request.ContentType);
        (MediaType Media, GraphQLPreparation Operation) prepared;
        using (var body = await RequestBody.ReadAsync(
            http.Request.BodyReader, http.Request.ContentLength, caller.MaxBodyBytes ?? options.MaxBodyBytes, http.RequestAborted))
        using (var request = RequestReader.Read(body.Bytes, options.MaxJsonDepth))
        {
            prepared = Prepare(http, request, caller);
        }

        // The body is given back: what is answered may be a stream that lasts for days.
        await AnswerAsync(http, prepared.Media, prepared.Operation, caller);
    }

    /// <summary>Refuses a body that is not JSON. It also keeps forms of other sites out, which browsers send without asking.</summary>
    public static void RequireJson(string? contentType)
    {
        if (!IsJson(contentType))
        {
            throw new RequestRefusedException(
                415, TransportErrorCodes.UnsupportedMediaType, "A request's body is 'application/json' in UTF-8; its Content-Type must say so.");
        }
    }

    static bool IsJson(string? contentType) =>
        contentType is "application/json" or "application/json; charset=utf-8"
        || (Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    (MediaType Media, GraphQLPreparation Operation) Prepare(HttpContext http, RequestParameters request, Admission caller)
    {
        var media = Negotiation.Choose(http.Request.Headers.Accept);
        return media == MediaType.None
            ? throw new RequestRefusedException(
                406,
                TransportErrorCodes.NotAcceptable,
                "An answer is 'application/graphql-response+json', 'application/json' or 'text/event-stream'; the Accept header allows none of them.")
            : (media, operations.Prepare(request, caller, http));
    }

    async Task AnswerAsync(HttpContext http, MediaType media, GraphQLPreparation prepared, Admission caller)
    {
        if (prepared is { Errors.Count: 0, Kind: GraphQLOperationKind.Mutation } && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            throw new RequestRefusedException(405, TransportErrorCodes.MethodNotAllowed, "GET is for queries. Send mutations by POST.");
        }

        await (IsStreamed(http, prepared, media)
            ? streams.StreamAsync(http, prepared, caller)
            : ExecuteAsync(http, prepared, media));
    }

    static bool IsStreamed(HttpContext http, in GraphQLPreparation prepared, MediaType media)
    {
        if (media == MediaType.EventStream)
        {
            return true;
        }

        if (prepared is not { Errors.Count: 0, Kind: GraphQLOperationKind.Subscription })
        {
            return false;
        }

        return Negotiation.AcceptsEventStream(http.Request.Headers.Accept)
            ? true
            : throw new RequestRefusedException(
                406,
                TransportErrorCodes.NotAcceptable,
                "Subscriptions are answered as 'text/event-stream' or over a WebSocket; the Accept header allows no stream.");
    }

    async Task ExecuteAsync(HttpContext http, GraphQLPreparation prepared, MediaType media)
    {
        using var output = buffers.Rent();
        var status = StatusCodes.Status200OK;
        if (prepared.Errors.Count > 0)
        {
            ResponseWriter.WriteRefusal(output, prepared.Errors);
            status = media == MediaType.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        }
        else if (!await operations.ExecuteAsync(prepared, output, http.RequestAborted))
        {
            status = StatusCodes.Status500InternalServerError;
        }

        await HttpAnswer.WriteAsync(http.Response, status, media, output.Written);
    }
}
