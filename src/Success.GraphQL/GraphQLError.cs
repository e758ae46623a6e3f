namespace Success.GraphQL;

/// <summary>One entry of a response's <c>errors</c>: what is wrong with a request, or what went wrong at one field.</summary>
public sealed record GraphQLError
{
    /// <summary>What is wrong, for the developer of the client.</summary>
    public required string Message { get; init; }

    /// <summary>A stable code from <see cref="GraphQLErrorCodes"/> or the application's own; written as <c>extensions.code</c>. Null: none.</summary>
    public string? Code { get; init; }

    /// <summary>The places in the document that the error is about. Empty if it is about none.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position of the field that failed: response keys (<see cref="string"/>) and list indices (<see cref="int"/>).
    /// Null for errors of the request itself.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>, written after the code. Values are strings, numbers or Booleans. Null: none.</summary>
    public IReadOnlyDictionary<string, object>? Extensions { get; init; }

    /// <summary>The limit that was exceeded, by the name of its option, for <see cref="LimitInstruments"/>. Null: none was.</summary>
    internal string? Limit { get; init; }
}
