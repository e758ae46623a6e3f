using Microsoft.AspNetCore.Http;

namespace Success.GraphQL.AspNetCore.Execution;

/// <summary>The services of an HTTP request or socket. Its scope is made when the first resolver asks for something: most never do.</summary>
sealed class RequestServices(HttpContext http) : IServiceProvider
{
    public object? GetService(Type serviceType) => http.RequestServices.GetService(serviceType);
}
