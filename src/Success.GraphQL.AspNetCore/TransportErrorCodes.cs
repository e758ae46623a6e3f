namespace Success.GraphQL.AspNetCore;

/// <summary>The codes that the transports themselves give in <c>extensions.code</c>. Clients may rely on them.</summary>
public static class TransportErrorCodes
{
    /// <summary>What was sent is no GraphQL request: not JSON, or a parameter of the wrong kind.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>Several requests in one body.</summary>
    public const string BatchingDisabled = "BATCHING_DISABLED";

    /// <summary>The body, message or query string is longer than allowed.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>The JSON of the request is nested deeper than allowed.</summary>
    public const string RequestTooDeep = "REQUEST_TOO_DEEP";

    /// <summary>The body is not JSON in UTF-8.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>Nothing that the client accepts can be answered with.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>The HTTP method is not for this, such as GET for a mutation.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>No document has this hash (yet): send the text along.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The text is not what the hash is of.</summary>
    public const string PersistedQueryMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>This caller may only have documents of the trusted list executed.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>The socket or stream has as many unfinished operations as allowed.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>The client has as many open sockets and streams as allowed.</summary>
    public const string TooManyConnections = "TOO_MANY_CONNECTIONS";

    /// <summary>No event stream has this token, or none is open.</summary>
    public const string StreamNotFound = "STREAM_NOT_FOUND";

    /// <summary>The stream is open already, or has an operation of this id already.</summary>
    public const string StreamConflict = "STREAM_CONFLICT";
}
