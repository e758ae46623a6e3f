namespace Success.GraphQL;

/// <summary>What a resolver may ask about the request that it serves: the only thing it needs to know of the engine, if it asks for it
/// as a parameter.</summary>
public interface IGraphQLContext
{
    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>What the transport said about the caller: <see cref="GraphQLRequest.State"/>.</summary>
    object? State { get; }

    /// <summary>Fires when the client has gone or the deadline has passed.</summary>
    CancellationToken CancellationToken { get; }
}
