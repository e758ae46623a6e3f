using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Server.Story;

// Who takes part. Addresses and secrets are the story's own and lead nowhere.
sealed partial class Stage
{
    static readonly byte[] Pepper = "story"u8.ToArray();

    /// <summary>Opens the provider's workspace, with its owner.</summary>
    public async Task FoundAsync(Words name)
    {
        var settings = TenantSettings.Default with { Locale = teller.Locale.Tag };
        await DoAsync(new Caller.Operator(), new TenantCommand.CreateTenant(
            NextId<Tenant>(), Tag, teller.In(name), Sandbox: true, teller.In(("Owner", "Inhaberin")), Mail("owner"), settings));
        var tenant = await TenantAsync();
        Owner = new(Audience.Of(tenant, tenant.Members.Values.Single()).Value);
    }

    /// <summary>Invites somebody, who comes in.</summary>
    public async Task<Participant> InviteAsync(Participant by, Words name, string mail, Role role, params IEnumerable<StoryAccount> accounts)
    {
        var scope = AccountScope.BoundTo(accounts.Select(account => new AccountBinding(account.Id, Subtree: false))).Value;
        var invited = await DoAsync(
            new Caller.Credential(by.Audience), new TenantCommand.InviteMember(teller.In(name), Mail(mail), role, scope));
        var member = Id<Member>.Parse(invited.Subject).Value;
        await DoAsync(new Caller.Service(), new TenantCommand.AcceptInvitation(member));
        var tenant = await TenantAsync();
        return new(Audience.Of(tenant, tenant.Members[member]).Value);
    }

    /// <summary>Gives a program of somebody's side a key to deliver numbers with.</summary>
    public async Task<Participant> ConnectAsync(Participant by, Words name, AccountScope accounts)
    {
        var command = new TenantCommand.CreateClient(
            teller.In(name), ClientScopes.Measure, accounts, Now.AddDays(180), SecretHash.Of(Pepper, name.English));
        var created = await DoAsync(new Caller.Credential(by.Audience), command);
        var tenant = await TenantAsync();
        return new(Audience.Of(tenant, tenant.Clients[Id<ApiClient>.Parse(created.Subject).Value], Now).Value);
    }

    static Mailbox Mail(string name)
    {
        var address = $"{name}@example.com";
        return new(address, EmailDigest.Of(Pepper, EmailAddress.Create(address).Value));
    }
}
