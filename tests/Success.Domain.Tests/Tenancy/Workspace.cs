using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>
/// A tenant with one owner and three accounts (Acme with its daughter Acme North, and Bolt): commands go in, events are folded, as the
/// tenant's grain does it.
/// </summary>
sealed class Workspace
{
    public static readonly Id<Account> Acme = Id<Account>.Create(Value(1));
    public static readonly Id<Account> AcmeNorth = Id<Account>.Create(Value(2));
    public static readonly Id<Account> Bolt = Id<Account>.Create(Value(3));
    public static readonly Id<Account> Nowhere = Id<Account>.Create(Value(4));
    public static readonly Caller Operator = new Caller.Operator();
    public static readonly Caller Service = new Caller.Service();

    readonly List<TenantEvent> _journal = [];
    int _drawn = 1000;

    public Workspace(bool sandbox = false, int number = 9)
    {
        Do(Operator, new TenantCommand.CreateTenant(
            Id<Tenant>.Create(Value(number)), RouteTag.Create("t7k2").Value, "Contoso", sandbox, "The owner", Mail("owner")));
        Owner = State.Members.Keys.Single();
    }

    public Tenant State { get; private set; } = Tenant.None;

    public Id<Member> Owner { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public IReadOnlyList<TenantEvent> Journal => _journal;

    /// <summary>The deletable rows, by key.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public Member this[Id<Member> member] => State.Members[member];

    public static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);

    public static Mailbox Mail(string name) => new($"{name}@example.com", EmailDigest.Of([1, 2, 3], EmailAddress.Create($"{name}@example.com").Value));

    public static SecretHash Secret(int number) => SecretHash.Of([4, 5, 6], number.ToString(CultureInfo.InvariantCulture));

    public static AccountScope On(params Id<Account>[] accounts) =>
        AccountScope.BoundTo(accounts.Select(account => new AccountBinding(account, Subtree: false))).Value;

    public static AccountScope Below(Id<Account> account) => AccountScope.BoundTo(new AccountBinding(account, Subtree: true)).Value;

    public static AccountPath? Find(Id<Account> account) =>
        account == AcmeNorth ? new(AcmeNorth, [Acme])
        : account == Acme || account == Bolt ? new(account, [])
        : null;

    public Caller As(Id<Member> member) => new Caller.Credential(Audience.Of(State, State.Members[member]).Value);

    public Caller As(Id<ApiClient> client) => new Caller.Credential(Audience.Of(State, State.Clients[client], Now).Value);

    public TenantContext Context(Caller caller) => new(Now, new(Value(_drawn++)), caller, Find);

    /// <summary>The context that was made last, with its ids not given out yet.</summary>
    public TenantContext Again(TenantContext context) => context with { Ids = new(Value(_drawn - 1)) };

    public Result<Decision<TenantEvent>> Try(Caller caller, TenantCommand command)
    {
        var decided = Tenant.Decide(State, command, Context(caller));
        if (decided.IsSuccess)
        {
            Write(decided.Value);
        }

        return decided;
    }

    public IReadOnlyList<TenantEvent> Do(Caller caller, TenantCommand command)
    {
        var decided = Try(caller, command);
        Assert.True(decided.IsSuccess, decided.Error?.Message);
        return decided.Value.Events;
    }

    public DomainError Refuse(Caller caller, TenantCommand command)
    {
        var decided = Tenant.Decide(State, command, Context(caller));
        Assert.False(decided.IsSuccess, $"{command} was not refused.");
        return decided.Error;
    }

    public Id<Member> Invite(Role role, AccountScope accounts, Caller? by = null, string? email = null, Mandate? mandate = null) =>
        Do(by ?? As(Owner), new TenantCommand.InviteMember("Somebody", Mail(email ?? $"m{_drawn}"), role, accounts, mandate))
            .OfType<MemberInvited>().Single().Member;

    /// <summary>An active member.</summary>
    public Id<Member> Join(Role role, AccountScope accounts, Caller? by = null, string? email = null)
    {
        var member = Invite(role, accounts, by, email);
        Do(Service, new TenantCommand.AcceptInvitation(member));
        return member;
    }

    public Id<Member> Join(Role role) =>
        Join(role, role.SeesEveryAccount() ? AccountScope.Everything : On(Acme));

    public Id<ApiClient> CreateClient(Caller by, ClientScopes scopes, AccountScope accounts) =>
        Do(by, new TenantCommand.CreateClient("Warehouse", scopes, accounts, Now.AddDays(90), Secret(_drawn++)))
            .OfType<ClientCreated>().Single().Client;

    /// <summary>Puts events into the journal that nobody asked for, to reach a state quickly.</summary>
    public void Happen(params IEnumerable<TenantEvent> events)
    {
        foreach (var happened in events)
        {
            _journal.Add(happened);
            State = Tenant.Apply(State, happened);
        }
    }

    void Write(Decision<TenantEvent> decision)
    {
        Happen(decision.Events);
        foreach (var text in decision.Texts)
        {
            Texts.Remove(text.Key);
            if (text.Text is not null)
            {
                Texts.Add(text.Key, text.Text);
            }
        }
    }
}
