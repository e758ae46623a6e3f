using Success.Domain.Accounts;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Tenancy;

namespace Success.Domain.Tests.Notifications;

public sealed class RecipientsTests
{
    readonly Workspace _workspace = new();

    [Fact]
    public void Alert_GoesToWhoIsBoundToTheAccount_AndToNobodyElse()
    {
        var csm = _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Acme));
        var above = _workspace.Join(Role.ProviderCsm, Workspace.Below(Workspace.Acme));
        _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Bolt));
        _workspace.Join(Role.ProviderManager);
        var sponsor = _workspace.Join(Role.CustomerSponsor, Workspace.On(Workspace.Acme));
        _workspace.Join(Role.CustomerSponsor, Workspace.On(Workspace.Bolt));
        _workspace.Invite(Role.CustomerSponsor, Workspace.On(Workspace.Acme));

        Assert.Equal([csm, above], Of(Side.Provider));
        Assert.Equal([above], Of(Side.Provider, account: Workspace.AcmeNorth));
        Assert.Equal([sponsor], Of(Side.Customer));
    }

    [Fact]
    public void Alert_OfAnAccountThatNobodyIsBoundTo_GoesToWhoSeesAll_OfTheCustomerToNobody()
    {
        var manager = _workspace.Join(Role.ProviderManager);

        Assert.Equal(new[] { _workspace.Owner, manager }.Order(), Of(Side.Provider));
        Assert.Empty(Of(Side.Customer));
    }

    [Fact]
    public void Alert_GoesToWhoLooksAfterTheAccount_ThoughBoundToNone()
    {
        var manager = _workspace.Join(Role.ProviderManager);

        Assert.Equal([manager], Of(Side.Provider, owners: new(manager, default)));
    }

    [Fact]
    public void Members_WhoHaveLeftOrBounced_AreToldNothing()
    {
        var left = _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Acme));
        var bounced = _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Acme));
        var stays = _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Acme));

        _workspace.Do(_workspace.As(_workspace.Owner), new TenantCommand.RemoveMember(left));
        _workspace.Do(Workspace.Service, new TenantCommand.ReportBounce(bounced));

        Assert.Equal([stays], Of(Side.Provider));
    }

    [Fact]
    public void Proposal_GoesToWhoMayAgree()
    {
        var sponsor = _workspace.Join(Role.CustomerSponsor, Workspace.On(Workspace.Acme));
        var viewer = _workspace.Join(Role.CustomerViewer, Workspace.On(Workspace.Acme));

        Assert.Equal([sponsor], Of(Side.Customer, Topic.Proposal));
        Assert.Equal(new[] { sponsor, viewer }.Order(), Of(Side.Customer));
    }

    [Fact]
    public void Escalation_GoesToTheManagers_WithoutAnyToTheOwners()
    {
        _workspace.Join(Role.ProviderCsm, Workspace.On(Workspace.Acme));
        Assert.Equal([_workspace.Owner], Of(Side.Provider, Topic.Escalation));

        var manager = _workspace.Join(Role.ProviderManager);
        Assert.Equal([manager], Of(Side.Provider, Topic.Escalation));
    }

    [Fact]
    public void Members_AreToldUpToTheMostAndNotOneMore()
    {
        for (var i = 0; i < Recipients.Most; i++)
        {
            _workspace.Join(Role.CustomerContributor, Workspace.On(Workspace.Acme));
        }

        Assert.Equal(Recipients.Most, Of(Side.Customer).Count());
        _workspace.Join(Role.CustomerContributor, Workspace.On(Workspace.Acme));
        Assert.Equal(Recipients.Most, Of(Side.Customer).Count());
    }

    [Fact]
    public void Sandbox_TellsNobody()
    {
        var sandbox = new Workspace(sandbox: true);

        Assert.Empty(Recipients.Of(sandbox.State, new(Workspace.Acme, []), default, Side.Provider, Topic.Alert));
    }

    IEnumerable<Id<Member>> Of(Side side, Topic topic = Topic.Alert, Id<Account>? account = null, Owners owners = default) =>
        Recipients.Of(_workspace.State, Workspace.Find(account ?? Workspace.Acme)!, owners, side, topic).Select(member => member.Id);
}
