using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantPeopleTests
{
    readonly Workspace _workspace = new();

    Caller Owner => _workspace.As(_workspace.Owner);

    [Fact]
    public void AddPerson_ThenRemove_LeavesNoText()
    {
        var person = Add(Owner, Acme);

        Assert.Equal("Head of IT", _workspace.Texts[$"{person}.occupation"]);
        _workspace.Do(Owner, new TenantCommand.ChangePerson(person, "Another name", null, null));
        Assert.Equal(["Another name"], _workspace.Texts.Where(text => text.Key.StartsWith($"{person}.", StringComparison.Ordinal)).Select(text => text.Value));

        _workspace.Do(Owner, new TenantCommand.RemovePerson(person));

        Assert.DoesNotContain(_workspace.Texts.Keys, key => key.StartsWith($"{person}.", StringComparison.Ordinal));
        Assert.Empty(_workspace.State.People);
    }

    [Fact]
    public void AddPerson_ByTheCustomer_IsForItsOwnSideAndAccounts()
    {
        var contributor = _workspace.As(_workspace.Join(Role.CustomerContributor));

        Add(contributor, Acme);
        Assert.Equal("side", _workspace.Refuse(contributor, Addition(Acme) with { Side = Side.Provider }).Field);
        Assert.Equal(_workspace.Refuse(contributor, Addition(Nowhere)), _workspace.Refuse(contributor, Addition(Bolt)));
        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(contributor, new TenantCommand.RemovePerson(Add(Owner, Bolt))).Code);
    }

    [Fact]
    public void AddPerson_AtTheLimit_NeedsRoom()
    {
        _workspace.Happen(Enumerable.Range(0, TenantLimits.MaxPeople - 1).Select(number =>
            new PersonAdded(Id<Person>.Create(Value(100_000 + number)), Acme, Side.Customer, default, null, default)));

        var last = Add(Owner, Acme);

        Assert.Equal(DomainErrorCode.LimitReached, _workspace.Refuse(Owner, Addition(Acme)).Code);
        _workspace.Do(Owner, new TenantCommand.RemovePerson(last));
        Add(Owner, Acme);
    }

    Id<Person> Add(Caller by, Id<Account> account) => _workspace.Do(by, Addition(account)).OfType<PersonAdded>().Single().Person;

    static TenantCommand.AddPerson Addition(Id<Account> account) => new(account, Side.Customer, "Somebody", "Head of IT", Mail("somebody"));
}
