using Microsoft.AspNetCore.Http;

namespace Success.Gateway.Identity;

/// <summary>Who makes a request, for whoever answers it.</summary>
public static class CallerExtensions
{
    /// <summary>The caller, or null: nobody is signed in and no key was given.</summary>
    public static VerifiedCaller? FindCaller(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<VerifiedCaller>();
    }

    internal static void SetCaller(this HttpContext context, VerifiedCaller caller) => context.Features.Set(caller);
}
