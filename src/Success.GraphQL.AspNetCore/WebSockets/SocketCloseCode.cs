using System.Net.WebSockets;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>Why the server closes a socket: the codes of <c>graphql-transport-ws</c>, and two of WebSocket's own.</summary>
static class SocketCloseCode
{
    public const WebSocketCloseStatus InvalidMessage = (WebSocketCloseStatus)4400;
    public const WebSocketCloseStatus Unauthorized = (WebSocketCloseStatus)4401;
    public const WebSocketCloseStatus Forbidden = (WebSocketCloseStatus)4403;
    public const WebSocketCloseStatus SubprotocolNotAcceptable = (WebSocketCloseStatus)4406;
    public const WebSocketCloseStatus InitialisationTimeout = (WebSocketCloseStatus)4408;
    public const WebSocketCloseStatus SubscriberAlreadyExists = (WebSocketCloseStatus)4409;
    public const WebSocketCloseStatus TooManyInitialisationRequests = (WebSocketCloseStatus)4429;

    /// <summary>"Try again later" in IANA's registry: the client has as many sockets as it may.</summary>
    public const WebSocketCloseStatus TooManyConnections = (WebSocketCloseStatus)1013;
}
