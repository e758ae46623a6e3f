using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Grains.Journals;
using Success.Grains.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>
/// Signing in by e-mail, by a link or by a code. Secrets are made here and go into the mail or cookie; grains get their hashes. Whoever
/// calls it answers the same for addresses that are known and unknown, and does not wait for it before answering, since the time that it
/// takes would tell them apart.
/// </summary>
public sealed class SignInByEmail(IGrainFactory grains, SecretKeys keys, Secrets secrets)
{
    /// <summary>
    /// Links for an address, one for each workspace where it is a member's. Refused (<see cref="DomainErrorCode.LimitReached"/>) when there
    /// were enough lately, for known and unknown addresses alike.
    /// </summary>
    public async Task<Result<SignInMails>> RequestAsync(EmailAddress address)
    {
        var email = keys.DigestOf(address);
        var directory = DirectoryOf(email);
        if (await directory.AllowMail(email) is { } refusal)
        {
            return refusal;
        }

        var mails = new List<SignInMail>();
        foreach (var membership in (await directory.Memberships(email)).Memberships)
        {
            if (await LinkForAsync(membership.Tenant, membership.Member, email) is { IsSuccess: true } mail)
            {
                mails.Add(mail.Value);
            }
        }

        return new SignInMails([.. mails]);
    }

    /// <summary>
    /// A link for one member whose address is not asked for: the button of an invitation, or an operator. An invitation never signs in by
    /// itself. Refused when there is no such member to sign in, when the invitation has run out, or as <see cref="RequestAsync"/> is.
    /// </summary>
    public async Task<Result<SignInMail>> InviteAsync(RouteTag tenant, Id<Member> member)
    {
        TenantScope.Enter(tenant);
        var view = await TenantOf(tenant).View(0);
        if (view is null || !view.Tenant.Members.TryGetValue(member, out var known) || known.Email.IsNone)
        {
            return new DomainError(DomainErrorCode.NotFound, "There is no such invitation.", "member");
        }

        return await DirectoryOf(known.Email).AllowMail(known.Email) is { } refusal ? refusal : await LinkForAsync(tenant, member, default);
    }

    /// <summary>Whether a link can still be used, for the page with its button. Asking uses nothing up.</summary>
    public async Task<bool> IsOpenAsync(Ticket<SignInLink> link)
    {
        ArgumentNullException.ThrowIfNull(link);
        TenantScope.Enter(link.Tenant);
        return await TenantOf(link.Tenant).IsOpen(new(link.Id, keys.HashOf(link.Secret)));
    }

    /// <summary>Somebody pressed the button behind a link. Showing the page with the button uses nothing up.</summary>
    public async Task<Result<SignedIn>> EnterAsync(Ticket<SignInLink> link)
    {
        ArgumentNullException.ThrowIfNull(link);
        TenantScope.Enter(link.Tenant);
        var secret = secrets.NextToken();
        var answer = await FreshActivation.RetryAsync(
            () => TenantOf(link.Tenant).SignInByToken(new(link.Id, keys.HashOf(link.Secret), keys.HashOf(secret))));
        return SignedInBy(answer, link.Tenant, secret);
    }

    /// <summary>
    /// Somebody typed an address and a code: each workspace has its own, so the code chooses among them. Refused with
    /// <see cref="SignInAllowance.CodesSpent"/> when too many were wrong.
    /// </summary>
    public async Task<Result<SignedIn>> EnterAsync(EmailAddress address, SignInCode code)
    {
        var email = keys.DigestOf(address);
        var directory = DirectoryOf(email);
        if (!await directory.CountCode(email))
        {
            return SignInAllowance.CodesSpent;
        }

        Result<SignedIn> refused = SignInLink.Refused;
        foreach (var membership in (await directory.Memberships(email)).Memberships)
        {
            TenantScope.Enter(membership.Tenant);
            var secret = secrets.NextToken();
            var answer = await FreshActivation.RetryAsync(() => TenantOf(membership.Tenant).SignInByCode(
                new(membership.Member, keys.HashOf(membership.Member, code), keys.HashOf(secret))));
            if (answer.Refusal is null)
            {
                await directory.ForgiveCode(email);
                return SignedInBy(answer, membership.Tenant, secret);
            }

            refused = answer.Refusal == SignInLink.Refused ? refused : answer.Refusal;
        }

        return refused;
    }

    /// <summary>Somebody who was invited typed the code of the mail that <see cref="InviteAsync"/> made. Counted as other codes of the address are.</summary>
    public async Task<Result<SignedIn>> EnterAsync(RouteTag tenant, Id<Member> member, SignInCode code)
    {
        TenantScope.Enter(tenant);
        if ((await TenantOf(tenant).View(0))?.Tenant.Members.GetValueOrDefault(member) is not { Email: { IsNone: false } email })
        {
            return SignInLink.Refused;
        }

        var directory = DirectoryOf(email);
        if (!await directory.CountCode(email))
        {
            return SignInAllowance.CodesSpent;
        }

        var secret = secrets.NextToken();
        var answer = await FreshActivation.RetryAsync(
            () => TenantOf(tenant).SignInByCode(new(member, keys.HashOf(member, code), keys.HashOf(secret))));
        if (answer.Refusal is null)
        {
            await directory.ForgiveCode(email);
        }

        return SignedInBy(answer, tenant, secret);
    }

    async Task<Result<SignInMail>> LinkForAsync(RouteTag tenant, Id<Member> member, EmailDigest email)
    {
        TenantScope.Enter(tenant);
        var (token, code) = (secrets.NextToken(), secrets.NextCode());
        var answer = await FreshActivation.RetryAsync(
            () => TenantOf(tenant).IssueLink(new(member, email, keys.HashOf(token), keys.HashOf(member, code))));
        return answer.Letter is { } letter
            ? new SignInMail(
                tenant,
                letter.TenantName,
                member,
                letter.Name,
                EmailAddress.Create(letter.Address).Value,
                letter.Locale,
                new(tenant, letter.Link, token),
                code,
                letter.Until)
            : answer.Refusal!;
    }

    static Result<SignedIn> SignedInBy(SignInAnswer answer, RouteTag tenant, SecretText secret) => answer.Session is { } session
        ? new SignedIn(new(tenant, session.Id, secret), session.Member)
        : answer.Refusal!;

    ITenantGrain TenantOf(RouteTag tenant) => grains.GetGrain<ITenantGrain>(tenant.ToString());

    IDirectoryGrain DirectoryOf(EmailDigest email) => grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(email));
}
