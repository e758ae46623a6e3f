using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Http;
using Success.Gateway.Identity;
using Success.Gateway.Requests;
using Success.Grains.Tenancy;
using Success.GraphQL;
using Success.GraphQL.AspNetCore;

namespace Success.Gateway.Operations;

/// <summary>
/// Lets verified callers into GraphQL, and nobody else. A socket is whose request it came with: its cookie or its key; programs that cannot
/// set headers, as those in browsers, give the key as <c>Authorization</c> in <c>connection_init</c>.
/// </summary>
sealed class CallerAdmission(GatewayServices services, Callers callers, CostBuckets costs) : ICallerAdmission
{
    /// <summary>Longest body of a caller that may deliver measurements or accounts: 10,000 of those, at 500 bytes each, or 5,000 of these.</summary>
    public const int MaxBatchBytes = 5 * 1024 * 1024;

    static readonly PolicyAction[] Batches = [PolicyAction.RecordMeasurement, PolicyAction.ImportAccounts];

    public ValueTask<Admission> AdmitAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.FindCaller() is not { } caller)
        {
            return new(Stranger);
        }

        var admission = Of(caller, http.TraceIdentifier);
        if (admission.MaxBodyBytes is { } longest && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = longest;
        }

        return new(admission);
    }

    public async ValueTask<Admission> AdmitSocketAsync(HttpContext http, JsonElement connectionInit, CancellationToken cancellation)
    {
        if (http.FindCaller() is { } caller)
        {
            return Of(caller, http.TraceIdentifier);
        }

        if (!TryReadKey(connectionInit, out var authorization))
        {
            return Stranger;
        }

        var verified = await callers.VerifyAsync(http, authorization);
        return verified.IsSuccess
            ? Of(verified.Value, http.TraceIdentifier)
            : Refused(verified.Error.Message);
    }

    static Admission Stranger { get; } = Refused("Sign in, or give an API client's key as 'Authorization: Bearer …'.");

    Admission Of(VerifiedCaller caller, string requestId) => Admission.Of($"{caller.Tenant}|{caller.Audience.Who}", caller) with
    {
        BeginOperation = () =>
        {
            // Every grain that the operation calls is this tenant's, or refuses.
            TenantScope.Enter(caller.Tenant);
            return new GatewayRequest(services, caller, requestId);
        },
        // Whoever only asks has its answer before its rights can change; watching it would cost more than the answer.
        WhenStreamed = () => caller.Ended,
        Documents = DocumentPolicy.AnyAndRegister,
        Allowance = costs.Of(caller),
        MaxBodyBytes = Array.TrueForAll(Batches, action => Policy.GrantOf(caller.Audience, action) == Grant.Never) ? null : MaxBatchBytes,
    };

    static Admission Refused(string message) => Admission.Refused(
        StatusCodes.Status401Unauthorized, new GraphQLError { Message = message, Code = ErrorTable.Unauthenticated.Code });

    static bool TryReadKey(JsonElement connectionInit, out string authorization)
    {
        authorization = "";
        if (connectionInit.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var property in connectionInit.EnumerateObject())
        {
            if (property.Name.Equals(HeaderNames.Authorization, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String)
            {
                authorization = property.Value.GetString()!;
                return true;
            }
        }

        return false;
    }
}
