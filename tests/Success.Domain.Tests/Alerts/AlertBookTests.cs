using Success.Domain.Alerts;

namespace Success.Domain.Tests.Alerts;

public sealed class AlertBookTests
{
    readonly AlertDesk _desk = new();

    [Fact]
    public void Raise_Again_IsTheSameAlert()
    {
        var alert = _desk.Raise();

        Assert.Empty(_desk.Do(default, new RaiseAlert(AlertKind.Drift, AlertDesk.Kpi, AlertSeverity.Warning, new(3))));
        Assert.Equal(alert, Assert.Single(_desk.Book.Alerts));
    }

    [Fact]
    public void Raise_OtherKindOrSubject_IsAnotherAlert()
    {
        _desk.Raise();
        _desk.Raise(kind: AlertKind.NoData);
        _desk.Raise(subject: Reference.Parse("kpi_2").Value);

        Assert.Equal(3, _desk.Book.Alerts.Length);
    }

    [Fact]
    public void Raise_AfterCleared_IsANewEpisode()
    {
        var first = _desk.Raise();
        _desk.Do(default, new ClearAlert(AlertKind.Drift, AlertDesk.Kpi));

        var second = _desk.Raise();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(AlertStatus.Cleared, _desk.Book.Alerts[0].End!.How);
    }

    [Fact]
    public void Raise_Worse_IsRecordedEndsSnoozesAndEscalatesNoLater()
    {
        var alert = _desk.Raise();
        _desk.Do(AlertDesk.Provider, new SnoozeAlert(alert.Id, _desk.Now.AddDays(10), "Waiting for the release."));
        _desk.Now = _desk.Now.AddHours(1);

        var happened = Assert.Single(_desk.Do(default, new RaiseAlert(AlertKind.Drift, AlertDesk.Kpi, AlertSeverity.Critical, new(1))));

        Assert.Equal(new AlertSeverityChanged(alert.Id, AlertSeverity.Warning, AlertSeverity.Critical, _desk.Now.AddDays(1)), happened);
        Assert.Null(_desk.Last.Provider.SnoozedUntil);
        Assert.Equal(AlertStatus.Acknowledged, _desk.Last.Status(Side.Provider, _desk.Now));
    }

    [Fact]
    public void Raise_Milder_IsRecordedAndLeavesSnoozesAndEscalation()
    {
        var alert = _desk.Raise(AlertSeverity.Critical);
        _desk.Do(AlertDesk.Provider, new SnoozeAlert(alert.Id, _desk.Now.AddDays(10), "Waiting for the release."));

        _desk.Raise(AlertSeverity.Warning);

        Assert.Equal(AlertSeverity.Warning, _desk.Last.Severity);
        Assert.Equal(alert.EscalatesAt, _desk.Last.EscalatesAt);
        Assert.NotNull(_desk.Last.Provider.SnoozedUntil);
    }

    [Fact]
    public void Recover_ThenRaise_RelapsesWithinTheEpisode()
    {
        var alert = _desk.Raise();
        _desk.Do(default, new RecoverAlert(AlertKind.Drift, AlertDesk.Kpi));
        Assert.Equal(AlertStatus.Recovering, _desk.Last.Status(Side.Provider, _desk.Now));
        Assert.Empty(_desk.Do(default, new RecoverAlert(AlertKind.Drift, AlertDesk.Kpi)));

        _desk.Raise();

        Assert.Equal(alert, Assert.Single(_desk.Book.Alerts));
    }

    [Fact]
    public void Withdraw_Correction_IsNamed()
    {
        _desk.Raise();

        _desk.Do(default, new WithdrawAlert(AlertKind.Drift, AlertDesk.Kpi, AlertDesk.Correction));

        Assert.Equal(new AlertEnd(AlertStatus.Withdrawn, _desk.Now, AlertDesk.Correction), _desk.Last.End);
    }

    [Fact]
    public void Close_WhileItLasts_KeepsTheEpisodeUntilItIsOver()
    {
        var alert = _desk.Raise();
        _desk.Do(AlertDesk.Provider, new CloseAlert(alert.Id, "The customer plans without this module."));

        Assert.Empty(_desk.Do(default, new RaiseAlert(AlertKind.Drift, AlertDesk.Kpi, AlertSeverity.Warning, new(1))));
        Assert.IsType<AlertEpisodeEnded>(Assert.Single(_desk.Do(default, new ClearAlert(AlertKind.Drift, AlertDesk.Kpi))));
        Assert.Equal(AlertStatus.Closed, _desk.Last.End!.How);
        Assert.NotEqual(alert.Id, _desk.Raise().Id);
    }

    [Fact]
    public void Close_ThenWorse_OpensTheSameAlertAgain()
    {
        var alert = _desk.Raise();
        _desk.Do(AlertDesk.Provider, new CloseAlert(alert.Id, "Harmless."));

        _desk.Raise(AlertSeverity.Critical);

        Assert.Equal(alert.Id, Assert.Single(_desk.Book.Alerts).Id);
        Assert.Equal(AlertStatus.Raised, _desk.Last.Status(Side.Provider, _desk.Now));
        Assert.Equal(_desk.Now.AddDays(1), _desk.Last.EscalatesAt);
    }

    [Fact]
    public void Close_ByCustomer_IsForbidden()
    {
        var alert = _desk.Raise(headStart: 0);

        Assert.Equal(DomainErrorCode.Forbidden, _desk.Refused(AlertDesk.Customer, new CloseAlert(alert.Id, "No.")).Code);
    }

    [Fact]
    public void Snooze_PastItsTime_ComesBackByItself()
    {
        var alert = _desk.Raise();
        var until = _desk.Now.AddDays(2);
        _desk.Do(AlertDesk.Provider, new SnoozeAlert(alert.Id, until, "After the release."));
        _desk.Now = _desk.Now.AddDays(1);
        _desk.Do(default, new WakeAlerts());
        Assert.Equal(until, _desk.Book.NextWake);
        Assert.Equal(AlertStatus.Snoozed, _desk.Last.Status(Side.Provider, until.AddTicks(-1)));

        _desk.Now = until;
        Assert.Equal([new AlertSnoozeEnded(alert.Id, Side.Provider)], _desk.Do(default, new WakeAlerts()));

        Assert.Equal(AlertStatus.Acknowledged, _desk.Last.Status(Side.Provider, until));
        Assert.Null(_desk.Book.NextWake);
    }

    [Fact]
    public void Snooze_AtItsLimitAndBeyond_IsTakenAndRefused()
    {
        var alert = _desk.Raise();
        var limit = _desk.Now.AddDays(SnoozeAlert.MaxDays);

        Assert.Equal("until", _desk.Refused(AlertDesk.Provider, new SnoozeAlert(alert.Id, limit.AddTicks(1), "Later.")).Field);
        Assert.Equal("until", _desk.Refused(AlertDesk.Provider, new SnoozeAlert(alert.Id, _desk.Now, "Later.")).Field);
        Assert.Equal("reason", _desk.Refused(AlertDesk.Provider, new SnoozeAlert(alert.Id, limit, " ")).Field);
        Assert.Single(_desk.Do(AlertDesk.Provider, new SnoozeAlert(alert.Id, limit, "Later.")));
    }

    [Fact]
    public void Escalation_Unacknowledged_GoesToAManagerOnce()
    {
        var alert = _desk.Raise(AlertSeverity.Critical, headStart: 5);
        Assert.Equal(_desk.Now.AddDays(1), _desk.Book.NextWake);

        _desk.Now = _desk.Now.AddDays(1);

        Assert.Equal([new AlertEscalated(alert.Id)], _desk.Do(default, new WakeAlerts()));
        Assert.Empty(_desk.Do(default, new WakeAlerts()));
        Assert.Equal(_desk.Now, Assert.Single(_desk.Seen(Side.Provider)).EscalatedAt);
    }

    [Fact]
    public void Escalation_AcknowledgedByTheProvider_DoesNotHappen()
    {
        var alert = _desk.Raise(AlertSeverity.Critical, headStart: 0);
        Assert.Single(_desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id)));
        Assert.Empty(_desk.Do(AlertDesk.Provider, new AcknowledgeAlert(alert.Id)));

        _desk.Now = _desk.Now.AddDays(9);

        Assert.Null(_desk.Book.NextWake);
        Assert.Empty(_desk.Do(default, new WakeAlerts()));
    }

    [Fact]
    public void Cause_ProposedByOne_IsAgreedByTheOther()
    {
        var alert = _desk.Raise(headStart: 0);
        _desk.Do(AlertDesk.Provider, new ProposeCause(alert.Id, Cause.Customer));

        Assert.Equal(DomainErrorCode.Stale, _desk.Refused(AlertDesk.Provider, new AgreeCause(alert.Id, Cause.Customer)).Code);
        Assert.Equal(DomainErrorCode.Stale, _desk.Refused(AlertDesk.Customer, new AgreeCause(alert.Id, Cause.Provider)).Code);
        _desk.Do(AlertDesk.Customer, new ProposeCause(alert.Id, Cause.ThirdParty));
        Assert.Null(_desk.Last.AgreedCause);

        _desk.Do(AlertDesk.Provider, new AgreeCause(alert.Id, Cause.ThirdParty));

        Assert.Equal(Cause.ThirdParty, _desk.Last.AgreedCause);
        Assert.Null(_desk.Last.ProposedCause);
    }

    [Fact]
    public void Cause_ProposedByBothAlike_IsAgreed()
    {
        var alert = _desk.Raise(headStart: 0);
        _desk.Do(AlertDesk.Customer, new ProposeCause(alert.Id, Cause.Unknown));
        _desk.Do(AlertDesk.Provider, new ProposeCause(alert.Id, Cause.Unknown));

        Assert.Equal(Cause.Unknown, _desk.Last.AgreedCause);
    }

    [Fact]
    public void Respond_WithOptions_WritesTextsAndKeepsDigests()
    {
        var alert = _desk.Raise();

        _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "We train the new team.", ["On site", "Remote"]));

        var response = Assert.Single(_desk.Last.Responses);
        Assert.Equal(AlertDesk.Provider, response.By);
        Assert.Equal(["We train the new team.", "On site", "Remote"], _desk.Texts.Select(text => text.Text));
        Assert.Equal(_desk.Texts.Select(text => text.Digest!.Value), [response.Text.Digest, .. response.Options.Select(option => option.Digest)]);
        Assert.Equal(3, _desk.Texts.Select(text => text.Key).Distinct().Count());
    }

    [Fact]
    public void Respond_LimitsAtAndBeyond_AreTakenAndRefused()
    {
        var alert = _desk.Raise();
        var options = Enumerable.Repeat("Option", AlertResponse.MaxOptions).ToArray();
        Assert.Equal("options", _desk.Refused(AlertDesk.Provider, new RespondToAlert(alert.Id, "Here.", [.. options, "One more"])).Field);
        Assert.Equal("options[0]", _desk.Refused(AlertDesk.Provider, new RespondToAlert(alert.Id, "Here.", [""])).Field);

        for (var i = 0; i < Alert.MaxResponses; i++)
        {
            _desk.Do(AlertDesk.Provider, new RespondToAlert(alert.Id, "Here.", options));
        }

        Assert.Equal(DomainErrorCode.LimitReached, _desk.Refused(AlertDesk.Provider, new RespondToAlert(alert.Id, "Here.", [])).Code);
    }

    [Fact]
    public void Ended_Alert_TakesCausesButNoSnoozeOrResponse()
    {
        var alert = _desk.Raise(headStart: 0);
        _desk.Do(default, new ClearAlert(AlertKind.Drift, AlertDesk.Kpi));

        Assert.Equal(DomainErrorCode.Conflict, _desk.Refused(AlertDesk.Provider, new SnoozeAlert(alert.Id, _desk.Now.AddDays(1), "x")).Code);
        Assert.Equal(DomainErrorCode.Conflict, _desk.Refused(AlertDesk.Provider, new RespondToAlert(alert.Id, "x", [])).Code);
        Assert.Equal(DomainErrorCode.Conflict, _desk.Refused(AlertDesk.Provider, new CloseAlert(alert.Id, "x")).Code);
        Assert.Single(_desk.Do(AlertDesk.Customer, new ProposeCause(alert.Id, Cause.Environment)));
    }

    [Fact]
    public void Ended_AfterTheDaysKept_LeavesTheBook()
    {
        _desk.Raise(headStart: 0);
        _desk.Do(default, new ClearAlert(AlertKind.Drift, AlertDesk.Kpi));

        _desk.Now = _desk.Now.AddDays(AlertBook.DaysKept);
        _desk.Raise(kind: AlertKind.NoData);
        Assert.Equal(2, _desk.Book.Alerts.Length);

        _desk.Now = _desk.Now.AddTicks(1);
        _desk.Raise(kind: AlertKind.Missed);
        Assert.Equal([AlertKind.NoData, AlertKind.Missed], _desk.Book.Alerts.Select(alert => alert.Kind));
    }

    [Fact]
    public void Person_BySystem_IsForbidden()
    {
        var alert = _desk.Raise();

        Assert.Equal(DomainErrorCode.Forbidden, _desk.Refused(default, new AcknowledgeAlert(alert.Id)).Code);
    }
}
