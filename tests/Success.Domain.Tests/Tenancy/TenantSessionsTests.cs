using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantSessionsTests
{
    static readonly Id<Session> Some = Id<Session>.Create(Value(70));

    readonly Workspace _workspace = new();

    [Fact]
    public void BeginSession_OfAnInvitedMember_BringsItIn()
    {
        var member = _workspace.Invite(Role.CustomerSponsor, On(Acme));

        var events = _workspace.Do(Service, new TenantCommand.BeginSession(member));

        Assert.Equal([typeof(InvitationAccepted), typeof(SessionBegun)], events.Select(happened => happened.GetType()));
        Assert.Equal(MemberState.Active, _workspace[member].State);
    }

    [Fact]
    public void BeginSession_AfterTheInvitationsEnd_IsRefused()
    {
        var member = _workspace.Invite(Role.CustomerSponsor, On(Acme));
        _workspace.Now = _workspace[member].InvitedUntil;

        Assert.Equal(DomainErrorCode.Stale, _workspace.Refuse(Service, new TenantCommand.BeginSession(member)).Code);
    }

    [Fact]
    public void BeginSession_OfWhoHasLeftOrASuspendedTenant_IsRefused()
    {
        var member = _workspace.Join(Role.ProviderCsm);
        _workspace.Do(_workspace.As(member), new TenantCommand.RemoveMember(member));
        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(Service, new TenantCommand.BeginSession(member)).Code);

        _workspace.Do(Operator, new TenantCommand.SuspendTenant("An invoice is open."));
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Service, new TenantCommand.BeginSession(_workspace.Owner)).Code);
    }

    [Fact]
    public void BeginSession_ByAnybodyButTheService_IsRefused() => Assert.All(
        [Operator, _workspace.As(_workspace.Owner)],
        caller => Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(caller, new TenantCommand.BeginSession(_workspace.Owner)).Code));

    [Fact]
    public void BeginSession_InsteadOfAnother_EndsThatOne()
    {
        var events = _workspace.Do(Service, new TenantCommand.BeginSession(_workspace.Owner, Some));

        Assert.Equal(Some, Assert.IsType<SessionEnded>(events[0]).Session);
        Assert.IsType<SessionBegun>(events[1]);
    }

    [Fact]
    public void EndSession_IsForOneselfAndWhoLooksAfterMembers()
    {
        var csm = _workspace.Join(Role.ProviderCsm, On(Acme));
        var other = _workspace.Join(Role.ProviderCsm, On(Acme));
        var end = new TenantCommand.EndSession(Some, csm);

        Assert.Single(_workspace.Do(_workspace.As(csm), end));
        Assert.Single(_workspace.Do(_workspace.As(_workspace.Owner), end));
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(other), end).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(other), new TenantCommand.SignOutEverywhere(csm)).Code);
    }

    [Fact]
    public void EndSession_OfWhoTheCallerDoesNotSee_IsNotFound()
    {
        var here = _workspace.Join(Role.CustomerAdmin, On(Acme));
        var there = _workspace.Join(Role.CustomerAdmin, On(Bolt));
        var csm = _workspace.Join(Role.ProviderCsm);

        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(_workspace.As(here), new TenantCommand.EndSession(Some, there)).Code);
        Assert.False(_workspace.State.MaySeeSessions(there, _workspace.Context(_workspace.As(here))));
        Assert.True(_workspace.State.MaySeeSessions(here, _workspace.Context(_workspace.As(here))));
        Assert.True(_workspace.State.MaySeeSessions(csm, _workspace.Context(_workspace.As(_workspace.Owner))));
    }
}
