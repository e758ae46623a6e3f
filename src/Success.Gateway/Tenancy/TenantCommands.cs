using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.Grains.Journals;
using Success.Grains.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>Carries commands out on the caller's own tenant.</summary>
static class TenantCommands
{
    /// <summary>Carries a command out; what was read of the tenant before is forgotten.</summary>
    public static async Task<TenantAnswer> CarryAsync(GatewayRequest request, TenantCommand command)
    {
        var asked = new TenantRequest(command, new Caller.Credential(request.Caller.Audience));
        var answer = await FreshActivation.RetryAsync(() => request.TenantGrain.Execute(asked));
        if (answer.Refusal is null)
        {
            request.Workspace.Forget();
        }

        return answer;
    }

    /// <summary>An answer that only refuses.</summary>
    public static TenantAnswer Refused(DomainError refusal) => new(0, null, refusal);
}
