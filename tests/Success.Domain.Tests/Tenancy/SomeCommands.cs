using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

/// <summary>What anybody could ask of a tenant, sensible or not.</summary>
sealed class SomeCommands(Random random, Workspace workspace)
{
    static readonly Id<Account>[] Accounts = [Acme, Acme, Acme, AcmeNorth, AcmeNorth, Bolt, Bolt, Nowhere];

    int _secret = 500_000;

    public (Caller Caller, TenantCommand Command) Next() =>
        workspace.State.SuspendedAt is not null && random.Next(4) == 0 ? (Operator, new TenantCommand.ResumeTenant())
        : random.Next(4) == 0 ? (Service, new TenantCommand.AcceptInvitation(SomeMember()))
        : random.Next(8) == 0 ? (Service, new TenantCommand.BeginSession(SomeMember()))
        : random.Next(8) == 0 ? (SomeCaller(), new TenantCommand.SignOutEverywhere(SomeMember()))
        : (SomeCaller(), SomeCommand());

    public void Advance() => workspace.Now += TimeSpan.FromHours(random.Next(0, 30));

    Caller SomeCaller()
    {
        var members = workspace.State.Members.Values.Where(member => member.State == MemberState.Active).OrderBy(member => member.Id).ToArray();
        var clients = workspace.State.Clients.Values.Where(client => client.IsLive(workspace.Now)).OrderBy(client => client.Id).ToArray();
        return random.Next(10) switch
        {
            0 => Operator,
            1 or 2 => Service,
            3 when clients.Length > 0 && workspace.State.SuspendedAt is null => workspace.As(Any(clients).Id),
            _ when workspace.State.SuspendedAt is null => workspace.As(Any(members).Id),
            _ => Operator,
        };
    }

    TenantCommand SomeCommand() => random.Next(18) switch
    {
        0 or 1 or 2 or 3 => SomeInvitation(SomeRole()),
        4 or 5 => new TenantCommand.AcceptInvitation(SomeMember()),
        6 => new TenantCommand.ReportBounce(SomeMember()),
        7 => new TenantCommand.CorrectAddress(SomeMember(), Mail($"m{random.Next(30)}")),
        8 or 9 => new TenantCommand.ChangeRole(SomeMember(), SomeRole()),
        10 => new TenantCommand.RebindMember(SomeMember(), SomeScope()),
        11 => new TenantCommand.GiveMandate(SomeMember(), SomeMandate()),
        12 => new TenantCommand.NameDeputy(SomeMember(), SomeMember(), workspace.Today.AddDays(random.Next(-1, 40))),
        13 => new TenantCommand.RemoveMember(SomeMember()),
        14 => new TenantCommand.EraseMember(SomeMember()),
        15 => new TenantCommand.CreateClient(
            "Client", (ClientScopes)random.Next(33), SomeScope(), workspace.Now.AddDays(random.Next(-1, 800)), Secret(_secret++)),
        16 => Any<TenantCommand>(
            new TenantCommand.RevokeClient(SomeClient()), new TenantCommand.RotateClient(SomeClient(), Secret(_secret++), TimeSpan.FromDays(random.Next(40))),
            new TenantCommand.NoteClientUse(SomeClient())),
        _ => Any<TenantCommand>(
            new TenantCommand.SuspendTenant("Why"), new TenantCommand.ResumeTenant(), new TenantCommand.RenewInvitation(SomeMember()),
            new TenantCommand.DismissDeputy(SomeMember()), new TenantCommand.AddPerson(Any(Accounts), Any(Enum.GetValues<Side>()), "Somebody", null, null),
            new TenantCommand.ChangeSettings(TenantSettings.Default with { HeadStartDays = random.Next(-1, 7) })),
    };

    TenantCommand.InviteMember SomeInvitation(Role role) => new(
        "Somebody",
        Mail($"m{random.Next(60)}"),
        role,
        role.SeesEveryAccount() && random.Next(5) > 0 ? AccountScope.Everything : SomeScope(),
        random.Next(4) == 0 ? SomeMandate() : null);

    Id<Member> SomeMember() => Any([.. workspace.State.Members.Keys.Order(), Id<Member>.Create(Value(77))]);

    Id<ApiClient> SomeClient() => Any([.. workspace.State.Clients.Keys.Order(), Id<ApiClient>.Create(Value(77))]);

    Role SomeRole() => Any(Enum.GetValues<Role>());

    AccountScope SomeScope() =>
        random.Next(5) == 0
            ? AccountScope.Everything
            : AccountScope.BoundTo(Enumerable.Range(0, random.Next(1, 3)).Select(_ => new AccountBinding(Any(Accounts), random.Next(2) == 0))).Value;

    Mandate SomeMandate() => random.Next(3) switch
    {
        0 => Mandate.Full,
        1 => Mandate.None,
        _ => new Mandate(MandateScope.All, [], new Money(random.Next(-1, 3), "EUR")),
    };

    T Any<T>(params T[] all) => all[random.Next(all.Length)];
}
