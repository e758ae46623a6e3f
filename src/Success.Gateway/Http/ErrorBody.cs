using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Success.Gateway.Errors;

namespace Success.Gateway.Http;

/// <summary>A request that fails as a whole, told in the form of a GraphQL error, so that clients need to know one form only.</summary>
static class ErrorBody
{
    /// <summary>What callers read of everything that is not their doing.</summary>
    public const string General = "Something went wrong here, and nothing of it is your doing. Tell us the correlation id.";

    /// <summary>Answers with an error.</summary>
    /// <param name="context">The request, to which nothing was answered yet.</param>
    /// <param name="row">What becomes of the error.</param>
    /// <param name="message">Its own message, which goes out only when the row lets it.</param>
    public static Task WriteAsync(HttpContext context, ErrorRow row, string message)
    {
        context.Response.StatusCode = row.HttpStatus;
        context.Response.ContentType = "application/json; charset=utf-8";
        var error = new
        {
            message = row.IsForClients ? message : General,
            extensions = new { code = row.Code, correlationId = context.TraceIdentifier },
        };
        return context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { error } }, JsonSerializerOptions.Web), context.RequestAborted).AsTask();
    }
}
