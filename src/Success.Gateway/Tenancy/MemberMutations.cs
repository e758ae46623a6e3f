using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What is done to members.</summary>
[Resolvers("Mutation")]
public static class MemberMutations
{
    /// <summary>Asks somebody in.</summary>
    public static Task<TenantPayload> InviteMember(InviteMemberInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request(), input.Role.Side() == Side.Provider ? PolicyAction.InviteProviders : PolicyAction.InviteCustomers);
        asking.Name(input.Name);
        var email = asking.Mailbox(input.Email);
        var accounts = asking.Scope(input.Accounts, AccountScope.Everything);
        var mandate = input.Mandate is { } given ? asking.Mandate(given) : null;
        var person = asking.Id<Person>(input.Person, "person");
        var key = asking.Key(input.IdempotencyKey);
        return asking.CarryAsync(() => new TenantCommand.InviteMember(input.Name, email!, input.Role, accounts, mandate, person) { Key = key });
    }

    /// <summary>Gives an invited member fresh time.</summary>
    public static Task<TenantPayload> RenewInvitation(RenewInvitationInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        var key = asking.Key(input.IdempotencyKey);
        return asking.CarryAsync(() => new TenantCommand.RenewInvitation(member) { Key = key }, member.ToString());
    }

    /// <summary>Writes to another address.</summary>
    public static Task<TenantPayload> CorrectAddress(CorrectAddressInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        var email = asking.Mailbox(input.Email);
        var key = asking.Key(input.IdempotencyKey);
        return asking.CarryAsync(() => new TenantCommand.CorrectAddress(member, email!) { Key = key }, member.ToString());
    }

    /// <summary>Gives a member another name.</summary>
    public static Task<TenantPayload> RenameMember(RenameMemberInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.RenameMember(member, input.Name), member.ToString());
    }

    /// <summary>Chooses which mails one gets oneself.</summary>
    public static async Task<TenantPayload> ChooseMails(ChooseMailsInput input, IGraphQLContext context)
    {
        var request = context.Request();
        var asking = new TenantAsking(request);
        var self = request.Caller.Audience.Member;
        var now = (await request.Workspace.TenantAsync()).Members.GetValueOrDefault(self)?.Mails ?? MailSettings.Default;
        var zone = input.TimeZone.Value is { } name ? asking.Value(ZoneName.Create(name), "timeZone") : default(ZoneName?);
        return await asking.CarryAsync(
            () => new TenantCommand.ChooseMails(new()
            {
                Choice = input.Choice.Value ?? now.Choice,
                ProposalsInterrupt = input.ProposalsInterrupt.Value ?? now.ProposalsInterrupt,
                QuietHours = input.QuietHours.IsGiven ? input.QuietHours.Value?.ToDomain() : now.QuietHours,
                Zone = input.TimeZone.IsGiven ? zone : now.Zone,
            }),
            self.ToString());
    }

    /// <summary>Gives a member another role.</summary>
    public static Task<TenantPayload> ChangeRole(ChangeRoleInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.ChangeRole(member, input.Role), member.ToString());
    }

    /// <summary>Binds a member to other accounts.</summary>
    public static Task<TenantPayload> RebindMember(RebindMemberInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        var accounts = asking.Scope(input.Accounts, AccountScope.Everything);
        return asking.CarryAsync(() => new TenantCommand.RebindMember(member, accounts), member.ToString());
    }

    /// <summary>Says what a member may accept.</summary>
    public static Task<TenantPayload> GiveMandate(GiveMandateInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        var mandate = asking.Mandate(input.Mandate);
        return asking.CarryAsync(() => new TenantCommand.GiveMandate(member, mandate), member.ToString());
    }

    /// <summary>Lets another member stand in.</summary>
    public static Task<TenantPayload> NameDeputy(NameDeputyInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        var deputy = asking.Id<Member>(input.Deputy, "deputy");
        return asking.CarryAsync(() => new TenantCommand.NameDeputy(member, deputy, input.Until), member.ToString());
    }

    /// <summary>Nobody stands in any more.</summary>
    public static Task<TenantPayload> DismissDeputy(DismissDeputyInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.DismissDeputy(member), member.ToString());
    }

    /// <summary>Leaves, or takes a member out.</summary>
    public static Task<TenantPayload> RemoveMember(RemoveMemberInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.RemoveMember(member), member.ToString());
    }

    /// <summary>Forgets a member who has left.</summary>
    public static Task<TenantPayload> EraseMember(EraseMemberInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.EraseMember(member));
    }
}
