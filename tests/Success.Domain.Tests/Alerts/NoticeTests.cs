using Success.Domain.Alerts;
using Success.Domain.Portfolio;

namespace Success.Domain.Tests.Alerts;

/// <summary>When the customer hears of what the provider hears at once.</summary>
public sealed class NoticeTests
{
    readonly AlertDesk _desk = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Customer_HeadStart_SeesItAtItsInstantAndNotATickBefore(int headStart)
    {
        var alert = _desk.Raise(AlertSeverity.Advisory, headStart);
        var from = _desk.Now.AddDays(headStart);
        _desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id));

        _desk.Now = from.AddTicks(-1);
        Assert.Empty(_desk.Seen(Side.Customer));
        Assert.Equal(DomainErrorCode.NotFound, _desk.Refused(AlertDesk.Customer, new AcknowledgeAlert(alert.Id)).Code);

        _desk.Now = from;
        var seen = Assert.Single(_desk.Seen(Side.Customer));
        Assert.Equal((alert.RaisedAt, from), (seen.RaisedAt, seen.CustomerFrom));
        Assert.Equal(headStart == 0 ? [] : [new AlertShown(alert.Id)], _desk.Do(default, new WakeAlerts()));
    }

    [Fact]
    public void Provider_FirstResponse_ShowsItToTheCustomerAtOnce()
    {
        var alert = _desk.Raise(headStart: 5);
        _desk.Now = _desk.Now.AddHours(2);
        _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "We look into it today.", []));

        var seen = Assert.Single(_desk.Seen(Side.Customer));
        Assert.Equal(_desk.Now, seen.CustomerFrom);
        Assert.Single(seen.Responses);
        Assert.Null(_desk.Book.NextWake);
    }

    [Theory]
    [InlineData(nameof(AlertStatus.Cleared))]
    [InlineData(nameof(AlertStatus.Withdrawn))]
    [InlineData(nameof(AlertStatus.Closed))]
    public void Ended_WithinTheHeadStart_IsSeenByTheCustomerAtTheSameInstant(string how)
    {
        var alert = _desk.Raise(headStart: 5);
        _desk.Do(
            how == nameof(AlertStatus.Closed) ? AlertDesk.Provider : default,
            how switch
            {
                nameof(AlertStatus.Cleared) => new ClearAlert(AlertKind.Drift, AlertDesk.Kpi),
                nameof(AlertStatus.Withdrawn) => new WithdrawAlert(AlertKind.Drift, AlertDesk.Kpi, AlertDesk.Correction),
                _ => new CloseAlert(alert.Id, "Nothing to see."),
            });
        Assert.Equal(alert.CustomerFrom, _desk.Book.NextWake);
        Assert.Empty(_desk.Seen(Side.Customer));

        _desk.Now = alert.CustomerFrom!.Value;

        Assert.Equal(how, Assert.Single(_desk.Seen(Side.Customer)).Status.ToString());
        Assert.Equal([new AlertShown(alert.Id)], _desk.Do(default, new WakeAlerts()));
    }

    [Fact]
    public void Snooze_ByTheProvider_HidesNothingFromTheCustomer()
    {
        var alert = _desk.Raise(headStart: 1);
        _desk.Do(AlertDesk.Provider, new SnoozeAlert(alert.Id, _desk.Now.AddDays(20), "Not now."));

        _desk.Now = _desk.Now.AddDays(1);

        var seen = Assert.Single(_desk.Seen(Side.Customer));
        Assert.Equal(AlertStatus.Raised, seen.Status);
        Assert.Null(seen.SnoozedUntil);
        Assert.Null(seen.SnoozeReason);
        Assert.Equal(AlertStatus.Snoozed, Assert.Single(_desk.Seen(Side.Provider)).Status);
    }

    [Fact]
    public void Escalation_IsTheProvidersOwnAffair()
    {
        _desk.Raise(AlertSeverity.Critical, headStart: 0);
        Assert.NotNull(Assert.Single(_desk.Seen(Side.Provider)).EscalatesAt);
        _desk.Now = _desk.Now.AddDays(1);
        _desk.Do(default, new WakeAlerts());

        var seen = Assert.Single(_desk.Seen(Side.Customer));
        Assert.Null(seen.EscalatesAt);
        Assert.Null(seen.EscalatedAt);
    }

    [Fact]
    public void CountOpen_WithinTheHeadStart_CountsNothingForTheCustomer()
    {
        var alert = _desk.Raise();
        _desk.Raise(kind: AlertKind.NoData, headStart: 0);
        _desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id));
        Assert.Equal(new OpenAlerts(2, 1, 1), _desk.Book.CountOpen(_desk.Now));

        _desk.Now = _desk.Now.AddDays(1);

        Assert.Equal(new OpenAlerts(2, 1, 2), _desk.Book.CountOpen(_desk.Now));
    }

    [Fact]
    public void ProvidersOwnAffair_NeverReachesACustomer()
    {
        var alert = _desk.Raise(kind: AlertKind.FeedSilent, headStart: 0);
        _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "We restarted it.", []));
        _desk.Now = _desk.Now.AddDays(100);

        Assert.Null(_desk.Last.CustomerFrom);
        Assert.Empty(_desk.Seen(Side.Customer));
        Assert.Single(_desk.Seen(Side.Provider));
    }
}
