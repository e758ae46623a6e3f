using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.Http;

/// <summary>Sends whole responses.</summary>
static class HttpAnswer
{
    /// <summary>Sends what was written, its length in front.</summary>
    public static async Task WriteAsync(HttpResponse response, int status, MediaType media, ReadOnlyMemory<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = media == MediaType.GraphQLResponse
            ? "application/graphql-response+json; charset=utf-8"
            : "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, response.HttpContext.RequestAborted);
    }

    /// <summary>Says why a request is not answered.</summary>
    public static async Task RefuseAsync(HttpContext http, int status, GraphQLError error, PooledBuffer.Pool buffers)
    {
        using var output = buffers.Rent();
        ResponseWriter.WriteRefusal(output, error);
        var media = Negotiation.Choose(http.Request.Headers.Accept) == MediaType.GraphQLResponse ? MediaType.GraphQLResponse : MediaType.Json;
        await WriteAsync(http.Response, status, media, output.Written);
    }
}
