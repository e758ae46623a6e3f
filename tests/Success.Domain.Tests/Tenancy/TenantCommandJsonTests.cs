using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantCommandJsonTests
{
    [Fact]
    public void EveryCommand_HasItsNameInJson() =>
        Assert.Equal(
            typeof(TenantCommand).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            typeof(TenantCommand).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Command_TravelsAsJson()
    {
        TenantCommand[] commands =
        [
            new TenantCommand.InviteMember("Somebody", Mail("m"), Role.CustomerSponsor, On(Acme, Bolt)),
            new TenantCommand.ChangeCatalogue(new RetireMetric(MetricKey.Create("logins").Value)),
            new TenantCommand.ChangeSettings(TenantSettings.Default with { QuietHours = null }),
            new TenantCommand.CreateClient("Warehouse", ClientScopes.Read | ClientScopes.Admin, Below(Acme), DateTimeOffset.UnixEpoch, Secret(1)),
            new TenantCommand.ChooseMails(new() { Choice = MailChoice.Digest, QuietHours = new(new(18, 0), new(9, 0)), Zone = ZoneName.Create("Europe/Berlin").Value }),
            new TenantCommand.AttendFeedAlert(Id<Alert>.Create(Value(1)), new AcknowledgeAlert(Id<Alert>.Create(Value(1)))),
            new TenantCommand.RenameTenant("Contoso") { Key = IdempotencyKey.Create("once").Value },
            new TenantCommand.ChangeSettings(TenantSettings.Default with { ReportingCurrency = "EUR", Escalation = new EscalationRule(9, 8, 7) }),
        ];

        Assert.Equal(commands, commands.Select(Travel));
    }

    [Fact]
    public void Audience_TravelsAsJson()
    {
        var workspace = new Workspace();
        var member = Audience.Of(workspace.State, workspace[workspace.Join(Role.CustomerAdmin, Below(Acme))]).Value;
        var client = workspace.CreateClient(workspace.As(workspace.Owner), ClientScopes.Read | ClientScopes.Alerts, AccountScope.Everything);
        var program = Audience.Of(workspace.State, workspace.State.Clients[client], workspace.Now).Value;

        Assert.Equal(member, Travel(member));
        Assert.Equal(program, Travel(program));
    }

    static T Travel<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;
}
