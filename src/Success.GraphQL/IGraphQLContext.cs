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

    /// <summary>Calls <paramref name="load"/> when everything that is there has been resolved, and then the action that it brings, in the
    /// operation's own turn. It must not fail. When the operation has no turns, because it is over or the source of a stream, both are called
    /// as soon as can be.</summary>
    internal void Load(Func<Task<Action>> load);
}
