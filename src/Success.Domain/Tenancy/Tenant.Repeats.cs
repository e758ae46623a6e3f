using Success.Domain.Accounts;
using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// Commands that may be repeated: carried out once, answered alike every time.
public sealed partial record Tenant
{
    Decided CarryOnce(TenantCommand command, IdempotencyKey key, TenantContext context)
    {
        var keyPrint = Fingerprint.Of(context.Caller.Who, key);
        var commandPrint = Fingerprint.Of(command);
        if (Remembered.Find(keyPrint, context.Now) is { } remembered)
        {
            return remembered.Command == commandPrint
                ? new Decision<TenantEvent>([]) { Subject = remembered.Subject }
                : Refusal.Conflict("idempotencyKey", "This idempotency key was used for another command; take a new one.");
        }

        // Only what was carried out is remembered: a refused command may succeed later under the same key.
        return Carry(command, context).Then<Decision<TenantEvent>>(decision =>
        {
            var subject = SubjectOf(decision);
            return decision with { Events = [.. decision.Events, new TenantCommandRemembered(keyPrint, commandPrint, subject)], Subject = subject };
        });
    }

    /// <summary>The id of what a decision made or was about; null for the tenant itself and when nothing came of it.</summary>
    static string? SubjectOf(Decision<TenantEvent> decision) => decision.Subject ?? decision.Events.Select(SubjectOf).LastOrDefault(subject => subject is not null);

    /// <summary>The id of what an event is about; null for the tenant itself.</summary>
    public static string? SubjectOf(TenantEvent happened) => happened switch
    {
        TenantCreated created => created.Tenant.ToString(),
        MemberInvited invited => invited.Member.ToString(),
        InvitationRenewed renewed => renewed.Member.ToString(),
        AddressCorrected corrected => corrected.Member.ToString(),
        MemberRenamed renamed => renamed.Member.ToString(),
        RoleChanged changed => changed.Member.ToString(),
        MemberRebound rebound => rebound.Member.ToString(),
        MandateGiven given => given.Member.ToString(),
        DeputyNamed named => named.Member.ToString(),
        MailsChosen chosen => chosen.Member.ToString(),
        DeputyDismissed dismissed => dismissed.Member.ToString(),
        MemberLeft left => left.Member.ToString(),
        PersonAdded added => added.Person.ToString(),
        PersonChanged changed => changed.Person.ToString(),
        PersonRemoved removed => removed.Person.ToString(),
        ClientCreated created => created.Client.ToString(),
        ClientRotated rotated => rotated.Client.ToString(),
        ClientRevoked revoked => revoked.Client.ToString(),
        SessionBegun begun => begun.Session.ToString(),
        SessionEnded ended => ended.Session.ToString(),
        FeedAlertChanged changed => changed.Happened.Alert.ToString(),
        TemplateKept kept => kept.Template.ToString(),
        TemplateRetired retired => retired.Template.ToString(),
        _ => null,
    };
}
