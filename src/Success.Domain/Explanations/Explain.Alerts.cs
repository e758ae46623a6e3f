using Success.Domain.Alerts;

namespace Success.Domain.Explanations;

/// <content>What is said of alerts.</content>
public static partial class Explain
{
    /// <summary>What an alert says: what is wrong, who was told when, what became of it, and where the cause lies.</summary>
    /// <param name="facts">The facts; the view is that of the reader's side.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="now">The instant of reading.</param>
    public static Explanation Alert(AlertFacts facts, Reader reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reader);
        var headline = facts.View.End is null
            ? reader.Say(
                HeadlineOf(facts, reader.Side),
                ("name", facts.Name),
                ("date", reader.Day(facts.Date)),
                ("supplier", reader.Say(SupplierOf(facts.Supplier))))
            : reader.Say(Phrase.AlertPast, ("name", facts.Name), ("what", reader.Say(PastOf(facts.View.Kind))));
        string?[] details = [NoticeOf(facts.View, reader, now), StatusOf(facts.View, reader), CauseOf(facts.View, reader)];
        return new(headline, [.. details.OfType<string>()]);
    }

    static Phrase HeadlineOf(AlertFacts facts, Side reader) => facts.View.Kind switch
    {
        AlertKind.Drift when facts.View.Severity == AlertSeverity.Critical =>
            MayStillLand(facts.ChanceWithinTolerance, LandsWhenOffTrack) ? Phrase.AlertDriftCriticalNow : Phrase.AlertDriftCritical,
        AlertKind.Drift => MayStillLand(facts.ChanceWithinTolerance, LandsWhenAtRisk) ? Phrase.AlertDriftWarningNow : Phrase.AlertDriftWarning,
        AlertKind.NoData => Phrase.AlertNoData,
        AlertKind.Missed => facts.LacksData ? Phrase.AlertMissedWithoutData : Phrase.AlertMissed,
        AlertKind.MilestoneOverdue => Phrase.AlertMilestone,
        AlertKind.ProposalWaiting => facts.Owes == reader ? Phrase.AlertProposalYours : Phrase.AlertProposalTheirs,
        AlertKind.NoCounterpart => facts.Owes == reader ? Phrase.AlertNoCounterpartYours : Phrase.AlertNoCounterpartTheirs,
        AlertKind.FeedSilent => Phrase.AlertFeedSilent,
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.View.Kind, null),
    };

    // What is over, or never was, is not said in the present tense.
    static Phrase PastOf(AlertKind kind) => kind switch
    {
        AlertKind.Drift => Phrase.PastDrift,
        AlertKind.NoData => Phrase.PastNoData,
        AlertKind.Missed => Phrase.PastMissed,
        AlertKind.MilestoneOverdue => Phrase.PastMilestone,
        AlertKind.ProposalWaiting => Phrase.PastProposal,
        AlertKind.NoCounterpart => Phrase.PastNoCounterpart,
        _ => Phrase.PastFeed,
    };

    static string? NoticeOf(AlertView view, Reader reader, DateTimeOffset now)
    {
        if (view.CustomerFrom is not { } from)
        {
            return null;
        }

        var (raised, shown) = (reader.Day(view.RaisedAt), reader.Day(from));
        return now < from ? reader.Say(Phrase.NoticeAhead, ("from", shown))
            : raised == shown ? reader.Say(Phrase.NoticeAtOnce, ("raised", raised))
            : reader.Say(Phrase.NoticePast, ("raised", raised), ("from", shown));
    }

    static string? StatusOf(AlertView view, Reader reader) => view.Status switch
    {
        AlertStatus.Acknowledged => reader.Say(Phrase.StatusAcknowledged),
        AlertStatus.Snoozed => reader.Say(Phrase.StatusSnoozed, ("until", reader.Day(view.SnoozedUntil!.Value))),
        AlertStatus.Recovering => reader.Say(Phrase.StatusRecovering, ("date", reader.Day(view.RecoveringSince!.Value))),
        AlertStatus.Cleared => reader.Say(Phrase.StatusCleared, ("date", reader.Day(view.End!.At))),
        AlertStatus.Withdrawn => reader.Say(Phrase.StatusWithdrawn, ("date", reader.Day(view.End!.At))),
        AlertStatus.Closed => reader.Say(Phrase.StatusClosed, ("date", reader.Day(view.End!.At))),
        _ => null,
    };

    static string? CauseOf(AlertView view, Reader reader) => view switch
    {
        { ProposedCause: { } waiting } => reader.Say(
            waiting.By == reader.Side ? Phrase.CauseProposedByYou : Phrase.CauseProposedByThem, ("cause", reader.Say(PhraseOf(waiting.Cause)))),
        { AgreedCause: { } agreed } => reader.Say(Phrase.CauseAgreed, ("cause", reader.Say(PhraseOf(agreed)))),
        _ => null,
    };

    static Phrase PhraseOf(Cause cause) => cause switch
    {
        Cause.Provider => Phrase.CauseProvider,
        Cause.Customer => Phrase.CauseCustomer,
        Cause.ThirdParty => Phrase.CauseThirdParty,
        Cause.Environment => Phrase.CauseEnvironment,
        _ => Phrase.CauseUnknown,
    };
}
