using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>The workspace of who is signed in, for the pages.</summary>
static class OwnTenant
{
    public static ITenantGrain Of(HttpContext context, VerifiedCaller caller) =>
        context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(caller.Tenant.ToString());

    public static Task<TenantAnswer> ExecuteAsync(HttpContext context, VerifiedCaller caller, TenantCommand command) =>
        FreshActivation.RetryAsync(() => Of(context, caller).Execute(new(command, new Caller.Credential(caller.Audience))));
}
