using Microsoft.Extensions.Primitives;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.Tests.Responses;

public sealed class NegotiationTests
{
    [Theory]
    [InlineData(null, nameof(MediaType.Json))]
    [InlineData("*/*", nameof(MediaType.Json))]
    [InlineData("application/*", nameof(MediaType.Json))]
    [InlineData("application/json", nameof(MediaType.Json))]
    [InlineData("APPLICATION/JSON; charset=UTF-8", nameof(MediaType.Json))]
    [InlineData("application/graphql-response+json", nameof(MediaType.GraphQLResponse))]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; q=0.9", nameof(MediaType.GraphQLResponse))]
    [InlineData("application/json, application/graphql-response+json", nameof(MediaType.Json))]
    [InlineData("application/json; q=0.5, application/graphql-response+json; q=0.6", nameof(MediaType.GraphQLResponse))]
    [InlineData("text/event-stream", nameof(MediaType.EventStream))]
    [InlineData("text/html, application/xhtml+xml, */*; q=0.8", nameof(MediaType.Json))]
    [InlineData("application/json; charset=latin1", nameof(MediaType.None))]
    [InlineData("application/json; q=0", nameof(MediaType.None))]
    [InlineData("text/html", nameof(MediaType.None))]
    [InlineData(";;;", nameof(MediaType.None))]
    public void Choose_AcceptHeader_PicksTheBestThatBothKnow(string? accept, string chosen) =>
        Assert.Equal(chosen, Negotiation.Choose(accept is null ? StringValues.Empty : new StringValues(accept)).ToString());
}
