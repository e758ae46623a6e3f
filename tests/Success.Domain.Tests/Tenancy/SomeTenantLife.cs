using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

/// <summary>A tenant to which everything happens that can happen to one.</summary>
static class SomeTenantLife
{
    public static IReadOnlyList<TenantEvent> Events()
    {
        var workspace = new Workspace();
        var owner = workspace.As(workspace.Owner);
        Settle(workspace, owner);
        Staff(workspace, owner);
        Connect(workspace, owner);

        workspace.Do(Operator, new TenantCommand.SuspendTenant("An invoice is open."));
        workspace.Do(Operator, new TenantCommand.ResumeTenant());
        ComeAndGo(workspace, owner);
        FallSilent(workspace, owner);
        return workspace.Journal;
    }

    static void ComeAndGo(Workspace workspace, Caller owner)
    {
        var first = workspace.Do(Service, new TenantCommand.BeginSession(workspace.Owner)).OfType<SessionBegun>().Single().Session;
        workspace.Do(Service, new TenantCommand.BeginSession(workspace.Owner, first));
        workspace.Do(owner, new TenantCommand.SignOutEverywhere(workspace.Owner));
        workspace.Do(owner, new TenantCommand.ChangeSettings(
            workspace.State.Settings with { ReportingCurrency = "EUR", Escalation = new EscalationRule(10, 4, 2) }));
        var template = workspace.Do(owner, SomeTemplates.Keep() with { Key = IdempotencyKey.Create("once").Value })
            .OfType<TemplateKept>().Single().Template;
        workspace.Do(owner, new TenantCommand.RetireTemplate(template));
    }

    static void Settle(Workspace workspace, Caller owner)
    {
        workspace.Do(owner, new TenantCommand.RenameTenant("Contoso Ltd"));
        workspace.Do(owner, new TenantCommand.ChangeSettings(TenantSettings.Default with { Zone = ZoneName.Create("Europe/Berlin").Value, HeadStartDays = 2 }));
        workspace.Do(owner, new TenantCommand.ChangeLabel(BrandLabel.Csm, "Customer partner"));
        workspace.Do(owner, new TenantCommand.ChangeLabel(BrandLabel.Csm, null));
        SomeTemplates.DefineMetric(workspace, owner);
    }

    static void Staff(Workspace workspace, Caller owner)
    {
        var person = workspace.Do(owner, new TenantCommand.AddPerson(Acme, Side.Customer, "Somebody", "Head of IT", Mail("somebody")))
            .OfType<PersonAdded>().Single().Person;
        workspace.Do(owner, new TenantCommand.ChangePerson(person, "Somebody else", null, null));
        workspace.Do(owner, new TenantCommand.RemovePerson(person));

        var member = workspace.Invite(Role.ProviderCsm, Below(Acme), mandate: new Mandate(MandateScope.All, [], new Money(50_000, "EUR")));
        var deputy = workspace.Join(Role.ProviderCsm, On(Acme, Bolt));
        workspace.Do(owner, new TenantCommand.RenewInvitation(member));
        workspace.Do(owner, new TenantCommand.CorrectAddress(member, Mail("right")));
        workspace.Do(Service, new TenantCommand.AcceptInvitation(member));
        workspace.Do(owner, new TenantCommand.RenameMember(member, "Another name"));
        workspace.Do(owner, new TenantCommand.NameDeputy(member, deputy, workspace.Today.AddDays(14)));
        workspace.Do(owner, new TenantCommand.DismissDeputy(member));
        workspace.Do(owner, new TenantCommand.RebindMember(member, On(Bolt)));
        workspace.Do(owner, new TenantCommand.GiveMandate(member, new Mandate(MandateScope.Plans, [Id<Plan>.Create(Value(50))], null)));
        workspace.Do(owner, new TenantCommand.ChangeRole(member, Role.ProviderViewer));
        workspace.Do(Service, new TenantCommand.ReportBounce(member));
        workspace.Do(owner, new TenantCommand.RemoveMember(member));
        workspace.Do(owner, new TenantCommand.EraseMember(member));
        workspace.Join(Role.CustomerAdmin, Below(Acme));
    }

    static void Connect(Workspace workspace, Caller owner)
    {
        var client = workspace.CreateClient(owner, ClientScopes.Read | ClientScopes.Measure, AccountScope.Everything);
        workspace.Do(owner, new TenantCommand.RotateClient(client, Secret(1), TimeSpan.FromDays(7)));
        workspace.Do(Service, new TenantCommand.NoteClientUse(client));
        workspace.Do(owner, new TenantCommand.RevokeClient(client));
        workspace.Happen(new ClientForgotten(client) { At = workspace.Now });
    }

    static void FallSilent(Workspace workspace, Caller owner)
    {
        var client = workspace.CreateClient(owner, ClientScopes.Measure, AccountScope.Everything);
        var metric = workspace.State.Catalogue.Metrics.Keys.Min();
        workspace.Do(Service, new TenantCommand.NoteDeliveries(client, [metric]));
        workspace.Do(owner, new TenantCommand.StateFeedGap(client, metric, TimeSpan.FromDays(1)));
        workspace.Now += TimeSpan.FromDays(2);
        workspace.Do(Service, new TenantCommand.WakeTenant());
        workspace.Now += TimeSpan.FromDays(1);
        workspace.Do(Service, new TenantCommand.NoteDeliveries(client, [metric]));
        workspace.Do(owner, new TenantCommand.ChooseMails(new() { Choice = MailChoice.Digest, QuietHours = new(new(18, 0), new(9, 0)), Zone = ZoneName.Create("Europe/Berlin").Value }));
    }
}
