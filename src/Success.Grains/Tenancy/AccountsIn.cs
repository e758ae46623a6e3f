using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

/// <summary>The accounts that a decision about a tenant may ask the places of: everybody's bindings, and those that the command names.</summary>
static class AccountsIn
{
    public static ImmutableArray<Id<Account>> All(Tenant tenant, TenantRequest request)
    {
        var accounts = tenant.Members.Values.SelectMany(member => Of(member.Accounts))
            .Concat(tenant.Clients.Values.SelectMany(client => Of(client.Accounts)))
            .Concat(tenant.People.Values.Select(person => person.Account))
            .Concat(Of(request.Command));
        return [.. (request.Caller is Caller.Credential credential ? accounts.Concat(Of(credential.Audience.Accounts)) : accounts).Distinct()];
    }

    /// <summary>The accounts that decide what of a tenant somebody may see.</summary>
    public static IEnumerable<Id<Account>> Tied(Tenant tenant, Audience audience) => tenant.Members.Values.SelectMany(member => Of(member.Accounts))
        .Concat(tenant.Clients.Values.SelectMany(client => Of(client.Accounts)))
        .Concat(tenant.People.Values.Select(person => person.Account))
        .Concat(Of(audience.Accounts));

    static IEnumerable<Id<Account>> Of(TenantCommand command) => command switch
    {
        TenantCommand.InviteMember invite => Of(invite.Accounts),
        TenantCommand.RebindMember rebind => Of(rebind.Accounts),
        TenantCommand.CreateClient create => Of(create.Accounts),
        TenantCommand.AddPerson add => [add.Account],
        _ => [],
    };

    static IEnumerable<Id<Account>> Of(AccountScope scope) => scope.Bindings.Select(binding => binding.Account);
}
