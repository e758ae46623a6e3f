namespace Success.GraphQL.AspNetCore.Responses;

/// <summary>How an answer is written.</summary>
enum MediaType
{
    /// <summary>Nothing that the client accepts.</summary>
    None,

    /// <summary><c>application/json</c>: the old way, where 200 says only that a GraphQL response follows.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status says whether there is data.</summary>
    GraphQLResponse,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}
