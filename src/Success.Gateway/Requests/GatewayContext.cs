using Success.GraphQL;

namespace Success.Gateway.Requests;

/// <summary>How resolvers come to the request that they serve.</summary>
static class GatewayContext
{
    /// <summary>The request; whoever executes an operation gives it as <see cref="GraphQLRequest.State"/>.</summary>
    public static GatewayRequest Request(this IGraphQLContext context)
    {
        var request = context.State as GatewayRequest
            ?? throw new InvalidOperationException($"Operations are executed with a {nameof(GatewayRequest)} as state.");
        request.GoOnIn(context);
        return request;
    }
}
