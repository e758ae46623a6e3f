using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Requests;

namespace Success.Gateway.Tenancy;

/// <summary>One mutation of the workspace: reads its input, gathers what is wrong with it, and carries its command out.</summary>
/// <param name="request">The request.</param>
/// <param name="needed">What whoever asks must at least sometimes be allowed, to be told what is wrong with the input; null when the input says nothing that only its command checks.</param>
sealed class TenantAsking(GatewayRequest request, PolicyAction? needed = null)
{
    readonly Refusals _refusals = new();
    readonly FieldNames _fields = new();

    public GatewayRequest Request => request;

    public Refusals Refusals => _refusals;

    /// <summary>The id of something of the workspace; none for null.</summary>
    public Id<T> Id<T>(string? id, string field)
        where T : IIdentified => id is null ? default : _refusals.Take(Domain.Id<T>.Parse(id), field);

    public IdempotencyKey? Key(string? key)
    {
        // The refusal names its field itself.
        var read = key is null ? default(Result<IdempotencyKey>?) : IdempotencyKey.Create(key);
        _refusals.Add(read?.Error);
        return read is { IsSuccess: true } known ? known.Value : null;
    }

    /// <summary>Refuses a name that is none, together with whatever else is wrong with the input by itself.</summary>
    public void Name(string name) => _refusals.Add(Texts.Name(name, "name").Error);

    public Mailbox? Mailbox(string? email)
    {
        var read = email is null ? default(Result<Mailbox>?) : request.Services.Mint.MailboxOf(email);
        _refusals.Add(read?.Error);
        return read is { IsSuccess: true } mailbox ? mailbox.Value : null;
    }

    public T Value<T>(Result<T> value, string field)
    {
        _refusals.Add(value.Error is { } error ? error with { Field = field } : null);
        return value.IsSuccess ? value.Value : default!;
    }

    public AccountScope Scope(AccountScopeInput? scope, AccountScope usual)
    {
        if (scope?.Bindings is not { } bindings)
        {
            _refusals.Require(scope?.Every != false, "accounts.every", "Name the accounts instead, or leave them out.");
            return scope is null ? usual : AccountScope.Everything;
        }

        var read = bindings.Select((binding, index) =>
            new AccountBinding(Id<Account>(binding.Account, $"accounts.bindings[{index}].account"), binding.Subtree)).ToList();
        var made = _refusals.IsEmpty ? AccountScope.BoundTo(read) : usual;
        _refusals.Add(made.Error is { } error ? error with { Field = "accounts.bindings" } : null);
        return made.IsSuccess ? made.Value : usual;
    }

    public Mandate Mandate(MandateInput mandate) => new(
        mandate.Scope,
        [.. mandate.Plans.Select((plan, index) => _refusals.Take(PartId<Plan>.Parse(plan), $"mandate.plans[{index}]").Part)],
        mandate.UpTo?.ToDomain());

    /// <summary>Carries a command out.</summary>
    /// <param name="command">Makes the command; called only when nothing is wrong with the input.</param>
    /// <param name="subject">What the answer shows; null for what the command makes.</param>
    public async Task<TenantPayload> CarryAsync(Func<TenantCommand> command, string? subject = null)
    {
        if (!_refusals.IsEmpty && needed is { } action && Policy.GrantOf(request.Caller.Audience, action) == Grant.Never)
        {
            return Refused(Policy.Refuse(request.Caller.Audience, action));
        }

        if (!_refusals.IsEmpty)
        {
            // Said of the input itself, whose fields are called as it calls them.
            return new(UserErrorNode.Of(_refusals.ToError()));
        }

        var answer = await TenantCommands.CarryAsync(request, command());
        return answer.Refusal is { } refusal ? Refused(refusal) : new(request, subject ?? answer.Subject, answer.HasChanged);
    }

    /// <summary>Says how a field of the domain is called in the input; longer ones are said first.</summary>
    public TenantAsking Renamed(string domain, string client)
    {
        _fields.Add(domain, client);
        return this;
    }

    TenantPayload Refused(DomainError refusal) => new(UserErrorNode.Of(refusal, field => FieldOf(_fields.Of(field))));

    static string FieldOf(string field) => field switch
    {
        "client" => "apiClient",
        "accounts" => field,
        _ when field.StartsWith("settings.", StringComparison.Ordinal) => field["settings.".Length..],
        _ when field.StartsWith("accounts[", StringComparison.Ordinal) => $"accounts.bindings{field["accounts".Length..]}",
        _ => field,
    };
}
