namespace Success.GraphQL.AspNetCore;

/// <summary>The limits of the transports. Each has a default that suits a server on the open internet.</summary>
public sealed record TransportOptions
{
    /// <summary>The longest request body, and the longest message of an admitted socket, in bytes, where the caller's
    /// <see cref="Admission"/> says nothing else. Documents are short; what is long are variables.</summary>
    public int MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>The longest <c>connection_init</c> message, in bytes: nobody knows yet who sends it.</summary>
    public int MaxConnectionInitBytes { get; init; } = 16 * 1024;

    /// <summary>The longest query string of a GET request, in bytes as it is sent. Below the 8 KiB that Kestrel allows for the whole line unless
    /// told otherwise, so that a client is told by us.</summary>
    public int MaxQueryStringBytes { get; init; } = 7 * 1024;

    /// <summary>How deep the JSON of a request may nest, its outermost object included.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>How long a socket may stay open without <c>connection_init</c>.</summary>
    public TimeSpan ConnectionInitTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one message may wait for a client that does not read. Then its socket or stream is cut.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client has to answer when its socket is being closed.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The operations that one socket, or one stream in single connection mode, may have unfinished at a time.</summary>
    public int MaxOperationsPerConnection { get; init; } = 100;

    /// <summary>The sockets and event streams that one <see cref="Admission.Client"/> may have open at a time.</summary>
    public int MaxConnectionsPerClient { get; init; } = 50;

    /// <summary>How often a silent event stream says that it is alive, so that nothing on the way takes it for dead.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a reserved event stream waits for its reader.</summary>
    public TimeSpan ReservationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The documents that callers may have registered, all together; the longest unused one is forgotten.</summary>
    public int MaxRegisteredDocuments { get; init; } = 1_000;
}
