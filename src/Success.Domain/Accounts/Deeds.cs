using System.Diagnostics;
using System.Text.Json;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// What was done, in a word, as the audit log and the changes say it: <c>AlertAcknowledged</c>, <c>ProposalDeclined</c>, <c>MetricRetired</c>. A journal
/// keeps several deeds under one name where they are folded alike; who reads it needs to know which it was. A pure function of the event, and
/// whole: an event that it does not know fails where it is tried for the first time, which is in the tests.
/// </summary>
public static class Deeds
{
    /// <summary>What was done to an account.</summary>
    public static string Of(AccountEvent happened) => happened switch
    {
        AlertChanged alert => Of(alert.Happened),
        ReviewChanged review => Of(review.Happened),
        Measured measured => Of(measured.Happened),
        ProposalAnswered answered => Of(answered),
        ChangeAgreed agreed => Of(agreed.Change),
        _ => AccountEventCodec.NameOf(happened),
    };

    /// <summary>What was done to a workspace.</summary>
    public static string Of(TenantEvent happened) => happened switch
    {
        FeedAlertChanged alert => Of(alert.Happened),
        CatalogueChanged changed => Of(changed.Change),
        FeedChanged { Happened: FeedGapStated } => "FeedGapStated",
        _ => TenantEventCodec.NameOf(happened),
    };

    /// <summary>What of it was changed, where the deed alone leaves that open: settings as <c>changeSettings</c> calls them, or for what there is another word.</summary>
    public static IReadOnlyList<string> FieldsOf(TenantEvent happened) => happened switch
    {
        SettingsChanged changed => changed.Changed ?? [],
        LabelChanged changed => [$"label.{JsonNamingPolicy.CamelCase.ConvertName(changed.Label.ToString())}"],
        _ => [],
    };

    static string Of(AlertEvent happened) => happened switch
    {
        AlertRaised => "AlertRaised",
        AlertSeverityChanged => "AlertSeverityChanged",
        AlertReopened => "AlertReopened",
        AlertShown => "AlertShown",
        AlertEscalated => "AlertEscalated",
        AlertAcknowledged => "AlertAcknowledged",
        AlertSnoozed => "AlertSnoozed",
        AlertSnoozeEnded => "AlertSnoozeEnded",
        AlertAnswered => "AlertRespondedTo",
        CauseProposed => "AlertCauseProposed",
        CauseAgreed => "AlertCauseAgreed",
        AlertRecovering => "AlertRecovering",
        AlertRelapsed => "AlertRelapsed",
        AlertCleared => "AlertCleared",
        AlertWithdrawn => "AlertWithdrawn",
        AlertClosed => "AlertClosed",
        AlertEpisodeEnded => "AlertEpisodeEnded",
        _ => throw Unknown(happened),
    };

    static string Of(ReviewEvent happened) => happened switch
    {
        ReviewPlanned => "ReviewOpened",
        ReviewMoved => "ReviewMoved",
        ReviewFellDue => "ReviewFellDue",
        ReviewCancelled => "ReviewCancelled",
        PeriodAccepted => "PeriodAccepted",
        PeriodClosed => "PeriodClosed",
        ValueRestated => "RestatementProposed",
        RestatementAnswered { IsConfirmed: true } => "RestatementAgreed",
        RestatementAnswered => "RestatementDeclined",
        _ => throw Unknown(happened),
    };

    static string Of(MeasurementEvent happened) => happened switch
    {
        MeasurementsRecorded recorded when recorded.Items.All(item => item.Outcome == MeasurementOutcome.Corrected) => "MeasurementsCorrected",
        MeasurementsRecorded recorded when recorded.Items.Any(item => item.Outcome == MeasurementOutcome.Corrected) => "MeasurementsRecordedAndCorrected",
        MeasurementsRecorded => "MeasurementsRecorded",
        MeasurementCorrected => "MeasurementsCorrected",
        MeasurementRetracted => "MeasurementRetracted",
        MeasurementConfirmed => "MeasurementConfirmed",
        MeasurementDisputed => "MeasurementDisputed",
        DisputeWithdrawn => "DisputeWithdrawn",
        PeriodsClosed => "MeasuringPeriodEnded",
        PeriodsReviewed => "MeasurementsAccepted",
        _ => throw Unknown(happened),
    };

    // What is declined to be answered by a counter-proposal follows as ProposalCountered.
    static string Of(ProposalAnswered answered) => answered switch
    {
        { Accepted.Count: > 0, Dropped.Count: > 0 } => "ProposalPartlyAccepted",
        { Accepted.Count: > 0 } => "ProposalAccepted",
        { Outcome: ProposalState.Countered } => "ProposalReturned",
        _ => "ProposalDeclined",
    };

    static string Of(Change agreed) => agreed switch
    {
        Change.SetTerms => "TermsAgreed",
        Change.RetireKpi => "KpiRetirementAgreed",
        Change.PauseKpi => "PauseAgreed",
        Change.SetObjective => "ObjectiveAgreed",
        Change.SetNoticeRule => "NoticeRuleAgreed",
        _ => throw Unknown(agreed),
    };

    static string Of(MetricEvent happened) => happened switch
    {
        MetricDefined => "MetricDefined",
        MetricRevised => "MetricRevised",
        MetricDescribed => "MetricDescribed",
        MetricRetired => "MetricRetired",
        MetricReinstated => "MetricReinstated",
        _ => throw Unknown(happened),
    };

    static UnreachableException Unknown(object happened) => new($"Nobody says what {happened.GetType().Name} does.");
}
