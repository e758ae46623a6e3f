namespace Success.GraphQL;

/// <summary>What an engine is made of.</summary>
public sealed class GraphQLOptions
{
    /// <summary>The schema's files: each a name for messages and the text.</summary>
    public IList<(string Name, string Text)> Schema { get; } = [];

    /// <summary>Resolver classes, marked with <see cref="ResolversAttribute"/>: an object, or the <see cref="Type"/> of a static class.</summary>
    public IList<object> Resolvers { get; } = [];

    /// <summary>What values of interfaces and unions can be: each class is named like its object type, or says so by
    /// <see cref="GraphQLNameAttribute"/>. Derived classes count as their base.</summary>
    public IList<Type> ResultTypes { get; } = [];

    /// <summary>The custom scalars: objects derived from <see cref="GraphQLScalar{T}"/>.</summary>
    public IList<object> Scalars { get; } = [];

    /// <summary>Documents kept parsed, validated and planned.</summary>
    public int CachedDocuments { get; init; } = 1_000;

    /// <summary>The memory that the documents kept may take with all that was made of them, in bytes; estimated, rather too high. What people's
    /// clients send takes some tens of kilobytes each.</summary>
    public long CachedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long an operation may take; it then ends with <see cref="GraphQLErrorCodes.DeadlineExceeded"/>.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Events that wait for a subscriber before its source has to wait as well.</summary>
    public int SubscriptionBuffer { get; init; } = 100;

    /// <summary>How long a source waits for a subscriber whose buffer is full. Then the stream ends with
    /// <see cref="GraphQLErrorCodes.SubscriberTooSlow"/>.</summary>
    public TimeSpan SubscriberPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of the deadline and of patience.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Gives what the client is told of a failure: message, code and extensions; locations and path are added. By default nothing but
    /// <see cref="GraphQLErrorCodes.Internal"/>. An application logs here, and may tell the client an id to ask for.</summary>
    public Func<ResolverFailure, GraphQLError> DescribeFailure { get; init; } =
        static _ => new() { Message = "Something went wrong. It is not the request's fault.", Code = GraphQLErrorCodes.Internal };
}
