using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Success.Domain;
using Success.Gateway.Errors;
using Success.Gateway.SignIn;

namespace Success.Gateway.Http;

/// <summary>
/// Answers what nobody else does: a browser gets a page from which it finds back, and everybody else an error of the form that errors have here.
/// Neither repeats the path, which may hold what is nobody's business.
/// </summary>
sealed class UnknownPaths(RequestDelegate next)
{
    const string Html = "text/html";

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is not null ? next(context)
        : TakesPages(context.Request) ? SignInPages.NowhereAsync(context)
        : ErrorBody.WriteAsync(context, ErrorTable.Of(DomainErrorCode.NotFound), "Nothing is at this address; the API is at /graphql.");

    // Only who names HTML shows pages: programs often take anything.
    static bool TakesPages(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
