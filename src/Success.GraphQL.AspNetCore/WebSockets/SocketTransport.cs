using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>GraphQL over WebSockets, in the subprotocol <c>graphql-transport-ws</c>.</summary>
sealed class SocketTransport(
    Operations operations,
    ICallerAdmission admission,
    TransportOptions options,
    PooledBuffer.Pool buffers,
    ConnectionCount connections,
    TimeProvider time,
    IHostApplicationLifetime application,
    ILogger logger)
{
    const string Subprotocol = "graphql-transport-ws";

    /// <summary>Accepts a socket and serves it until it closes.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        var offered = http.WebSockets.WebSocketRequestedProtocols;
        var speaksIt = offered.Contains(Subprotocol, StringComparer.Ordinal);

        // One that speaks something else is accepted with what it offers: only then can it be told why it is closed.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(speaksIt ? Subprotocol : offered.FirstOrDefault());
        using var writer = new SocketWriter(socket, options, time);
        await using var conversation = new SocketConversation(http, socket, writer, operations, admission, options, buffers, connections, time, logger);
        await using var stopping = application.ApplicationStopping.UnsafeRegister(
            static writer => _ = ((SocketWriter)writer!).CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.EndpointUnavailable, "The server stops"), writer);

        if (!speaksIt)
        {
            await writer.CloseAsync(SocketCloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        }

        await conversation.RunAsync();
    }
}
