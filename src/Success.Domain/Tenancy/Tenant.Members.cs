using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// Members coming and going.
public sealed partial record Tenant
{
    Decided Invite(TenantCommand.InviteMember invite, TenantContext context)
    {
        if (RefuseToInvite(invite, context) is { } refusal)
        {
            return refusal;
        }

        if (Members.Values.Count(member => !member.HasLeft) >= TenantLimits.MaxMembers)
        {
            return Refusal.LimitReached(null, $"A workspace has at most {TenantLimits.MaxMembers} members; remove one first.");
        }

        return NewMember(invite, context);
    }

    DomainError? RefuseToInvite(TenantCommand.InviteMember invite, TenantContext context)
    {
        if (!Enum.IsDefined(invite.Role))
        {
            return Refusal.Invalid("role", "There is no such role.");
        }

        return RefuseInviter(invite, context)
            ?? RefusePerson(invite, context)
            ?? RefuseTaken(invite.Email.Digest, invite.Accounts, context);
    }

    DomainError? RefuseInviter(TenantCommand.InviteMember invite, TenantContext context)
    {
        var side = invite.Role.Side();
        if (context.Caller is Caller.Operator)
        {
            return invite.Role == Role.ProviderOwner
                ? RefuseAccounts(context, side, mustBeEvery: true, invite.Accounts)
                : Refusal.Forbidden("role", "An operator brings in owners, who bring in the others.");
        }

        return RefuseToBind(
                context, ActionOn(side, PolicyAction.InviteProviders, PolicyAction.InviteCustomers), side, invite.Role.SeesEveryAccount(), invite.Accounts)
            ?? RefuseRank(context, invite.Role, "role")
            ?? RefuseAcrossTheTable(context, invite.Role, invite.Accounts, "role")
            ?? (invite.Mandate is null
                ? null
                : Refuse(context, ActionOn(side, PolicyAction.SetProviderMandates, PolicyAction.SetCustomerMandates), invite.Accounts, "mandate"));
    }

    DomainError? RefusePerson(TenantCommand.InviteMember invite, TenantContext context)
    {
        if (invite.Person.IsNone)
        {
            return null;
        }

        var person = Find(invite.Person, context);
        return person.IsSuccess && person.Value.Side != invite.Role.Side()
            ? Refusal.Invalid("person", "A person signs in on the side that the person is on.")
            : person.Error;
    }

    /// <summary>
    /// An address that is already a member for these accounts, on either side: nobody sits on both sides of one table. That it is one
    /// for accounts that the caller does not see stays unsaid, as it would tell one customer of another.
    /// </summary>
    DomainError? RefuseTaken(EmailDigest email, AccountScope accounts, TenantContext context) =>
        Members.Values.Any(member =>
            member.Email == email && !member.HasLeft && Sees(context, member) && member.Accounts.Overlaps(accounts, context.Accounts))
            ? Refusal.Conflict("email", "This address is already a member here.")
            : null;

    static Decided NewMember(TenantCommand.InviteMember invite, TenantContext context, string nameField = "name")
    {
        var (name, email, mandate) = (Texts.Name(invite.Name, nameField), CheckMailbox(invite.Email), (invite.Mandate ?? invite.Role.UsualMandate()).Check());
        var refusals = new Refusals();
        refusals.Add(name.Error);
        refusals.Add(email.Error);
        refusals.Add(mandate.Error);
        refusals.Add(mandate.IsSuccess && !invite.Role.CanHold(mandate.Value) ? Refusal.Invalid("mandate", "A viewer accepts nothing; choose another role.") : null);
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = context.Ids.Next<Member>();
        var nameText = context.Write($"{id}.name", name.Value);
        var invited = new MemberInvited(
            id,
            invite.Role,
            invite.Accounts,
            mandate.Value,
            nameText.Digest!.Value,
            invite.Email.Digest,
            context.Now + TenantLimits.InvitationLife,
            invite.Person);
        return Because(invited, nameText, context.Write($"{id}.email", email.Value)) with { Subject = id.ToString() };
    }

    Decided Renew(TenantCommand.RenewInvitation renew, TenantContext context) =>
        FindToManage(renew.Member, context).Then<Decision<TenantEvent>>(member => member.State == MemberState.Invited
            ? Because(new InvitationRenewed(member.Id, context.Now + TenantLimits.InvitationLife))
            : Refusal.Conflict("member", "Only who has not come in yet is invited again; correct the address of who mail does not reach."));

    Decided Accept(TenantCommand.AcceptInvitation accept, TenantContext context) =>
        RefuseUnless<Caller.Service>(context) is { } forbidden
            ? forbidden
            : Find(accept.Member, context).Then<Decision<TenantEvent>>(member => member.State switch
            {
                MemberState.Active => Nothing,
                MemberState.Invited when context.Now >= member.InvitedUntil =>
                    Refusal.Stale("member", "This invitation has run out; ask for another."),
                MemberState.Left => Refusal.NotFound("member", "There is no such member."),
                _ => Because(new InvitationAccepted(member.Id)),
            });

    Decided Report(TenantCommand.ReportBounce report, TenantContext context) =>
        RefuseUnless<Caller.Service>(context) is { } forbidden
            ? forbidden
            : Find(report.Member, context).Then<Decision<TenantEvent>>(member =>
                member.State is MemberState.Bounced or MemberState.Left ? Nothing
                : IsLastOwner(member) ? LastOwnerStays
                : Because(new MemberBounced(member.Id)));

    Decided Correct(TenantCommand.CorrectAddress correct, TenantContext context) =>
        FindToManage(correct.Member, context).Then<Decision<TenantEvent>>(member =>
        {
            if (member.State == MemberState.Active)
            {
                return Refusal.Conflict("member", "An active member signs in by this address; remove the member and invite anew instead.");
            }

            var email = CheckMailbox(correct.Email);
            var refusal = email.Error
                ?? (correct.Email.Digest == member.Email ? null : RefuseTaken(correct.Email.Digest, member.Accounts, context));
            return refusal is not null
                ? refusal
                : Because(
                    new AddressCorrected(member.Id, correct.Email.Digest, context.Now + TenantLimits.InvitationLife),
                    context.Write($"{member.Id}.email", email.Value));
        });

    Decided Remove(TenantCommand.RemoveMember remove, TenantContext context) =>
        FindOwnOrToManage(remove.Member, context).Then<Decision<TenantEvent>>(member =>
        {
            if (IsLastOwner(member))
            {
                return LastOwnerStays;
            }

            var left = new MemberLeft(member.Id);
            var address = context.Delete($"{member.Id}.email");
            var former = Members.Values.Where(other => other.HasLeft).Select(other => other.Id).ToList();
            if (former.Count < TenantLimits.MaxFormerMembers)
            {
                return Because(left, address);
            }

            var oldest = former.Min();
            return new Decision<TenantEvent>([left, new MemberErased(oldest)], [address, context.Delete($"{oldest}.name")]);
        });

    Decided Erase(TenantCommand.EraseMember erase, TenantContext context) =>
        Find(erase.Member, context).Then<Decision<TenantEvent>>(member =>
            Refuse(context, PolicyAction.EraseMembers, member.Accounts, "member") is { } forbidden ? forbidden
            : member.HasLeft ? Because(new MemberErased(member.Id), context.Delete($"{member.Id}.name"))
            : Refusal.Conflict("member", "Only who has left can be forgotten; remove the member first."));

    /// <summary>The address in the form in which it is kept.</summary>
    static Result<string> CheckMailbox(Mailbox email)
    {
        var address = EmailAddress.Create(email.Address);
        return address.Error is { } error ? error
            : email.Digest.IsNone ? Refusal.Invalid("email", "An address comes with its digest.")
            : address.Value.ToString();
    }
}
