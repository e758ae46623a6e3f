using System.Globalization;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

/// <summary>Feeds that fall silent, and who hears of it.</summary>
public sealed class TenantFeedsTests
{
    readonly Workspace _workspace = new();
    readonly Caller _owner;
    readonly MetricKey _metric;
    readonly Id<ApiClient> _client;

    public TenantFeedsTests()
    {
        _owner = _workspace.As(_workspace.Owner);
        SomeTemplates.DefineMetric(_workspace, _owner);
        _metric = _workspace.State.Catalogue.Metrics.Keys.Min();
        _client = _workspace.CreateClient(_owner, ClientScopes.Measure, AccountScope.Everything);
    }

    [Fact]
    public void Feed_ThatDeliveredDaily_FallsSilentOnceAndReturnsWhenItIsHeard()
    {
        Deliver(days: 4);
        var due = _workspace.State.NextWake!.Value;

        _workspace.Now = due - TimeSpan.FromTicks(1);
        Assert.Empty(Wake());
        _workspace.Now = due;
        Assert.Equal(["FeedChanged", "FeedAlertChanged"], Wake().Select(happened => happened.GetType().Name));
        Assert.Empty(Wake());
        Assert.Equal(AlertStatus.Raised, Seen(_owner).Single().Status);

        _workspace.Now += TimeSpan.FromDays(30);
        Wake();
        _workspace.Do(Service, new TenantCommand.NoteDeliveries(_client, [_metric]));
        Assert.Equal(AlertStatus.Cleared, Seen(_owner).Single().Status);
    }

    [Fact]
    public void Feed_WithALongerGapStated_IsSilentNoLonger()
    {
        Silence();

        _workspace.Do(_owner, new TenantCommand.StateFeedGap(_client, _metric, TimeSpan.FromDays(30)));

        Assert.Equal(AlertStatus.Cleared, Seen(_owner).Single().Status);
        Assert.False(_workspace.State.Feeds.All.Values.Single().IsSilent);
    }

    [Fact]
    public void Feed_OfARevokedClientOrARetiredMetric_IsWatchedNoLonger()
    {
        Silence();
        _workspace.Do(_owner, new TenantCommand.ChangeCatalogue(new RetireMetric(_metric)));
        Assert.Empty(_workspace.State.Feeds.All);
        Assert.Empty(Seen(_owner));
        _workspace.Do(Service, new TenantCommand.NoteDeliveries(_client, [_metric]));
        Assert.Empty(_workspace.State.Feeds.All);

        _workspace.Do(_owner, new TenantCommand.ChangeCatalogue(new ReinstateMetric(_metric)));
        Silence();
        _workspace.Do(_owner, new TenantCommand.RevokeClient(_client));

        Assert.Empty(_workspace.State.Feeds.All);
        Assert.Empty(Seen(_owner));
        Assert.Null(_workspace.State.NextWake);
    }

    [Fact]
    public void Alert_OfTheProvidersFeed_IsForEverybodyOfItAndNoCustomer()
    {
        var csm = _workspace.As(_workspace.Join(Role.ProviderCsm, On(Bolt)));
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin, Below(Acme)));
        Silence();
        var alert = Seen(csm).Single();

        _workspace.Do(csm, new TenantCommand.AttendFeedAlert(alert.Id, new AcknowledgeAlert(alert.Id)));

        Assert.Equal(AlertStatus.Acknowledged, Seen(_owner).Single().Status);
        Assert.Empty(Seen(admin));
        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(admin, new TenantCommand.AttendFeedAlert(alert.Id, new AcknowledgeAlert(alert.Id))).Code);
    }

    [Fact]
    public void Alert_OfACustomersFeed_IsForItsAdminAndWhoLooksAfterItsAccounts()
    {
        var sponsor = _workspace.As(_workspace.Join(Role.CustomerSponsor, Below(Acme)));
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin, Below(Acme)));
        var other = _workspace.As(_workspace.Join(Role.CustomerAdmin, On(Bolt)));
        var csm = _workspace.As(_workspace.Join(Role.ProviderCsm, On(Bolt)));
        var near = _workspace.As(_workspace.Join(Role.ProviderCsm, On(AcmeNorth)));
        Silence(_workspace.CreateClient(admin, ClientScopes.Measure, On(AcmeNorth)));

        Assert.Equal([1, 0, 0, 0, 1, 1], new[] { admin, sponsor, other, csm, near, _owner }.Select(who => Seen(who).Count));
    }

    [Fact]
    public void Alert_DoneSomethingAboutByAViewerOrAboutAnotherOne_IsRefused()
    {
        var viewer = _workspace.As(_workspace.Join(Role.ProviderViewer, AccountScope.Everything));
        Silence();
        var alert = Seen(viewer).Single();

        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(viewer, new TenantCommand.AttendFeedAlert(alert.Id, new AcknowledgeAlert(alert.Id))).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_owner, new TenantCommand.AttendFeedAlert(alert.Id, new WakeAlerts())).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_owner, new TenantCommand.WakeTenant()).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_owner, new TenantCommand.NoteDeliveries(_client, [_metric])).Code);
    }

    [Theory]
    [InlineData(TenantCommand.NoteDeliveries.MaxMetrics, null)]
    [InlineData(TenantCommand.NoteDeliveries.MaxMetrics + 1, "metrics")]
    public void NoteDeliveries_Metrics_UpToTheLimit(int count, string? field) => Assert.Equal(
        field,
        _workspace.Try(Service, new TenantCommand.NoteDeliveries(
            _client, [.. Enumerable.Range(0, count).Select(number => MetricKey.Create(string.Create(CultureInfo.InvariantCulture, $"m{number}")).Value)])).Error?.Field);

    void Silence(Id<ApiClient> client = default)
    {
        Deliver(days: 4, client.IsNone ? _client : client);
        _workspace.Now = _workspace.State.NextWake!.Value;
        Wake();
    }

    void Deliver(int days, Id<ApiClient> client = default)
    {
        for (var day = 0; day < days; day++)
        {
            _workspace.Now += TimeSpan.FromDays(1);
            _workspace.Do(Service, new TenantCommand.NoteDeliveries(client.IsNone ? _client : client, [_metric]));
        }
    }

    IReadOnlyList<TenantEvent> Wake() => _workspace.Do(Service, new TenantCommand.WakeTenant());

    IReadOnlyList<AlertView> Seen(Caller who) =>
        [.. _workspace.State.For(((Caller.Credential)who).Audience, Find, _workspace.Now).FeedAlerts];
}
