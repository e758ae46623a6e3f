using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Success.Gateway.Http;

/// <summary>Endpoints that are read: by GET, and by HEAD for who wants to know only whether they would answer; the server leaves the body out then.</summary>
static class ReadEndpoints
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder endpoints, string path, RequestDelegate answer) =>
        endpoints.MapMethods(path, Methods, answer);
}
