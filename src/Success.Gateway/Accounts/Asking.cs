using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Requests;
using Success.Grains.Journals;

namespace Success.Gateway.Accounts;

/// <summary>
/// One mutation of an account: reads the ids of its input, gathers what is wrong with them, carries its command out and answers with the
/// account as it is then. What is wrong with an id is said before anything is asked of a grain.
/// </summary>
sealed class Asking(GatewayRequest request)
{
    readonly Refusals _refusals = new();
    readonly FieldNames _fields = new();
    Id<Account> _account;

    // An account that is not there, or not for the caller, is told as whatever the input named of it.
    (string Field, string Noun) _named = ("account", PartNames.Of<Account>());

    public GatewayRequest Request => request;

    public Refusals Refusals => _refusals;

    /// <summary>The account that the input names.</summary>
    public Id<Account> Account(string? id, string field = "account")
    {
        _named = (field, PartNames.Of<Account>());
        return _account = _refusals.Take(Id<Account>.Parse(id), field);
    }

    /// <summary>Another account that the input names; none for null.</summary>
    public Id<Account> OtherAccount(string? id, string field) => id is null ? default : _refusals.Take(Id<Account>.Parse(id), field);

    /// <summary>The part that the input is about; it names the account too.</summary>
    public Id<T> Subject<T>(string? id, string field)
        where T : IIdentified
    {
        var part = _refusals.Take(PartId<T>.Parse(id), field);
        (_account, _named) = (part.Account, (field, PartNames.Of<T>()));
        return part.Part;
    }

    /// <summary>Another part of the same account; none for null.</summary>
    public Id<T> Part<T>(string? id, string field)
        where T : IIdentified
    {
        if (id is null)
        {
            return default;
        }

        var part = PartId<T>.Parse(id);
        if (part.IsSuccess && part.Value.Account != _account)
        {
            // A part of another account does not exist in this one, whether or not it exists there.
            _refusals.Add(new(DomainErrorCode.NotFound, $"There is no such {PartNames.Of<T>()} in this account.", field));
        }

        return _refusals.Take(part, field).Part;
    }

    /// <summary>A member; none for null.</summary>
    public Id<Member> Member(string? id, string field) => id is null ? default : _refusals.Take(Id<Member>.Parse(id), field);

    /// <summary>A template; none for null.</summary>
    public Id<Template> Template(string? id, string field) => id is null ? default : _refusals.Take(Id<Template>.Parse(id), field);

    /// <summary>Who answers for something on each side.</summary>
    public Owners Owners(string? provider, string? customer, string field)
    {
        Renamed($"{field}.owners.provider", $"{field}.owner").Renamed($"{field}.owners.customer", $"{field}.customerOwner");
        Renamed($"{field}.valuation.of", $"{field}.valuation.metric");
        return new(Member(provider, $"{field}.owner"), Member(customer, $"{field}.customerOwner"));
    }

    /// <summary>A metric's key.</summary>
    public MetricKey Metric(string key, string field)
    {
        var metric = MetricKey.Create(key);
        _refusals.Add(metric.Error is { } error ? error with { Field = field } : null);
        return metric.IsSuccess ? metric.Value : default;
    }

    /// <summary>The domain's text of any part's id; the domain says itself which parts it takes.</summary>
    public string? PartText(string id, string field)
    {
        var end = id.LastIndexOf('_');
        var isOwn = end > 0 && $"{Domain.Accounts.Account.Prefix}{id[end..]}" == _account.ToString();
        return _refusals.Require(isOwn, field, "This is the id of a part of the same account, as this API gave it.") ? id[..end] : null;
    }

    public IdempotencyKey? Key(string? key)
    {
        // The refusal names its field itself.
        var read = key is null ? default(Result<IdempotencyKey>?) : IdempotencyKey.Create(key);
        _refusals.Add(read?.Error);
        return read is { IsSuccess: true } known ? known.Value : null;
    }

    /// <summary>Says how a field of the domain is called in the input; longer ones are said first.</summary>
    public Asking Renamed(string domain, string client)
    {
        _fields.Add(domain, client);
        return this;
    }

    /// <summary>Carries a command out.</summary>
    /// <param name="command">Makes the command; called only when nothing is wrong with the input.</param>
    /// <param name="subject">What the answer shows; null for what the command makes.</param>
    /// <param name="plan">The plan that the answer shows beside it.</param>
    public async Task<AccountPayload> CarryAsync(Func<AccountCommand> command, string? subject = null, Id<Plan> plan = default)
    {
        if (!_refusals.IsEmpty)
        {
            return Refused();
        }

        var asked = command();
        var answer = await FreshActivation.RetryAsync(() => request.AccountGrain(_account).Execute(new(asked, request.Caller.Audience)));
        return answer.Refusal is { } refusal ? Refused(refusal) : new(await AfterAsync(), subject ?? answer.Subject, plan);
    }

    /// <summary>The plan that a part belongs to, before a command takes the part away; none when there is no such part.</summary>
    public async Task<Id<Plan>> PlanWithAsync(Func<Plan, bool> has) =>
        _refusals.IsEmpty && await request.Accounts.FindAsync(_account) is { } page
            ? page.View.Plans.FirstOrDefault(plan => has(plan.Plan))?.Plan.Id ?? default
            : default;

    /// <summary>The account before the command; null when there is none that the caller may see.</summary>
    public Task<AccountPage?> PageAsync() => request.Accounts.FindAsync(_account);

    /// <summary>The plan that a proposal is about; none when it is not open.</summary>
    public async Task<Id<Plan>> PlanOfAsync(Id<Proposal> proposal) =>
        _refusals.IsEmpty && await PageAsync() is { } page ? page.View.Proposals.FirstOrDefault(open => open.Id == proposal)?.Plan ?? default : default;

    /// <summary>The plan that a review is about; none when it is not open.</summary>
    public async Task<Id<Plan>> PlanOfAsync(Id<Review> review) =>
        _refusals.IsEmpty && await PageAsync() is { } page ? page.View.Reviews.FirstOrDefault(open => open.Review.Id == review)?.Review.Plan ?? default : default;

    /// <summary>What is wrong with the input itself, whose fields are called as it calls them.</summary>
    public AccountPayload Refused() => new(UserErrorNode.Of(_refusals.ToError()));

    /// <summary>What was refused of the command, in the input's words.</summary>
    public AccountPayload Refused(DomainError refusal) => refusal is { Code: DomainErrorCode.NotFound, Field: null, Details.Count: 0 }
        ? new(UserErrorNode.Of(PartNames.NotFound(_named.Noun, _named.Field)))
        : new(UserErrorNode.Of(refusal, _fields.Of, sentence => SubjectId.Within(sentence, _account)));

    async Task<AccountPage?> AfterAsync()
    {
        request.Accounts.Forget(_account);
        return await request.Accounts.FindAsync(_account);
    }
}
