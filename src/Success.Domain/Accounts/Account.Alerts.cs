using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>What is wrong becomes alerts, and what is over ends them. Reporting the same again leads to nothing.</summary>
public sealed partial record Account
{
    /// <summary>How long a proposal waits before its waiting is an alert: a third of the time that there is to answer it.</summary>
    public static readonly TimeSpan ProposalPatience = Proposal.AnswerTime / 3;

    /// <summary>How long a proposal lies where nobody is named to answer it, before that is an alert: time to name somebody.</summary>
    public static readonly TimeSpan CounterpartPatience = TimeSpan.FromDays(1);

    // Half of the evidence that clears an alert is a recovery worth showing.
    const double RecoveringFrom = 1.5;

    static readonly AlertKind[] KpiKinds = [AlertKind.Drift, AlertKind.NoData, AlertKind.Missed];

    static Result<Decision<AccountEvent>> Decide(Account state, AttendAlert attend, Decided decided)
    {
        if (attend.Command.Action == PolicyAction.Wake)
        {
            return Refusal.Forbidden(null, "Alerts are raised and cleared by what is measured, not on request.");
        }

        return AlertBook.Decide(state.Alerts, attend.Command, AlertContextOf(state, decided)).Then(decision =>
        {
            Tell(state, decision, decided);
            return decided.About(decision.Events is [var first, ..] ? first.Alert : null);
        });
    }

    /// <summary>Reports how KPIs fare, as far as the step has room for it; what is left is reported with the next one.</summary>
    /// <param name="before">The account before the decision.</param>
    /// <param name="state">The account as it is now.</param>
    /// <param name="concerned">Which KPIs.</param>
    /// <param name="correction">The measurement that changed, when one did.</param>
    /// <param name="decided">The decision.</param>
    static Account Report(Account before, Account state, Func<Kpi, bool> concerned, Reference? correction, Decided decided)
    {
        foreach (var kpi in state.Kpis)
        {
            if (!concerned(kpi))
            {
                continue;
            }

            foreach (var kind in KpiKinds)
            {
                if (decided.Room > 0 && ReportOf(before, state, kpi, kind, correction, decided.Context.Now) is { } report)
                {
                    state = Tell(state, report, decided, kind == AlertKind.Drift ? kpi : null);
                }
            }
        }

        return state;
    }

    static AlertCommand? ReportOf(Account before, Account state, Kpi kpi, AlertKind kind, Reference? correction, DateTimeOffset now)
    {
        var subject = Reference.To(kpi.Id);
        var lasting = state.Alerts.Lasting(kind, subject);
        var outlook = state.Profile.Archived is null ? state.OutlookOf(kpi) : null;
        if ((outlook is null ? null : SeverityOf(outlook, kpi, kind, now)) is not { } severity)
        {
            return lasting is null ? null : EndOf(before, kpi, kind, subject, correction);
        }

        // An agreed pause begins nothing.
        if (lasting is null && outlook!.Terms.Timeline.PauseAt(now) is not null)
        {
            return null;
        }

        var raise = new RaiseAlert(kind, subject, severity, state.Plans.Find(kpi.Plan)!.NoticeRule);
        var recovery = outlook!.Series.Now.Detector.Recovery;
        return kind != AlertKind.Drift || lasting is null || severity > lasting.Severity || recovery <= 0 ? raise
            : recovery >= RecoveringFrom ? new RecoverAlert(kind, subject)
            : lasting.RecoveringSince is null ? raise
            : null;
    }

    static AlertSeverity? SeverityOf(Outlook outlook, Kpi kpi, AlertKind kind, DateTimeOffset now)
    {
        var decision = outlook.DecisionAt(now);
        var facts = outlook.FactsAt(now);
        return kind switch
        {
            AlertKind.Missed => decision?.Verdict == Verdict.Missed ? AlertSeverity.Critical : null,
            _ when decision is not null => null,
            AlertKind.NoData => facts is { HasBegun: true, LacksData: true, IsPaused: false }
                ? kpi.Agreed?.Content.IsDecisive == true ? AlertSeverity.Warning : AlertSeverity.Advisory
                : null,
            _ => outlook.Series.Now.Detector.Active == DriftSide.None ? null
                : facts.Level == DriftLevel.OffTrack ? AlertSeverity.Critical
                : AlertSeverity.Warning,
        };
    }

    // Only a measurement that changed can show that nothing was wrong; new terms, a verdict or the passing of time end what was.
    static AlertCommand EndOf(Account before, Kpi kpi, AlertKind kind, Reference subject, Reference? correction) =>
        correction is { } corrected && kind switch
        {
            AlertKind.Missed => true,
            AlertKind.Drift => before.Kpis.Find(kpi.Id)?.Watch is { } was && kpi.Watch is { } now
                && DriftTransitions.Between(was.Observed.Now, now.Observed.Now) == DriftTransition.Withdrawn,
            _ => false,
        }
            ? new WithdrawAlert(kind, subject, corrected)
            : new ClearAlert(kind, subject);

    /// <summary>Reports what is wrong with plans and proposals.</summary>
    static void ReportPlans(Account state, Decided decided)
    {
        RaiseAlert[] wrong = [.. PlanTroubles(state, decided.Context.Now)];
        foreach (var alert in state.Alerts.Alerts)
        {
            if (decided.Room > 0
                && alert is { Lasts: true, Kind: AlertKind.MilestoneOverdue or AlertKind.ProposalWaiting or AlertKind.NoCounterpart }
                && !wrong.Any(trouble => trouble.Kind == alert.Kind && trouble.Subject == alert.Subject))
            {
                state = Tell(state, new ClearAlert(alert.Kind, alert.Subject), decided);
            }
        }

        foreach (var trouble in wrong.TakeWhile(_ => decided.Room > 0))
        {
            state = Tell(state, trouble, decided);
        }
    }

    static IEnumerable<RaiseAlert> PlanTroubles(Account state, DateTimeOffset now)
    {
        foreach (var plan in state.Plans.Where(plan => plan.Ended is null && state.Profile.Archived is null))
        {
            foreach (var milestone in plan.Milestones.Where(milestone => milestone is { IsOpen: true, OverdueSince: not null }))
            {
                yield return new(AlertKind.MilestoneOverdue, Reference.To(milestone.Id), AlertSeverity.Warning, plan.NoticeRule);
            }

            var waiting = state.Proposals.Where(proposal => proposal.Plan == plan.Id && proposal.IsOpenAt(now)).ToList();
            foreach (var proposal in waiting.Where(proposal => now >= proposal.Sent!.Approval.At + ProposalPatience))
            {
                yield return new(AlertKind.ProposalWaiting, Reference.To(proposal.Id), AlertSeverity.Advisory, plan.NoticeRule);
            }

            if (waiting.Exists(proposal => LacksCounterpart(state, proposal) && now >= proposal.Sent!.Approval.At + CounterpartPatience))
            {
                yield return new(AlertKind.NoCounterpart, Reference.To(plan.Id), AlertSeverity.Warning, plan.NoticeRule);
            }
        }
    }

    static bool LacksCounterpart(Account state, Proposal proposal) =>
        (proposal.WaitsFor == Side.Provider ? state.Profile.Owners.Provider : state.Profile.Owners.Customer).IsNone;

    static Account Tell(Account state, AlertCommand command, Decided decided, Kpi? drifting = null)
    {
        var decision = AlertBook.Decide(state.Alerts, command, AlertContextOf(state, decided));
        return decision.IsSuccess
            ? Tell(state, decision.Value, decided, drifting)
            : throw new UnreachableException($"Alerts refuse {command.GetType().Name}: {decision.Error.Message}");
    }

    static Account Tell(Account state, Decision<AlertEvent> decision, Decided decided, Kpi? drifting = null)
    {
        decided.Add(decision.Texts);
        foreach (var happened in decision.Events)
        {
            var why = happened is AlertRaised or AlertReopened or AlertSeverityChanged && drifting?.Watch is { } watch
                ? DriftExplanations.Explain(watch.Terms, watch.Observed, decided.Context.Now)
                : null;
            state = Apply(state, decided.Add(new AlertChanged(happened, why)));
        }

        return state;
    }

    static AlertContext AlertContextOf(Account state, Decided decided)
    {
        var context = decided.Context;
        return new(context.Now, context.Actor.Who, context.Ids, state.Profile.Calendar.AddWorkingDays, context.Escalation);
    }
}
