using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// What members may do: roles, accounts, mandates, deputies.
public sealed partial record Tenant
{
    Decided Rename(TenantCommand.RenameMember rename, TenantContext context) =>
        FindOwnOrToManage(rename.Member, context).Then<Decision<TenantEvent>>(member =>
            Texts.Name(rename.Name, "name").Then<Decision<TenantEvent>>(name =>
            {
                var text = context.Write($"{member.Id}.name", name);
                return Because(new MemberRenamed(member.Id, text.Digest!.Value), text);
            }));

    Decided Change(TenantCommand.ChangeRole change, TenantContext context) =>
        FindToManage(change.Member, context).Then<Decision<TenantEvent>>(member =>
        {
            if (!Enum.IsDefined(change.Role) || change.Role.Side() != member.Side)
            {
                return Refusal.Invalid("role", "A member keeps its side; invite the person on the other side instead.");
            }

            if ((RefuseRank(context, change.Role, "role") ?? RefuseAcrossTheTable(context, change.Role, member.Accounts, "role")) is { } refusal)
            {
                return refusal;
            }

            if (change.Role == member.Role)
            {
                return Nothing;
            }

            var accounts = change.Role.SeesEveryAccount() ? AccountScope.Everything : member.Accounts;
            var mandate = change.Role.CanHold(member.Mandate) ? member.Mandate : Mandate.None;
            return IsLastOwner(member) ? LastOwnerStays : Because(new RoleChanged(member.Id, change.Role, accounts, mandate));
        });

    Decided Rebind(TenantCommand.RebindMember rebind, TenantContext context) =>
        FindToManage(rebind.Member, context).Then<Decision<TenantEvent>>(member =>
            (RefuseAccounts(context, member.Side, member.Role.SeesEveryAccount(), rebind.Accounts)
                ?? RefuseToManage(member with { Accounts = rebind.Accounts }, context)) is { } refusal
                ? refusal.Field == "member" ? refusal with { Field = "accounts" } : refusal
                : rebind.Accounts == member.Accounts ? Nothing
                : Because(new MemberRebound(member.Id, rebind.Accounts)));

    Decided Give(TenantCommand.GiveMandate give, TenantContext context) =>
        FindToManage(give.Member, context).Then<Decision<TenantEvent>>(member =>
        {
            var action = ActionOn(member.Side, PolicyAction.SetProviderMandates, PolicyAction.SetCustomerMandates);
            if ((Refuse(context, action, member.Accounts, "member") ?? give.Mandate.Check().Error) is { } refusal)
            {
                return refusal;
            }

            return !member.Role.CanHold(give.Mandate) ? Refusal.Invalid("mandate", "A viewer accepts nothing; change the role first.")
                : give.Mandate.IsSameAs(member.Mandate) ? Nothing
                : Because(new MandateGiven(member.Id, give.Mandate));
        });

    // Nobody chooses for somebody else: what somebody reads is the own affair.
    Decided Choose(TenantCommand.ChooseMails choose, TenantContext context) =>
        context.Audience is not { Member.IsNone: false } self || !Members.TryGetValue(self.Member, out var member)
            ? Refusal.Forbidden(null, "Members choose their own mails; programs get none.")
            : choose.Mails.Check().Then<Decision<TenantEvent>>(mails => mails == member.Mails ? Nothing : Because(new MailsChosen(member.Id, mails)));

    Decided Name(TenantCommand.NameDeputy name, TenantContext context) =>
        FindOwnOrToManage(name.Member, context).Then<Decision<TenantEvent>>(member =>
        {
            var found = Find(name.Deputy, context, "deputy");
            if ((found.Error ?? RefuseDeputy(member, found.Value, context)) is { } refusal)
            {
                return refusal;
            }

            if (name.Until < context.Today || name.Until > context.Today.AddDays(TenantLimits.MaxDeputyDays))
            {
                return Refusal.Invalid("until", $"A deputy stands in until today or at most {TenantLimits.MaxDeputyDays} days longer.");
            }

            return member.Deputy == new Deputy(name.Deputy, name.Until)
                ? Nothing
                : Because(new DeputyNamed(member.Id, name.Deputy, name.Until));
        });

    static DomainError? RefuseDeputy(Member member, Member deputy, TenantContext context)
    {
        if (context.IsSelf(deputy.Id) && !context.IsSelf(member.Id))
        {
            return Refusal.Forbidden("deputy", "Nobody makes himself somebody's deputy.");
        }

        var fits = deputy.Id != member.Id
            && deputy.Side == member.Side
            && deputy.State == MemberState.Active
            && deputy.Role.Rank() > 0
            && deputy.Accounts.Overlaps(member.Accounts, context.Accounts);
        return fits
            ? null
            : Refusal.Invalid("deputy", "A deputy is another active member of the same side, not a viewer, with an account in common.");
    }

    Decided Dismiss(TenantCommand.DismissDeputy dismiss, TenantContext context) =>
        FindOwnOrToManage(dismiss.Member, context).Then<Decision<TenantEvent>>(member =>
            member.Deputy is null ? Nothing : Because(new DeputyDismissed(member.Id)));
}
