using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What is done to people who do not sign in.</summary>
[Resolvers("Mutation")]
public static class PersonMutations
{
    /// <summary>Adds a person who does not sign in.</summary>
    public static Task<TenantPayload> AddPerson(AddPersonInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request(), PolicyAction.ManagePeople);
        var account = asking.Id<Account>(input.Account, "account");
        asking.Name(input.Name);
        var email = asking.Mailbox(input.Email);
        var key = asking.Key(input.IdempotencyKey);
        return asking.CarryAsync(() => new TenantCommand.AddPerson(account, input.Side, input.Name, input.Occupation, email) { Key = key });
    }

    /// <summary>Replaces what is known of a person.</summary>
    public static Task<TenantPayload> ChangePerson(ChangePersonInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request(), PolicyAction.ManagePeople);
        var person = asking.Id<Person>(input.Person, "person");
        asking.Name(input.Name);
        var email = asking.Mailbox(input.Email);
        return asking.CarryAsync(() => new TenantCommand.ChangePerson(person, input.Name, input.Occupation, email), person.ToString());
    }

    /// <summary>Forgets a person.</summary>
    public static Task<TenantPayload> RemovePerson(RemovePersonInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var person = asking.Id<Person>(input.Person, "person");
        return asking.CarryAsync(() => new TenantCommand.RemovePerson(person));
    }
}
