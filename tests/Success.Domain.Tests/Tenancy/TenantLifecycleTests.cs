using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantLifecycleTests
{
    [Fact]
    public void CreateTenant_ByAnOperator_HasAnActiveOwnerAndKeepsTextsOutOfTheJournal()
    {
        var workspace = new Workspace();

        Assert.Equal(TenantStatus.Active, workspace.State.Status);
        Assert.True(workspace[workspace.Owner] is { Role: Role.ProviderOwner, State: MemberState.Active, Accounts.Every: true });
        Assert.Equal(
            ["Contoso", "The owner", "owner@example.com"],
            [workspace.Texts[$"{workspace.State.Id}.name"], workspace.Texts[$"{workspace.Owner}.name"], workspace.Texts[$"{workspace.Owner}.email"]]);
        Assert.DoesNotContain(workspace.Journal, happened =>
            System.Text.Encoding.UTF8.GetString(TenantEventCodec.Write(happened)) is var json
            && (json.Contains("Contoso", StringComparison.OrdinalIgnoreCase) || json.Contains("owner@", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void CreateTenant_Twice_IsAConflict() =>
        Assert.Equal(
            DomainErrorCode.Conflict,
            new Workspace().Refuse(Operator, Creation(Value(10))).Code);

    [Fact]
    public void CreateTenant_ByTheService_IsForbidden() =>
        Assert.Equal(DomainErrorCode.Forbidden, Tenant.Decide(Tenant.None, Creation(Value(10)), new Workspace().Context(Service)).Error?.Code);

    [Fact]
    public void AnyCommand_BeforeTheTenantExists_FindsNothing() =>
        Assert.Equal(
            DomainErrorCode.NotFound,
            Tenant.Decide(Tenant.None, new TenantCommand.RenameTenant("New"), new Workspace().Context(Operator)).Error?.Code);

    [Fact]
    public void Credential_OfAnotherTenant_FindsNothing()
    {
        var stranger = new Workspace(number: 8);
        var workspace = new Workspace();

        Assert.Equal(DomainErrorCode.NotFound, workspace.Refuse(stranger.As(stranger.Owner), new TenantCommand.RenameTenant("Mine")).Code);
    }

    [Fact]
    public void SuspendTenant_LetsNobodyInUntilItIsResumed()
    {
        var workspace = new Workspace(sandbox: true);
        var owner = workspace.As(workspace.Owner);
        var invited = workspace.Invite(Role.ProviderCsm, On(Acme));

        workspace.Do(Operator, new TenantCommand.SuspendTenant("The invoice of March is open."));

        Assert.Equal(TenantStatus.Suspended, workspace.State.Status);
        Assert.Equal(DomainErrorCode.Forbidden, Audience.Of(workspace.State, workspace[workspace.Owner]).Error?.Code);
        Assert.Equal(DomainErrorCode.Forbidden, workspace.Refuse(owner, new TenantCommand.RenameTenant("New")).Code);
        Assert.Equal(DomainErrorCode.Forbidden, workspace.Refuse(Service, new TenantCommand.AcceptInvitation(invited)).Code);
        Assert.Empty(workspace.Do(Operator, new TenantCommand.SuspendTenant("Again.")));

        workspace.Do(Operator, new TenantCommand.ResumeTenant());

        Assert.Equal(TenantStatus.Sandbox, workspace.State.Status);
        workspace.Do(owner, new TenantCommand.RenameTenant("New"));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(TenantLimits.MaxHeadStart, true)]
    [InlineData(TenantLimits.MaxHeadStart + 1, false)]
    public void ChangeSettings_HeadStart_IsZeroToFiveDays(int days, bool taken)
    {
        var workspace = new Workspace();
        var decided = workspace.Try(
            workspace.As(workspace.Owner), new TenantCommand.ChangeSettings(TenantSettings.Default with { HeadStartDays = days, FalseAlarms = FalseAlarmSetting.Quiet }));

        Assert.Equal(taken ? null : "settings.headStartDays", decided.Error?.Field);
        Assert.Equal(taken ? days : 1, workspace.State.Settings.HeadStartDays);
    }

    [Theory]
    [InlineData("EUR", EscalationRule.MinDays, null)]
    [InlineData("EUR", EscalationRule.MaxDays, null)]
    [InlineData("eur", EscalationRule.MinDays, "settings.reportingCurrency")]
    [InlineData(null, EscalationRule.MinDays - 1, "settings.escalation.warning")]
    [InlineData(null, EscalationRule.MaxDays + 1, "settings.escalation.warning")]
    public void ChangeSettings_CurrencyAndEscalation_AreChecked(string? currency, int days, string? field)
    {
        var workspace = new Workspace();

        var decided = workspace.Try(
            workspace.As(workspace.Owner),
            new TenantCommand.ChangeSettings(TenantSettings.Default with { ReportingCurrency = currency, Escalation = new EscalationRule(1, days, 1) }));

        Assert.Equal(field, decided.Error?.Field);
    }

    [Fact]
    public void ChangeSettings_QuietHoursWithoutEnd_AreRefused()
    {
        var workspace = new Workspace();
        var eight = new TimeOnly(8, 0);

        Assert.Equal(
            "settings.quietHours",
            workspace.Refuse(
                workspace.As(workspace.Owner),
                new TenantCommand.ChangeSettings(TenantSettings.Default with { QuietHours = new(eight, eight) })).Field);
    }

    [Fact]
    public void ChangeSettings_ToWhatTheyAre_IsNothing()
    {
        var workspace = new Workspace();

        Assert.Empty(workspace.Do(workspace.As(workspace.Owner), new TenantCommand.ChangeSettings(new TenantSettings())));
    }

    [Fact]
    public void ChangeSettings_ByAManager_IsForbidden()
    {
        var workspace = new Workspace();
        var manager = workspace.Join(Role.ProviderManager);

        Assert.Equal(
            DomainErrorCode.Forbidden, workspace.Refuse(workspace.As(manager), new TenantCommand.ChangeSettings(TenantSettings.Default)).Code);
    }

    [Fact]
    public void QuietHours_OverMidnight_ContainTheNight()
    {
        var quiet = TenantSettings.Default.QuietHours!;

        Assert.Equal(
            [true, true, false, false],
            new[] { new TimeOnly(20, 0), new TimeOnly(6, 59), new TimeOnly(7, 0), new TimeOnly(12, 0) }.Select(quiet.Contains));
    }

    [Fact]
    public void ChangeLabel_OfFortyCharacters_FitsAndOneMoreDoesNot()
    {
        var workspace = new Workspace();
        var owner = workspace.As(workspace.Owner);
        var longest = new string('w', TenantLimits.MaxLabelLength);

        workspace.Do(owner, new TenantCommand.ChangeLabel(BrandLabel.Plan, longest));

        Assert.Equal(longest, workspace.Texts[$"{workspace.State.Id}.label.plan"]);
        Assert.Equal("text", workspace.Refuse(owner, new TenantCommand.ChangeLabel(BrandLabel.Plan, longest + "w")).Field);
        workspace.Do(owner, new TenantCommand.ChangeLabel(BrandLabel.Plan, null));
        Assert.DoesNotContain($"{workspace.State.Id}.label.plan", workspace.Texts.Keys);
    }

    [Fact]
    public void ChangeCatalogue_IsForOwnersAndManagers()
    {
        var workspace = new Workspace();
        var define = new TenantCommand.ChangeCatalogue(
            new DefineMetric("logins", "Log-ins", null, new MetricDefinition("users", new MetricKind.LevelAtInstant(), TimeSpan.Zero)));

        Assert.Equal(DomainErrorCode.Forbidden, workspace.Refuse(workspace.As(workspace.Join(Role.ProviderCsm)), define).Code);
        Assert.Equal(DomainErrorCode.Forbidden, workspace.Refuse(workspace.As(workspace.Join(Role.CustomerAdmin)), define).Code);
        workspace.Do(workspace.As(workspace.Join(Role.ProviderManager)), define);

        Assert.NotNull(workspace.State.Catalogue.Find(MetricKey.Create("logins").Value, 1));
        Assert.Equal("Log-ins", workspace.Texts["logins.name"]);
    }

    static TenantCommand.CreateTenant Creation(Guid id) =>
        new(Id<Tenant>.Create(id), RouteTag.Create("abcd").Value, "Another", Sandbox: false, "The owner", Mail("owner"));
}
