using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Accounts;

/// <summary>One account of an import as it was read: what it asks for, or what is wrong with its form.</summary>
sealed class ImportedAccount
{
    readonly AccountImportInput _input;
    readonly GatewayRequest _request;
    readonly TenantSight _sight;
    readonly Refusals _refusals = new();
    readonly FieldNames _fields = new();

    ImportedAccount(AccountImportInput input, GatewayRequest request, TenantSight sight)
    {
        (_input, _request, _sight) = (input, request, sight);
        Parent = ParentOf(input);
        var owner = OwnerOf(Side.Provider, input.Owner, input.OwnerEmail, "owner");
        var customerOwner = OwnerOf(Side.Customer, input.CustomerOwner, input.CustomerOwnerEmail, "customerOwner");
        _refusals.Require(!input.Calendar.IsGiven || input.Calendar.Value is not null, "calendar", "A calendar cannot be taken away.");
        _fields.Add("calendar.zone", "calendar.timeZone");
        _fields.Add("parent", ParentField);
        Command = new(default, input.ExternalId)
        {
            Name = Given(input.Name, name => name!),
            Segment = Given(input.Segment, segment => segment),
            Tags = Given<IReadOnlyList<string>?, IReadOnlyList<string>>(input.Tags, tags => tags ?? []),
            Calendar = Given(input.Calendar, calendar => calendar?.ToDomain()!),
            Owner = owner,
            CustomerOwner = customerOwner,
            Revenue = [.. input.Revenue.Select(revenue => new RecordRevenue(revenue.From, revenue.Amount?.ToDomain()))],
            RenewsOn = Given(input.RenewsOn, day => day),
        };
    }

    /// <summary>What it asks for, but for its own id and that of the account above.</summary>
    public ImportAccount Command { get; }

    /// <summary>The id of the account above, where that is how it is named; none for the top.</summary>
    public Given<Id<Account>> Parent { get; }

    /// <summary>The external id of the account above, where that is how it is named; null otherwise.</summary>
    public string? ParentExternalId => _input.ParentExternalId.Value;

    /// <summary>How the account above is named in the input.</summary>
    public string ParentField => ParentExternalId is null ? "parent" : "parentExternalId";

    /// <summary>What is wrong with its form; null when nothing is.</summary>
    public DomainError? Malformed => _refusals.IsEmpty ? null : _refusals.ToError();

    public static ImportedAccount Read(AccountImportInput input, GatewayRequest request, TenantSight sight) => new(input, request, sight);

    /// <summary>A refusal in the client's words.</summary>
    public DomainError InTheirWords(DomainError refusal) => _fields.Of(refusal);

    Given<Id<Account>> ParentOf(AccountImportInput input)
    {
        _refusals.Require(
            !input.Parent.IsGiven || !input.ParentExternalId.IsGiven, "parentExternalId", "The account above is named by its id (parent) or by its external id: give one of the two.");
        return input.Parent.Value is { } parent ? _refusals.Take(Id<Account>.Parse(parent), "parent")
            : input.Parent.IsGiven || input.ParentExternalId.IsGiven ? default(Id<Account>)
            : default(Given<Id<Account>>);
    }

    Given<Id<Member>> OwnerOf(Side side, Optional<string?> id, Optional<string?> email, string field)
    {
        var emailField = $"{field}Email";
        _refusals.Require(!id.IsGiven || !email.IsGiven, emailField, $"A member is named by its id ({field}) or by its address ({emailField}): give one of the two.");
        _fields.Add(side == Side.Provider ? "owners.provider" : "owners.customer", email.IsGiven ? emailField : field);
        return id.Value is { } member ? _refusals.Take(Id<Member>.Parse(member), field)
            : email.Value is { } address ? MemberAt(side, address, emailField)
            : id.IsGiven || email.IsGiven ? default(Id<Member>)
            : default(Given<Id<Member>>);
    }

    /// <summary>The active member with an address whom the caller may see.</summary>
    Id<Member> MemberAt(Side side, string address, string field)
    {
        var mailbox = _request.Services.Mint.MailboxOf(address);
        if (mailbox.Error is { } error)
        {
            _refusals.Add(error with { Field = field });
            return default;
        }

        // Whoever is not there is refused by the account, among all else that is wrong with it.
        return _sight.FindActive(side, mailbox.Value.Digest)?.Id ?? Id<Member>.Create(_request.Services.Ids.Next());
    }

    static Given<TDomain> Given<TClient, TDomain>(Optional<TClient> field, Func<TClient, TDomain> toDomain) =>
        field.IsGiven ? toDomain(field.Value) : default(Given<TDomain>);
}
