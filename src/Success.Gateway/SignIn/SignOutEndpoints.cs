using Microsoft.AspNetCore.Http;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;

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
        var texts = (await OwnTenant.Of(context, caller).Texts([workspace, name])).Texts;
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
            await OwnTenant.ExecuteAsync(context, caller, new TenantCommand.SignOutEverywhere(caller.Audience.Member));
        }

        await LeaveAsync(context);
    }

    /// <summary>Ends the session that the browser presented, if it did. A refusal says that it has ended already: what was asked for is so.</summary>
    public static Task EndSessionAsync(HttpContext context) => context.FindCaller() is { Session.IsNone: false } caller
        ? OwnTenant.ExecuteAsync(context, caller, new TenantCommand.EndSession(caller.Session, caller.Audience.Member))
        : Task.CompletedTask;

    static Task LeaveAsync(HttpContext context)
    {
        SessionCookie.Delete(context);
        return SignInEndpoints.Go(context, SignInPaths.SignedOut);
    }
}
