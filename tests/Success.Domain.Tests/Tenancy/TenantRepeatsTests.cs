using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

/// <summary>A command under an idempotency key is carried out once.</summary>
public sealed class TenantRepeatsTests
{
    readonly Workspace _workspace = new();

    [Fact]
    public void Command_RepeatedUnderItsKey_HasNoSecondEffectAndTheSameSubject()
    {
        var owner = _workspace.As(_workspace.Owner);
        var invite = Invite("m") with { Key = Key("once") };

        var first = _workspace.Try(owner, invite).Value;
        var again = _workspace.Try(owner, invite).Value;

        Assert.Equal(first.Events.OfType<MemberInvited>().Single().Member.ToString(), first.Subject);
        Assert.Empty(again.Events);
        Assert.Equal(first.Subject, again.Subject);
    }

    [Fact]
    public void Command_RepeatedWithAFreshSecret_IsTheSameCommand()
    {
        var owner = _workspace.As(_workspace.Owner);
        var create = new TenantCommand.CreateClient("Warehouse", ClientScopes.Read, AccountScope.Everything, _workspace.Now.AddDays(9), Secret(1))
        {
            Key = Key("once"),
        };
        var first = _workspace.Try(owner, create).Value;

        var again = _workspace.Try(owner, create with { Secret = Secret(2) }).Value;

        Assert.Empty(again.Events);
        Assert.Equal(first.Subject, again.Subject);
        Assert.True(_workspace.State.Clients.Values.Single().Accepts(Secret(1), _workspace.Now));
    }

    [Fact]
    public void Key_ForAnotherCommand_IsAConflictAndForAnotherCallerIsNot()
    {
        var manager = _workspace.As(_workspace.Join(Role.ProviderManager));
        _workspace.Do(_workspace.As(_workspace.Owner), Invite("m") with { Key = Key("once") });

        var refused = _workspace.Refuse(_workspace.As(_workspace.Owner), Invite("n") with { Key = Key("once") });

        Assert.Equal((DomainErrorCode.Conflict, "idempotencyKey"), (refused.Code, refused.Field));
        Assert.NotEmpty(_workspace.Do(manager, Invite("n") with { Key = Key("once") }));
    }

    [Fact]
    public void Key_IsRememberedForSevenDays()
    {
        var owner = _workspace.As(_workspace.Owner);
        var rename = new TenantCommand.RenameTenant("Other") { Key = Key("once") };
        _workspace.Do(owner, rename);

        _workspace.Now += RememberedCommands.Memory - TimeSpan.FromTicks(1);
        Assert.Empty(_workspace.Do(owner, rename));
        _workspace.Now += TimeSpan.FromTicks(1);
        Assert.NotEmpty(_workspace.Do(owner, rename));
    }

    [Fact]
    public void Key_BeyondAThousandLaterOnes_IsForgotten()
    {
        var owner = _workspace.As(_workspace.Owner);
        for (var number = 0; number < RememberedCommands.MaxCount; number++)
        {
            _workspace.Do(owner, new TenantCommand.RenameTenant("Other") { Key = Key($"k{number}") });
        }

        Assert.Empty(_workspace.Do(owner, new TenantCommand.RenameTenant("Other") { Key = Key("k0") }));
        _workspace.Do(owner, new TenantCommand.RenameTenant("Other") { Key = Key("beyond") });
        Assert.NotEmpty(_workspace.Do(owner, new TenantCommand.RenameTenant("Other") { Key = Key("k0") }));
    }

    [Fact]
    public void Command_ThatWasRefused_MaySucceedLaterUnderItsKey()
    {
        var owner = _workspace.As(_workspace.Owner);
        var member = _workspace.Join(Role.ProviderCsm);
        var erase = new TenantCommand.EraseMember(member) { Key = Key("once") };
        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(owner, erase).Code);
        _workspace.Do(owner, new TenantCommand.RemoveMember(member));

        Assert.NotEmpty(_workspace.Do(owner, erase));
    }

    static TenantCommand.InviteMember Invite(string mail) => new("Somebody", Mail(mail), Role.ProviderViewer, AccountScope.Everything);

    static IdempotencyKey Key(string text) => IdempotencyKey.Create(text).Value;
}
