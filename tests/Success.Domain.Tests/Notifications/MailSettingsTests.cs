using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Notifications;

public sealed class MailSettingsTests
{
    static readonly ZoneName Berlin = ZoneName.Create("Europe/Berlin").Value;

    [Theory]
    [InlineData(MailChoice.AtOnce, true, Topic.Alert, true)]
    [InlineData(MailChoice.AtOnce, false, Topic.Alert, true)]
    [InlineData(MailChoice.AtOnce, true, Topic.Proposal, true)]
    [InlineData(MailChoice.AtOnce, false, Topic.Proposal, false)]
    [InlineData(MailChoice.Digest, true, Topic.Escalation, false)]
    public void Notification_AsItsMemberWantsIt_InterruptsOrWaits(MailChoice choice, bool proposals, Topic topic, bool interrupts)
    {
        var settings = new MailSettings { Choice = choice, ProposalsInterrupt = proposals };

        Assert.Equal(interrupts, settings.Of(Notification(topic)).Interrupts);
        Assert.False(settings.Of(Notification(topic) with { Interrupts = false }).Interrupts);
    }

    [Fact]
    public void Notification_OfAMemberWithItsOwnZone_IsReckonedThere()
    {
        Assert.Equal(Berlin, new MailSettings { Zone = Berlin }.Of(Notification(Topic.Alert)).Zone);
        Assert.Equal(ZoneName.Utc, MailSettings.Default.Of(Notification(Topic.Alert)).Zone);
    }

    [Fact]
    public void ChooseMails_ByAProgramOrWithQuietHoursThatNeverEnd_IsRefused()
    {
        var workspace = new Workspace();
        var owner = workspace.As(workspace.Owner);
        var program = workspace.As(workspace.CreateClient(owner, ClientScopes.Admin, AccountScope.Everything));
        var endless = MailSettings.Default with { QuietHours = new(new(8, 0), new(8, 0)) };

        Assert.Equal(DomainErrorCode.Forbidden, workspace.Refuse(program, new TenantCommand.ChooseMails(MailSettings.Default)).Code);
        Assert.Equal("quietHours", workspace.Refuse(owner, new TenantCommand.ChooseMails(endless)).Field);
        Assert.Empty(workspace.Do(owner, new TenantCommand.ChooseMails(MailSettings.Default)));
    }

    static Notification Notification(Topic topic) =>
        new(Id<Member>.Create(Value(1)), Acme, 1, topic, "alr_1", Interrupts: true, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), ZoneName.Utc);
}
