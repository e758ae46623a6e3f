using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore;

namespace Success.GraphQL.TestServer;

/// <summary>
/// Lets everybody in, unless asked not to: the header <c>X-Refuse: 401</c> or <c>403</c>, or <c>{"refuse": true}</c> in a socket's
/// <c>connection_init</c>. A client is named by <c>X-Client</c>.
/// </summary>
public sealed class TestAdmission : ICallerAdmission, IDisposable
{
    CancellationTokenSource _credential = new();
    int _begun;

    // The load's callers have no name: one admission serves all of them, as a session's would.
    Admission? _nameless;

    /// <summary>Which documents callers may have executed. Counts for who comes from now on.</summary>
    public DocumentPolicy Documents
    {
        get;
        set => (field, _nameless) = (value, null);
    }

    /// <summary>The longest body; null for the default. Counts for who comes from now on.</summary>
    public int? MaxBodyBytes
    {
        get;
        set => (field, _nameless) = (value, null);
    }

    /// <summary>How many operations have begun.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>Ends every stream and socket that is open, as if all credentials were revoked.</summary>
    public void Revoke()
    {
        var revoked = Interlocked.Exchange(ref _credential, new CancellationTokenSource());
        _nameless = null;
        revoked.Cancel();
    }

    /// <inheritdoc/>
    public ValueTask<Admission> AdmitAsync(HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ValueTask.FromResult(http.Request.Headers["X-Refuse"].ToString() switch
        {
            "401" => Refused(401, "UNAUTHENTICATED"),
            "403" => Refused(403, "FORBIDDEN"),
            _ => Admitted(http),
        });
    }

    /// <inheritdoc/>
    public ValueTask<Admission> AdmitSocketAsync(HttpContext http, JsonElement connectionInit, CancellationToken cancellation) =>
        ValueTask.FromResult(connectionInit.ValueKind == JsonValueKind.Object && connectionInit.TryGetProperty("refuse", out _)
            ? Refused(403, "FORBIDDEN")
            : Admitted(http));

    /// <inheritdoc/>
    public void Dispose() => _credential.Dispose();

    Admission Admitted(HttpContext http)
    {
        var client = http.Request.Headers["X-Client"].ToString();
        return client.Length > 0 ? AdmissionOf(client) : _nameless ??= AdmissionOf(client);
    }

    Admission AdmissionOf(string client)
    {
        var ended = _credential.Token;
        return Admission.Of(client, caller: this) with
        {
            Documents = Documents,
            MaxBodyBytes = MaxBodyBytes,
            BeginOperation = Begin,
            WhenStreamed = () => ended,
        };
    }

    TestAdmission Begin()
    {
        Interlocked.Increment(ref _begun);
        return this;
    }

    static Admission Refused(int status, string code) =>
        Admission.Refused(status, new GraphQLError { Message = "Not you.", Code = code });
}
