using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>Who is signed in, and signing out.</summary>
static class SignOutEndpoints
{
    public static async Task ShowSessionAsync(HttpContext context)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInPaths.Ask);
            return;
        }

        var (workspace, name) = ($"{caller.Audience.Tenant}.name", $"{caller.Audience.Member}.name");
        var texts = (await TenantOf(context, caller).Texts([workspace, name])).Texts;
        await SignInPages.SessionAsync(context, texts.GetValueOrDefault(workspace, ""), texts.GetValueOrDefault(name, ""));
    }

    public static async Task SignOutAsync(HttpContext context)
    {
        await EndSessionAsync(context);
        await LeaveAsync(context);
    }

    public static async Task SignOutEverywhereAsync(HttpContext context)
    {
        if (context.FindCaller() is { Session.IsNone: false } caller)
        {
            await ExecuteAsync(context, caller, new TenantCommand.SignOutEverywhere(caller.Audience.Member));
        }

        await LeaveAsync(context);
    }

    /// <summary>Ends the session that the browser presented, if it did.</summary>
    public static Task EndSessionAsync(HttpContext context) => context.FindCaller() is { Session.IsNone: false } caller
        ? ExecuteAsync(context, caller, new TenantCommand.EndSession(caller.Session, caller.Audience.Member))
        : Task.CompletedTask;

    static Task LeaveAsync(HttpContext context)
    {
        SessionCookie.Delete(context);
        return SignInEndpoints.Go(context, SignInPaths.SignedOut);
    }

    // A refusal says that it has ended already, by another way: what was asked for is so.
    static Task<TenantAnswer> ExecuteAsync(HttpContext context, VerifiedCaller caller, TenantCommand command) =>
        FreshActivation.RetryAsync(() => TenantOf(context, caller).Execute(new(command, new Caller.Credential(caller.Audience))));

    static ITenantGrain TenantOf(HttpContext context, VerifiedCaller caller) =>
        context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(caller.Tenant.ToString());
}
