namespace Success.GraphQL.Execution;

/// <summary>What a request brings along for its resolvers, and how failures are told.</summary>
sealed record ExecutionServices(
    IServiceProvider Provider,
    object? State,
    Func<ResolverFailure, GraphQLError> Describe,
    int MaxErrors,
    TimeSpan? Deadline,
    TimeProvider Clock,
    CancellationToken CancellationToken);
