using System.Text.Json;

namespace Success.GraphQL;

/// <summary>A request as a transport hands it over.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document, UTF-8. May be reused by the caller once the request is prepared or answered.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Which operation of the document; null if it holds only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: an object, null, or undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>Where resolvers get their services from.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>What resolvers read as <see cref="IGraphQLContext.State"/>: who calls, for example.</summary>
    public object? State { get; init; }

    /// <summary>What this caller may ask.</summary>
    public GraphQLLimits Limits { get; init; } = GraphQLLimits.Default;

    /// <summary>What this caller may spend. Null: it is not counted, and the response tells nothing of costs.</summary>
    public ICostAllowance? Allowance { get; init; }

    /// <summary>Whether a mutation is refused: HTTP GET must not change anything.</summary>
    public bool IsReadOnly { get; init; }
}
