using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// Signing in and out. Sessions are rows that can be deleted; here it is decided who may begin and end them, and what the audit trail says.
public sealed partial record Tenant
{
    /// <summary>Whether a caller may see a member's sessions: everybody the own ones, and who may end them.</summary>
    public bool MaySeeSessions(Id<Member> member, TenantContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return LetIn(context).Then(current => FindOwnOrToManage(member, current)).IsSuccess;
    }

    Decided Begin(TenantCommand.BeginSession begin, TenantContext context)
    {
        if (RefuseUnless<Caller.Service>(context) is { } forbidden)
        {
            return forbidden;
        }

        return Status == TenantStatus.Suspended
            ? Refusal.Forbidden(null, "This workspace is suspended; nobody can come in.")
            : Accept(new(begin.Member), context).Then<Decision<TenantEvent>>(accepted =>
            {
                TenantEvent[] room = begin.InsteadOf.IsNone ? [] : [new SessionEnded(begin.InsteadOf, begin.Member)];
                return accepted with { Events = [.. accepted.Events, .. room, new SessionBegun(context.Ids.Next<Session>(), begin.Member)] };
            });
    }

    Decided End(TenantCommand.EndSession end, TenantContext context) =>
        FindOwnOrToManage(end.Member, context).Then<Decision<TenantEvent>>(_ => Because(new SessionEnded(end.Session, end.Member)));

    Decided SignOut(TenantCommand.SignOutEverywhere signOut, TenantContext context) =>
        FindOwnOrToManage(signOut.Member, context).Then<Decision<TenantEvent>>(_ => Because(new SignedOutEverywhere(signOut.Member)));
}
