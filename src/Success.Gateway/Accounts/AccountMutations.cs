using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Accounts;

/// <summary>What is done to accounts as such.</summary>
[Resolvers("Mutation")]
public static class AccountMutations
{
    /// <summary>Opens an account.</summary>
    public static Task<AccountPayload> OpenAccount(OpenAccountInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request()).Renamed("calendar.zone", "calendar.timeZone").Renamed("owners.provider", "owner").Renamed("owners.customer", "customerOwner");
        var key = asking.Key(input.IdempotencyKey);
        var parent = asking.OtherAccount(input.Parent, "parent");
        var owners = new Owners(asking.Member(input.Owner, "owner"), asking.Member(input.CustomerOwner, "customerOwner"));
        var calendar = input.Calendar?.ToDomain();
        var id = asking.Account(IdFor(asking.Request, key).ToString());
        return asking.CarryAsync(() => new OpenAccount(id, input.Name)
        {
            ExternalId = input.ExternalId,
            Segment = input.Segment,
            Tags = input.Tags,
            Parent = parent,
            Calendar = calendar,
            Owners = owners,
            Key = key,
        });
    }

    /// <summary>Changes the fields that are given.</summary>
    public static async Task<AccountPayload> UpdateAccount(UpdateAccountInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request()).Renamed("calendar.zone", "calendar.timeZone").Renamed("owners.provider", "owner").Renamed("owners.customer", "customerOwner");
        var account = asking.Account(input.Account);
        var parent = asking.OtherAccount(input.Parent.Value, "parent");
        var owners = new Owners(asking.Member(input.Owner.Value, "owner"), asking.Member(input.CustomerOwner.Value, "customerOwner"));
        asking.Refusals.Require(!input.Calendar.IsGiven || input.Calendar.Value is not null, "calendar", "A calendar cannot be taken away.");
        var keep = (input.Owner.IsGiven != input.CustomerOwner.IsGiven ? await asking.Request.Accounts.FindAsync(account) : null)?.View.Profile.Owners ?? default;
        return await asking.CarryAsync(() => new UpdateAccount
        {
            Name = Given(input.Name, name => name!),
            ExternalId = Given(input.ExternalId, id => id),
            Segment = Given(input.Segment, segment => segment),
            Tags = Given<IReadOnlyList<string>?, IReadOnlyList<string>>(input.Tags, tags => tags ?? []),
            Parent = Given(input.Parent, _ => parent),
            Calendar = Given(input.Calendar, calendar => calendar!.ToDomain()),
            Owners = input.Owner.IsGiven || input.CustomerOwner.IsGiven
                ? new Owners(input.Owner.IsGiven ? owners.Provider : keep.Provider, input.CustomerOwner.IsGiven ? owners.Customer : keep.Customer)
                : default(Given<Owners>),
        });
    }

    /// <summary>Opens and updates many accounts.</summary>
    public static async Task<ImportAccountsPayload> ImportAccounts(ImportAccountsInput input, IGraphQLContext context) =>
        input.Items.Count is 0 or > AccountImport.MaxItems
            ? new(UserErrorNode.Of(new(
                input.Items.Count == 0 ? DomainErrorCode.Invalid : DomainErrorCode.LimitReached,
                string.Create(CultureInfo.InvariantCulture, $"An import has 1 to {AccountImport.MaxItems} accounts; this has {input.Items.Count}."),
                "items")))
            : new(await new AccountImport(context.Request(), input.Items, input.DryRun).CarryAsync());

    /// <summary>Records the revenue from a day on.</summary>
    public static Task<AccountPayload> RecordRevenue(RecordRevenueInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        asking.Account(input.Account);
        return asking.CarryAsync(() => new RecordRevenue(input.From, input.Amount?.ToDomain()));
    }

    /// <summary>Records when the contract is due for renewal.</summary>
    public static Task<AccountPayload> RecordRenewal(RecordRenewalInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        asking.Account(input.Account);
        return asking.CarryAsync(() => new RecordRenewal(input.On));
    }

    /// <summary>Puts an account away.</summary>
    public static Task<AccountPayload> ArchiveAccount(ArchiveAccountInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        asking.Account(input.Account);
        var into = asking.OtherAccount(input.Into, "into");
        return asking.CarryAsync(() => new ArchiveAccount(input.Reason, input.On, into));
    }

    /// <summary>Takes an archived account up again.</summary>
    public static Task<AccountPayload> ReopenAccount(ReopenAccountInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        asking.Account(input.Account);
        return asking.CarryAsync(() => new ReopenAccount());
    }

    // The same key of the same caller is the same account, so that a repeated request finds what the first one opened.
    static Id<Account> IdFor(GatewayRequest request, IdempotencyKey? key) => key is null
        ? Id<Account>.Create(request.Services.Ids.Next())
        : AccountIds.Of($"{request.Caller.Tenant}|{request.Caller.Audience.Who}|{key}");

    static Given<TDomain> Given<TClient, TDomain>(Optional<TClient> field, Func<TClient, TDomain> toDomain) =>
        field.IsGiven ? toDomain(field.Value) : default(Given<TDomain>);
}
