using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Notifications;
using Success.Domain.Plans;
using Success.Domain.Tests.Alerts;

namespace Success.Domain.Tests.Notifications;

public sealed class TidingsTests
{
    readonly AlertDesk _desk = new();

    [Fact]
    public void Alert_Raised_IsForTheProvider_AndForTheCustomerWhenItsInstantComes()
    {
        _desk.Raise(headStart: 1);
        Assert.Equal((true, false), SidesOfLast());

        _desk.Now = _desk.Now.AddDays(1);
        _desk.Do(default, new WakeAlerts());
        Assert.Equal((false, true), SidesOfLast());
    }

    [Fact]
    public void Alert_RaisedWithoutAHeadStart_IsForBothAtOnce()
    {
        _desk.Raise(headStart: 0);

        Assert.Equal((true, true), SidesOfLast());
    }

    [Fact]
    public void Answer_ThatShowsTheAlert_IsForTheCustomer_LaterOnesAreNot()
    {
        var alert = _desk.Raise(headStart: 5);
        _desk.Now = _desk.Now.AddHours(1);
        _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "We look into it today.", []));
        var first = Last();
        _desk.Now = _desk.Now.AddHours(1);
        _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "We have found it.", []));

        Assert.Equal((false, true), (first.ForProvider, first.ForCustomer));
        Assert.True(first.Interrupts(_desk.Seen(Side.Customer).Single(), Side.Customer));
        Assert.Null(Last().Interrupts(_desk.Seen(Side.Customer).Single(), Side.Customer));
    }

    [Theory]
    [InlineData(AlertSeverity.Advisory, false)]
    [InlineData(AlertSeverity.Warning, true)]
    [InlineData(AlertSeverity.Critical, true)]
    public void Alert_InterruptsFromAWarningOn(AlertSeverity severity, bool interrupts)
    {
        _desk.Raise(severity);

        Assert.Equal(interrupts, Last().Interrupts(_desk.Seen(Side.Provider).Single(), Side.Provider));
    }

    [Fact]
    public void Alert_ThatItsSideHasSeenOrThatHasEnded_IsNoNews()
    {
        var alert = _desk.Raise(headStart: 0);
        var raised = Last();
        _desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id));
        Assert.Null(raised.Interrupts(_desk.Seen(Side.Provider).Single(), Side.Provider));
        Assert.True(raised.Interrupts(_desk.Seen(Side.Customer).Single(), Side.Customer));

        _desk.Do(default, new ClearAlert(AlertKind.Drift, AlertDesk.Kpi));
        Assert.Null(raised.Interrupts(_desk.Seen(Side.Customer).Single(), Side.Customer));
    }

    [Fact]
    public void Alert_ThatBecomesCritical_IsForBoth_OtherwiseGradesAreNot()
    {
        _desk.Raise(AlertSeverity.Advisory);
        _desk.Do(default, new RaiseAlert(AlertKind.Drift, AlertDesk.Kpi, AlertSeverity.Warning, new NoticeRule(1)));
        Assert.Null(Of(_desk.History[^1].Event));

        _desk.Do(default, new RaiseAlert(AlertKind.Drift, AlertDesk.Kpi, AlertSeverity.Critical, new NoticeRule(1)));
        Assert.Equal((true, true), SidesOfLast());
    }

    [Fact]
    public void Escalation_InterruptsTheProvider_HoweverMildTheAlert()
    {
        _desk.Raise(AlertSeverity.Advisory);
        _desk.Now = _desk.Now.AddDays(EscalationRule.Default.Advisory);
        _desk.Do(default, new WakeAlerts());

        Assert.Equal((Topic.Escalation, true, false), (Last().Topic, Last().ForProvider, Last().ForCustomer));
        Assert.True(Last().Interrupts(_desk.Seen(Side.Provider).Single(), Side.Provider));
    }

    [Theory]
    [InlineData(Side.Provider)]
    [InlineData(Side.Customer)]
    public void Proposal_Sent_IsForTheOtherSide(Side sender)
    {
        var sent = new ProposalSent(default, default, default, default) { By = sender == Side.Provider ? AlertDesk.Provider : AlertDesk.Customer };

        var tidings = Tidings.Of(sent)!;

        Assert.Equal((Topic.Proposal, false, true), (tidings.Topic, tidings.IsFor(sender), tidings.IsFor(sender.Other())));
    }

    [Fact]
    public void WhatNobodyMustHearOf_IsNoTidings()
    {
        var alert = _desk.Raise();
        _desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id));

        Assert.Null(Of(_desk.History[^1].Event));
        Assert.Null(Tidings.Of(new AccountWoken()));
    }

    (bool Provider, bool Customer) SidesOfLast() => (Last().ForProvider, Last().ForCustomer);

    Tidings Last() => Of(_desk.History[^1].Event)!;

    Tidings? Of(AlertEvent happened) => Tidings.Of(new AlertChanged(happened) { At = _desk.Now });
}
