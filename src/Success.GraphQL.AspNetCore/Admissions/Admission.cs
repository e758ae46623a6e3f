namespace Success.GraphQL.AspNetCore;

/// <summary>What was decided about a caller. Immutable; one may serve any number of requests.</summary>
public sealed record Admission
{
    Admission()
    {
    }

    /// <summary>Who is asking. Null for nobody in particular.</summary>
    public object? Caller { get; private init; }

    /// <summary>
    /// Makes the state that the resolvers of one operation see, in the flow in which they will run. Null: they see <see cref="Caller"/>.
    /// A socket has many operations, and what one has read is old for the next.
    /// </summary>
    public Func<object?>? BeginOperation { get; init; }

    /// <summary>On whose account open sockets and streams are counted: an API client, a session, an address. Compared ordinally.</summary>
    public string Client { get; private init; } = "";

    /// <summary>The longest request body or socket message, in bytes. Null for <see cref="TransportOptions.MaxBodyBytes"/>.</summary>
    public int? MaxBodyBytes { get; init; }

    /// <summary>What the caller may ask in one request.</summary>
    public GraphQLLimits Limits { get; init; } = GraphQLLimits.Default;

    /// <summary>What the caller may spend, in all of its requests together. Null: it is not counted.</summary>
    public ICostAllowance? Allowance { get; init; }

    /// <summary>Which documents the caller may have executed.</summary>
    public DocumentPolicy Documents { get; init; } = DocumentPolicy.Any;

    /// <summary>
    /// Asked when something begins to be streamed to the caller, while its request lasts: gives what is cancelled when the credential is
    /// revoked or runs out or the caller's rights change; everything still streamed to it then ends. Null: that never happens.
    /// </summary>
    public Func<CancellationToken>? WhenStreamed { get; init; }

    internal CancellationToken Watch() => WhenStreamed?.Invoke() ?? CancellationToken.None;

    /// <summary>Why the caller may not come in. Null: it may.</summary>
    public GraphQLError? Refusal { get; private init; }

    /// <summary>The HTTP status of a refusal: 401 for a stranger, 403 for somebody known.</summary>
    public int RefusalStatus { get; private init; }

    /// <summary>Lets a caller in.</summary>
    /// <param name="client">See <see cref="Client"/>.</param>
    /// <param name="caller">See <see cref="Caller"/>.</param>
    public static Admission Of(string client, object? caller = null) => new() { Client = client, Caller = caller };

    /// <summary>Keeps a caller out.</summary>
    /// <param name="status">401: it is not known who asks. 403: it is known, and may not. Anything else is a bug of the application.</param>
    /// <param name="refusal">What the caller is told.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither 401 nor 403.</exception>
    public static Admission Refused(int status, GraphQLError refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return status is 401 or 403
            ? new() { Refusal = refusal, RefusalStatus = status }
            : throw new ArgumentOutOfRangeException(nameof(status), status, "A refusal is 401 or 403.");
    }
}
