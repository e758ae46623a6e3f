using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.SignIn;

namespace Success.Gateway.Identity;

/// <summary>Makes callers of credentials: the one place where a request's word becomes somebody.</summary>
/// <param name="credentials">Verifies them.</param>
/// <param name="checks">Bounds how many are looked up.</param>
/// <param name="changes">Tells when rights change.</param>
/// <param name="refused">Counts what is refused.</param>
/// <param name="time">When a credential ends.</param>
sealed class Callers(Credentials credentials, CredentialChecks checks, RightsChanges changes, RefusedAttempts refused, TimeProvider time)
{
    const string Scheme = "Bearer ";

    /// <summary>
    /// The caller of an <c>Authorization</c> header's value. Refused when it is no key of an API client, or one that does not work (any
    /// more); nothing is looked up for a key whose checksum is wrong, nor for a network address that presented too many
    /// (<see cref="DomainErrorCode.LimitReached"/>).
    /// </summary>
    /// <param name="context">The request, with which the caller is watched no more.</param>
    /// <param name="authorization">The value.</param>
    public async Task<Result<VerifiedCaller>> VerifyAsync(HttpContext context, string authorization)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorization);
        var key = ApiKey.Parse(authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : null);
        if (!key.IsSuccess)
        {
            refused.Count(CredentialKind.Key, null);
            return key.Error;
        }

        var verified = await checks.LookUpAsync(context, key.Value.Reveal(), () => credentials.VerifyAsync(key.Value));
        if (!verified.IsSuccess)
        {
            refused.Count(CredentialKind.Key, $"{key.Value.Tenant}/{key.Value.Client}");
            return verified.Error;
        }

        return CallerOf(context, verified.Value, () => credentials.VerifyAsync(key.Value));
    }

    /// <summary>The caller of a session's cookie; refused as a key is.</summary>
    public async Task<Result<VerifiedCaller>> VerifyAsync(HttpContext context, Ticket<Session> cookie)
    {
        var verified = await checks.LookUpAsync(context, cookie.Reveal(), () => credentials.VerifyAsync(cookie));
        if (!verified.IsSuccess)
        {
            refused.Count(CredentialKind.Session, $"{cookie.Tenant}/{cookie.Id}");
            return verified.Error;
        }

        return CallerOf(context, verified.Value, () => credentials.VerifyAsync(cookie, isUse: false));
    }

    VerifiedCaller CallerOf(HttpContext context, Verified verified, Func<Task<Result<Verified>>> verifyAgain) => new(verified.Tenant, verified.Audience)
    {
        Session = verified.Session,
        Credential = verified,
        Locale = LocaleOf(context.Request),
        EndedWhenAsked = new(() => Watch(context, verified, verifyAgain)),
    };

    CancellationToken Watch(HttpContext context, Verified verified, Func<Task<Result<Verified>>> verifyAgain)
    {
        var end = new CallerEnd(
            verified, changes, time, async () => await verifyAgain() is { IsSuccess: true } still && still.Value.Audience == verified.Audience ? still.Value : null);
        context.Response.RegisterForDispose(end);
        return end.Token;
    }

    /// <summary>The language that a browser asks for first, when it is one; the rest of the header is not looked at.</summary>
    static LocaleTag? LocaleOf(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        var end = header.AsSpan().IndexOfAny(',', ';');
        return header.Length > 0 && LocaleTag.Create(end < 0 ? header : header[..end]) is { IsSuccess: true } locale ? locale.Value : null;
    }
}
