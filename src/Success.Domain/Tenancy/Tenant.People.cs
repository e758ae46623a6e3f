using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// People who matter and do not sign in.
public sealed partial record Tenant
{
    Decided Add(TenantCommand.AddPerson add, TenantContext context)
    {
        var account = AccountScope.BoundTo(new AccountBinding(add.Account, Subtree: false));
        if (account.Error is { } noAccount)
        {
            return noAccount with { Field = "account" };
        }

        if (RefuseToBind(context, PolicyAction.ManagePeople, add.Side, mustBeEvery: false, account.Value) is { } refusal)
        {
            return refusal.Code == DomainErrorCode.NotFound ? refusal with { Field = "account" } : refusal;
        }

        if (RefuseSide(add.Side, context) is { } forbidden)
        {
            return forbidden;
        }

        if (People.Count >= TenantLimits.MaxPeople)
        {
            return Refusal.LimitReached(null, $"A workspace knows at most {TenantLimits.MaxPeople} people who do not sign in; remove one first.");
        }

        var id = context.Ids.Next<Person>();
        return Describe(id, add.Name, add.Occupation, add.Email, context).Then<Decision<TenantEvent>>(texts => Because(
            new PersonAdded(id, add.Account, add.Side, texts[0].Digest!.Value, texts[1].Digest, add.Email?.Digest ?? default), texts) with
        {
            Subject = id.ToString(),
        });
    }

    Decided Change(TenantCommand.ChangePerson change, TenantContext context) =>
        FindToManage(change.Person, context).Then<Decision<TenantEvent>>(person =>
            Describe(person.Id, change.Name, change.Occupation, change.Email, context).Then<Decision<TenantEvent>>(texts => Because(
                new PersonChanged(person.Id, texts[0].Digest!.Value, texts[1].Digest, change.Email?.Digest ?? default), texts)));

    Decided Remove(TenantCommand.RemovePerson remove, TenantContext context) =>
        FindToManage(remove.Person, context).Then<Decision<TenantEvent>>(person => Because(
            new PersonRemoved(person.Id),
            context.Delete($"{person.Id}.name"), context.Delete($"{person.Id}.occupation"), context.Delete($"{person.Id}.email")));

    /// <summary>A person that the caller may see.</summary>
    Result<Person> Find(Id<Person> id, TenantContext context) =>
        People.TryGetValue(id, out var person) && Sees(context, PolicyAction.ReadPeople, ScopeOf(person))
            ? person
            : Refusal.NotFound("person", "There is no such person.");

    Result<Person> FindToManage(Id<Person> id, TenantContext context) => Find(id, context).Then<Person>(person =>
        (Refuse(context, PolicyAction.ManagePeople, ScopeOf(person), "person") ?? RefuseSide(person.Side, context)) is { } refusal ? refusal : person);

    static AccountScope ScopeOf(Person person) => AccountScope.BoundTo(new AccountBinding(person.Account, Subtree: false)).Value;

    static DomainError? RefuseSide(Side side, TenantContext context) =>
        context.Audience?.Side == Side.Customer && side == Side.Provider
            ? Refusal.Forbidden("side", "The provider looks after its own people.")
            : null;

    /// <summary>The texts of a person: name, occupation, address, in this order; what is not given is deleted.</summary>
    static Result<TextChange[]> Describe(Id<Person> id, string name, string? occupation, Mailbox? email, TenantContext context)
    {
        var checkedName = Texts.Name(name, "name");
        var checkedOccupation = occupation is null ? "" : Texts.Name(occupation, "occupation");
        var address = email is null ? "" : CheckMailbox(email);
        return (checkedName.Error ?? checkedOccupation.Error ?? address.Error) is { } error
            ? error
            : new[]
            {
                context.Write($"{id}.name", checkedName.Value),
                WriteOrDelete($"{id}.occupation", checkedOccupation.Value, context),
                WriteOrDelete($"{id}.email", address.Value, context),
            };
    }

    static TextChange WriteOrDelete(string key, string text, TenantContext context) =>
        text.Length == 0 ? context.Delete(key) : context.Write(key, text);
}
