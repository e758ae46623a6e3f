using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

// Signing in, and who a credential stands for.
sealed partial class TenantGrain
{
    static readonly DomainError NoSuchMember = new(DomainErrorCode.NotFound, "There is no such member.", "member");
    static readonly DomainError LinkRefused = SignInLink.Refused;
    static readonly DomainError SessionRefused = new(DomainErrorCode.Forbidden, "This session has ended; sign in again.");
    static readonly DomainError KeyRefused = new(DomainErrorCode.Forbidden, "This key is revoked or expired; create another.");

    // Uses that are on their way to being noted: a busy page asks many times before one is.
    readonly HashSet<CredentialUse> _noting = [];

    public async Task<LinkAnswer> IssueLink(LinkRequest request)
    {
        var now = _time.GetUtcNow();
        if (RefuseToSend(request, now) is { } refusal)
        {
            DropUnlessItExists();
            return new(null, refusal);
        }

        var (addressKey, nameKey, tenantKey) = ($"{request.Member}.email", $"{request.Member}.name", $"{_tenant.State!.Id}.name");
        var texts = (await Texts([addressKey, nameKey, tenantKey])).Texts;
        if (!texts.TryGetValue(addressKey, out var address))
        {
            return new(null, NoSuchMember);
        }

        var link = SignInLink.Issue(Id<SignInLink>.Create(_ids.Next()), request.Member, request.Token, request.Code, now);

        // An address gets as many mails as the directory allows; what an invitation or an operator asks for comes on top and replaces the oldest.
        var older = _access.LinksOf(request.Member).SkipLast(SignInAllowance.MaxSent - 1).Select(other => other.Id);
        await WriteAsync(_access.Sweep(new AccessChange { KeptLinks = [link], DroppedLinks = [.. older] }, now, beside: 0));
        return new(
            new(link.Id, link.Until, address, texts.GetValueOrDefault(nameKey) ?? "", texts.GetValueOrDefault(tenantKey) ?? "", _tenant.State.Settings.Locale),
            null);
    }

    public Task<bool> IsOpen(LinkShown shown)
    {
        DropUnlessItExists();
        return Task.FromResult(_access.Find(shown.Link) is { } link && link.TryToken(shown.Token, _time.GetUtcNow()).Refusal is null);
    }

    public async Task<SignInAnswer> SignInByToken(TokenPresented presented)
    {
        var attempt = _access.Find(presented.Link)?.TryToken(presented.Token, _time.GetUtcNow());
        return attempt is { Refusal: null } ? await BeginAsync(attempt.Link.Member, presented.Session) : RefusedSignIn(LinkRefused);
    }

    public async Task<SignInAnswer> SignInByCode(CodePresented presented)
    {
        var now = _time.GetUtcNow();
        var links = _access.LinksOf(presented.Member);
        var attempts = links.Select(link => link.TryCode(presented.Code, now)).ToList();
        if (attempts.Exists(attempt => attempt.Refusal is null))
        {
            return await BeginAsync(presented.Member, presented.Session);
        }

        // Counted before it is answered, so that nobody guesses faster than the store writes.
        await WriteAsync(new AccessChange { KeptLinks = [.. attempts.Select(attempt => attempt.Link).Except(links)] });
        return RefusedSignIn(LinkRefused);
    }

    public Task<CredentialAnswer> VerifySession(SessionPresented presented)
    {
        var now = _time.GetUtcNow();
        var session = _access.Find(presented.Session);
        var used = session?.Use(presented.Secret, now) ?? SessionRefused;
        var audience = used.Then(live => _tenant.State!.Members.TryGetValue(live.Member, out var member)
            ? Audience.Of(_tenant.State, member)
            : SessionRefused);
        if (!audience.IsSuccess)
        {
            return Task.FromResult(RefusedCredential(audience.Error));
        }

        var noted = presented.IsUse ? used.Value : session!;
        if (noted != session)
        {
            Note(new(presented.Session, default));
        }

        var until = noted.StartedAt + Session.Lifetime;
        var idle = noted.LastUsedAt + Session.IdleTimeout;
        return Task.FromResult(new CredentialAnswer(audience.Value, Shown, until < idle ? until : idle, null));
    }

    public Task<CredentialAnswer> VerifyKey(KeyPresented presented)
    {
        var now = _time.GetUtcNow();
        if (!_tenant.State!.Clients.TryGetValue(presented.Client, out var client) || !client.Accepts(presented.Secret, now))
        {
            return Task.FromResult(RefusedCredential(KeyRefused));
        }

        var audience = Audience.Of(_tenant.State, client, now);
        if (!audience.IsSuccess)
        {
            return Task.FromResult(RefusedCredential(audience.Error));
        }

        if (client.LastUsedOn is not { } day || day < DateOnly.FromDateTime(now.UtcDateTime))
        {
            Note(new(default, presented.Client));
        }

        var until = client.Secret.Matches(presented.Secret) || client.Previous is not { } previous || previous.Until > client.ExpiresAt
            ? client.ExpiresAt
            : previous.Until;
        return Task.FromResult(new CredentialAnswer(audience.Value, Shown, until, null));
    }

    public async Task<SessionList> Sessions(Id<Member> member, Caller caller)
    {
        var now = _time.GetUtcNow();
        var accounts = await PathsFor(new(new TenantCommand.SignOutEverywhere(member), caller));
        return _tenant.State!.MaySeeSessions(member, new(now, new(_ids.Next()), caller, accounts))
            ? new([.. _access.LiveSessionsOf(member, now).Select(SessionListing.Of)], null)
            : new([], NoSuchMember);
    }

    public async Task NoteUse(CredentialUse use)
    {
        try
        {
            if (_access.Find(use.Session) is { } session)
            {
                await WriteAsync(new AccessChange { KeptSessions = [session with { LastUsedAt = _time.GetUtcNow() }] });
            }
            else if (!use.Client.IsNone)
            {
                await Execute(new(new TenantCommand.NoteClientUse(use.Client), new Caller.Service()));
            }
        }
        finally
        {
            _noting.Remove(use);
        }
    }

    /// <summary>
    /// The version up to which rights and sessions are in memory. An append is in the state a moment before its sessions are: whoever looks
    /// in between is told the version before, and so hears of the change.
    /// </summary>
    long Shown => _view?.Version ?? 0;

    DomainError? RefuseToSend(LinkRequest request, DateTimeOffset now)
    {
        if (_tenant.State!.Status == TenantStatus.Suspended
            || !_tenant.State.Members.TryGetValue(request.Member, out var member)
            || member.State == MemberState.Left
            || (!request.Email.IsNone && request.Email != member.Email))
        {
            return NoSuchMember;
        }

        return member.State == MemberState.Invited && now >= member.InvitedUntil
            ? new(DomainErrorCode.Stale, "This invitation has run out; ask for another.", "member")
            : null;
    }

    /// <summary>Begins a session; the member's links are used up by it, all of them.</summary>
    async Task<SignInAnswer> BeginAsync(Id<Member> member, SecretHash secret)
    {
        var live = _access.LiveSessionsOf(member, _time.GetUtcNow());
        var insteadOf = live.Count < TenantLimits.MaxSessions ? default : live[^1].Id;
        var decided = await DecideAsync(new(new TenantCommand.BeginSession(member, insteadOf), new Caller.Service()));
        if (!decided.IsSuccess)
        {
            return RefusedSignIn(decided.Error);
        }

        var begun = decided.Value.Events.OfType<SessionBegun>().Single();
        var session = Session.Start(begun.Session, member, secret, begun.At);
        await AppendAsync(decided.Value, _access.After(decided.Value.Events) with
        {
            KeptSessions = [session],
            DroppedLinks = [.. _access.LinksOf(member).Select(link => link.Id)],
        });
        return new(SessionListing.Of(session), null);
    }

    SignInAnswer RefusedSignIn(DomainError refusal)
    {
        DropUnlessItExists();
        return new(null, refusal);
    }

    CredentialAnswer RefusedCredential(DomainError refusal)
    {
        DropUnlessItExists();
        return new(null, Shown, default, refusal);
    }

    void Note(CredentialUse use)
    {
        if (_noting.Add(use))
        {
            // One way: nobody waits for it, and it waits for its turn behind commands, so that it cannot bring back what they end.
            _ = GrainFactory.GetGrain<ITenantGrain>(_tag.ToString()).NoteUse(use);
        }
    }

    /// <summary>Writes rows that are no matter of the audit trail.</summary>
    async Task WriteAsync(AccessChange change)
    {
        if (change.IsNone)
        {
            return;
        }

        try
        {
            await _journal.ChangeRowsAsync(_tenant.Partition, AccessBook.RowsOf(change), CancellationToken.None);
        }
        catch
        {
            // What is in memory may not be what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }

        _access.Take(change);
    }
}
