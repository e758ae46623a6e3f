using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.GraphQL.AspNetCore.EventStreams;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Http;
using Success.GraphQL.AspNetCore.PersistedDocuments;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;
using Success.GraphQL.AspNetCore.WebSockets;

namespace Success.GraphQL.AspNetCore;

/// <summary>One GraphQL endpoint: chooses the transport of each request, after asking who comes.</summary>
sealed class GraphQLTransports
{
    readonly ICallerAdmission _admission;
    readonly PooledBuffer.Pool _buffers = new();
    readonly HttpTransport _http;
    readonly SharedStreamTransport _sharedStreams;
    readonly SocketTransport _sockets;

    public GraphQLTransports(
        GraphQLEngine engine,
        ICallerAdmission admission,
        TransportOptions options,
        TrustedDocuments trusted,
        TimeProvider time,
        IHostApplicationLifetime application,
        ILogger logger)
    {
        _admission = admission;
        var connections = new ConnectionCount(options.MaxConnectionsPerClient);
        var operations = new Operations(engine, new DocumentStore(trusted, options.MaxRegisteredDocuments), options.MaxJsonDepth, logger);
        _http = new HttpTransport(operations, options, _buffers, new EventStreamTransport(operations, options, _buffers, connections, time));
        _sharedStreams = new SharedStreamTransport(operations, options, _buffers, new StreamReservations(options, connections, time), time);
        _sockets = new SocketTransport(operations, admission, options, _buffers, connections, time, application, logger);
    }

    /// <summary>Answers one request, whatever it is.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await (http.Request.Method == HttpMethods.Post ? PostAsync(http) : OtherAsync(http));
        }
        catch (RequestRefusedException refused) when (!http.Response.HasStarted)
        {
            await HttpAnswer.RefuseAsync(http, refused.Status, refused.Error, _buffers);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            // The server's own limits, which are wider than ours, and bodies that break off.
            await HttpAnswer.RefuseAsync(http, refused.StatusCode, new GraphQLError { Message = refused.Message, Code = TransportErrorCodes.BadRequest }, _buffers);
        }
        catch (Exception exception) when (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            // The client has gone: there is nobody to answer.
        }
    }

    async Task PostAsync(HttpContext http)
    {
        var caller = await AdmitAsync(http);
        await (SharedStreamTransport.TokenOf(http.Request) is { } token
            ? _sharedStreams.StartAsync(http, token, caller)
            : _http.PostAsync(http, caller));
    }

    async Task OtherAsync(HttpContext http)
    {
        if (http.WebSockets.IsWebSocketRequest)
        {
            await _sockets.ServeAsync(http);
            return;
        }

        var caller = await AdmitAsync(http);
        var token = SharedStreamTransport.TokenOf(http.Request);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await (token is null ? _http.GetAsync(http, caller) : _sharedStreams.OpenAsync(http, token, caller));
        }
        else if (HttpMethods.IsPut(http.Request.Method))
        {
            await _sharedStreams.ReserveAsync(http, caller);
        }
        else if (HttpMethods.IsDelete(http.Request.Method) && token is not null)
        {
            _sharedStreams.Stop(http, token, caller);
        }
        else
        {
            http.Response.Headers.Allow = "GET, POST, PUT, DELETE";
            throw new RequestRefusedException(405, TransportErrorCodes.MethodNotAllowed, "GraphQL is asked by GET or POST.");
        }
    }

    async ValueTask<Admission> AdmitAsync(HttpContext http)
    {
        var caller = await _admission.AdmitAsync(http, http.RequestAborted);
        return caller.Refusal is null ? caller : throw new RequestRefusedException(caller.RefusalStatus, caller.Refusal);
    }
}
