using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Success.GraphQL.AspNetCore;

/// <summary>
/// Decides who may come in, and with what. Asked once for every HTTP request and once for every socket, before anything of the GraphQL
/// request is read, so that a stranger costs little.
/// </summary>
public interface ICallerAdmission
{
    /// <summary>Admits or refuses an HTTP request.</summary>
    /// <param name="http">The request: its cookies, headers and origin. Its body is not to be read.</param>
    /// <param name="cancellation">Cancelled when the client goes away.</param>
    ValueTask<Admission> AdmitAsync(HttpContext http, CancellationToken cancellation);

    /// <summary>Admits or refuses a socket when its <c>connection_init</c> arrives.</summary>
    /// <param name="http">The request that became the socket. Browsers send cookies with it from any page: an application with cookies
    /// must check its <c>Origin</c>.</param>
    /// <param name="connectionInit">The message's payload; <see cref="JsonValueKind.Undefined"/> if it had none.</param>
    /// <param name="cancellation">Cancelled when the socket closes.</param>
    ValueTask<Admission> AdmitSocketAsync(HttpContext http, JsonElement connectionInit, CancellationToken cancellation);
}
