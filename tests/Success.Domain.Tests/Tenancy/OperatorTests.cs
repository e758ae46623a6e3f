using Success.Domain.Metrics;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

/// <summary>What operators may do is what docs/policy.md says, and nothing else.</summary>
public sealed class OperatorTests
{
    readonly Workspace _workspace = new();

    [Fact]
    public void Operator_MayDoWhatThePageSaysAndNothingElse()
    {
        var commands = Commands();
        var allowed = commands.Where(command => Tenant.Decide(_workspace.State, command, _workspace.Context(Operator)).Error?.Code != DomainErrorCode.Forbidden);

        Assert.Equal(typeof(TenantCommand).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal), commands.Select(Name).Order(StringComparer.Ordinal));
        Assert.Equal(["CreateTenant", "InviteMember", "ResumeTenant", "SuspendTenant"], allowed.Select(Name).Order(StringComparer.Ordinal));
        Assert.All(allowed, command => Assert.Contains($"`{Name(command)}`", PolicyPage.Operators(), StringComparison.Ordinal));
    }

    [Fact]
    public void Operator_BringsInOwnersOnly() => Assert.All(
        Enum.GetValues<Role>().Where(role => role != Role.ProviderOwner),
        role => Assert.Equal(
            DomainErrorCode.Forbidden,
            _workspace.Refuse(Operator, new TenantCommand.InviteMember("Somebody", Mail("m"), role, role.SeesEveryAccount() ? AccountScope.Everything : On(Acme))).Code));

    List<TenantCommand> Commands()
    {
        var owner = _workspace.As(_workspace.Owner);
        var member = _workspace.Join(Role.ProviderCsm);
        var client = _workspace.CreateClient(owner, ClientScopes.Read, AccountScope.Everything);
        var person = _workspace.Do(owner, new TenantCommand.AddPerson(Acme, Side.Customer, "Somebody", null, null)).OfType<PersonAdded>().Single().Person;
        SomeTemplates.DefineMetric(_workspace, owner);
        var template = _workspace.Do(owner, SomeTemplates.Keep()).OfType<TemplateKept>().Single().Template;
        return
        [
            new TenantCommand.CreateTenant(Id<Tenant>.Create(Value(9)), RouteTag.Create("t7k2").Value, "Contoso", false, "The owner", Mail("owner")),
            new TenantCommand.RenameTenant("Other"), new TenantCommand.ChangeSettings(TenantSettings.Default),
            new TenantCommand.ChangeLabel(BrandLabel.Csm, null), new TenantCommand.ChangeCatalogue(new RetireMetric(MetricKey.Create("logins").Value)),
            new TenantCommand.SuspendTenant("Why"), new TenantCommand.ResumeTenant(),
            new TenantCommand.InviteMember("Somebody", Mail("m"), Role.ProviderOwner, AccountScope.Everything),
            new TenantCommand.RenewInvitation(member), new TenantCommand.AcceptInvitation(member), new TenantCommand.ReportBounce(member),
            new TenantCommand.CorrectAddress(member, Mail("m")), new TenantCommand.RenameMember(member, "Other"),
            new TenantCommand.ChangeRole(member, Role.ProviderViewer), new TenantCommand.RebindMember(member, On(Bolt)),
            new TenantCommand.GiveMandate(member, Mandate.None), new TenantCommand.NameDeputy(member, _workspace.Owner, _workspace.Today),
            new TenantCommand.DismissDeputy(member), new TenantCommand.RemoveMember(member), new TenantCommand.EraseMember(member),
            new TenantCommand.AddPerson(Acme, Side.Customer, "Somebody", null, null), new TenantCommand.ChangePerson(person, "Other", null, null),
            new TenantCommand.RemovePerson(person),
            new TenantCommand.CreateClient("Warehouse", ClientScopes.Read, AccountScope.Everything, _workspace.Now.AddDays(1), Secret(1)),
            new TenantCommand.RotateClient(client, Secret(2), TimeSpan.Zero), new TenantCommand.RevokeClient(client), new TenantCommand.NoteClientUse(client),
            new TenantCommand.ChooseMails(MailSettings.Default), new TenantCommand.NoteDeliveries(client, []), new TenantCommand.WakeTenant(),
            new TenantCommand.StateFeedGap(client, MetricKey.Create("logins").Value, null),
            new TenantCommand.AttendFeedAlert(Id<Alert>.Create(Value(8)), new AcknowledgeAlert(Id<Alert>.Create(Value(8)))),
            new TenantCommand.BeginSession(member), new TenantCommand.EndSession(Id<Session>.Create(Value(7)), member),
            new TenantCommand.SignOutEverywhere(member), SomeTemplates.Keep(), new TenantCommand.RetireTemplate(template),
        ];
    }

    static string Name(TenantCommand command) => command.GetType().Name;
}
