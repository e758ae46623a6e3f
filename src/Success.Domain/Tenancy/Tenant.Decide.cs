using System.Diagnostics;
using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

public sealed partial record Tenant
{
    /// <summary>
    /// What a command leads to, or why it is refused. What the caller may not see is <see cref="DomainErrorCode.NotFound"/>, what it may
    /// not do to what it sees is <see cref="DomainErrorCode.Forbidden"/>. A command that was carried out before leads to no events.
    /// </summary>
    public static Decided Decide(Tenant state, TenantCommand command, TenantContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Now.Offset != TimeSpan.Zero)
        {
            throw new ArgumentException("Instants are in UTC.", nameof(context));
        }

        return state.LetIn(command, context)
            .Then(current => command.Key is { } key ? state.CarryOnce(command, key, current) : state.Carry(command, current))
            .Then<Decision<TenantEvent>>(decision => decision with
            {
                Subject = SubjectOf(decision),
                Events = [.. decision.Events.Select(happened => happened with { At = context.Now, By = context.Caller.Who })],
            });
    }

    /// <summary>The context with the caller's rights as they are now: a credential that was verified a moment ago may have lost some.</summary>
    Result<TenantContext> LetIn(TenantCommand command, TenantContext context)
    {
        if (Id.IsNone != command is TenantCommand.CreateTenant)
        {
            return Id.IsNone
                ? NoSuchTenant
                : Refusal.Conflict("tenant", "This workspace exists already.");
        }

        if (context.Audience is not null)
        {
            return LetIn(context);
        }

        return Status == TenantStatus.Suspended && context.Caller is Caller.Service && command is TenantCommand.AcceptInvitation
            ? Refusal.Forbidden(null, "This workspace is suspended; nobody can come in.")
            : context;
    }

    Result<TenantContext> LetIn(TenantContext context) => context.Audience is { } audience
        ? Current(audience, context.Now).Then<TenantContext>(now => context with { Caller = new Caller.Credential(now) })
        : context;

    Result<Audience> Current(Audience audience, DateTimeOffset now)
    {
        if (audience.Tenant == Id && Members.TryGetValue(audience.Member, out var member))
        {
            return Audience.Of(this, member);
        }

        return audience.Tenant == Id && Clients.TryGetValue(audience.Client, out var client)
            ? Audience.Of(this, client, now)
            : NoSuchTenant;
    }

    static DomainError NoSuchTenant { get; } = Refusal.NotFound("tenant", "There is no such workspace.");

    Decided Carry(TenantCommand command, TenantContext context) => command switch
    {
        TenantCommand.CreateTenant create => Create(create, context),
        TenantCommand.RenameTenant rename => Rename(rename, context),
        TenantCommand.ChangeSettings change => Change(change, context),
        TenantCommand.ChangeLabel change => Change(change, context),
        TenantCommand.ChangeCatalogue change => Change(change, context),
        TenantCommand.SuspendTenant suspend => Suspend(suspend, context),
        TenantCommand.ResumeTenant => Resume(context),
        TenantCommand.InviteMember invite => Invite(invite, context),
        TenantCommand.RenewInvitation renew => Renew(renew, context),
        TenantCommand.AcceptInvitation accept => Accept(accept, context),
        TenantCommand.ReportBounce report => Report(report, context),
        TenantCommand.CorrectAddress correct => Correct(correct, context),
        TenantCommand.RenameMember rename => Rename(rename, context),
        TenantCommand.ChangeRole change => Change(change, context),
        TenantCommand.RebindMember rebind => Rebind(rebind, context),
        TenantCommand.GiveMandate give => Give(give, context),
        TenantCommand.NameDeputy name => Name(name, context),
        TenantCommand.DismissDeputy dismiss => Dismiss(dismiss, context),
        TenantCommand.RemoveMember remove => Remove(remove, context),
        TenantCommand.EraseMember erase => Erase(erase, context),
        TenantCommand.AddPerson add => Add(add, context),
        TenantCommand.ChangePerson change => Change(change, context),
        TenantCommand.RemovePerson remove => Remove(remove, context),
        TenantCommand.CreateClient create => Create(create, context),
        TenantCommand.RotateClient rotate => Rotate(rotate, context),
        TenantCommand.RevokeClient revoke => Revoke(revoke, context),
        TenantCommand.NoteClientUse note => Note(note, context),
        TenantCommand.BeginSession begin => Begin(begin, context),
        TenantCommand.EndSession end => End(end, context),
        TenantCommand.SignOutEverywhere signOut => SignOut(signOut, context),
        TenantCommand.KeepTemplate keep => Keep(keep, context),
        TenantCommand.RetireTemplate retire => Retire(retire, context),
        TenantCommand.ChooseMails choose => Choose(choose, context),
        TenantCommand.NoteDeliveries note => Note(note, context),
        TenantCommand.WakeTenant => Wake(context),
        TenantCommand.StateFeedGap state => State(state, context),
        TenantCommand.AttendFeedAlert attend => Attend(attend, context),
        _ => throw new UnreachableException($"{command.GetType().Name} is not a command of a tenant."),
    };

    static Decision<TenantEvent> Nothing { get; } = new([]);

    static Decision<TenantEvent> Because(TenantEvent happened, params IReadOnlyList<TextChange> texts) => new([happened], texts);
}
