using Success.Domain.Metrics;

namespace Success.Domain.Kpis;

/// <summary>What terms must be like, field by field and across fields.</summary>
static class TermsRules
{
    public static void Check(TermsDraft draft, Metric metric, Refusals refusals)
    {
        if (refusals.Require(draft.Goal is not null, "goal", "A KPI has a goal: to reach a target, or to keep a range."))
        {
            var goal = new Refusals();
            draft.Goal!.Check(goal);
            if (!goal.IsEmpty)
            {
                refusals.Add(goal.ToError().Within("goal"));
            }

            CheckPauses(draft.Pauses, draft.Goal, refusals);
            CheckBaselineFits(draft, refusals);
        }

        CheckCadence(draft.Cadence, metric.Kind, refusals);
        refusals.Require(
            draft.ReportingLag >= TimeSpan.Zero && draft.ReportingLag <= Terms.MaxReportingLag,
            "reportingLag",
            $"A reporting lag is 0 to {Terms.MaxReportingLag.Days} days.");
        refusals.Require(
            draft.Settling is not { } settling || (settling >= TimeSpan.Zero && settling <= MetricDefinition.MaxSettling),
            "settling",
            $"A settling time is 0 to {MetricDefinition.MaxSettling.Days} days.");
        refusals.Require(draft.Hold is >= 1 and <= Terms.MaxHold, "hold", $"A target holds for 1 to {Terms.MaxHold} observations.");
        refusals.Require(draft.Weight is >= 1 and <= Terms.MaxWeight, "weight", $"A weight is 1 to {Terms.MaxWeight}.");
        refusals.Require(Enum.IsDefined(draft.Supplier), "supplier", "Numbers come from a system of either side, a person of the customer, or both.");
        refusals.Require(draft.FalseAlarms is not { } setting || Enum.IsDefined(setting), "falseAlarms", "Alarms are DEFAULT, EARLY or QUIET.");
    }

    public static void CheckPauses(IReadOnlyList<AgreedPause> pauses, Goal goal, Refusals refusals)
    {
        if (pauses.Count > Terms.MaxPauses)
        {
            refusals.Add(Refusal.LimitReached("pauses", $"Terms have at most {Terms.MaxPauses} pauses."));
        }

        DateOnly? before = null;
        foreach (var (index, pause) in pauses.Index())
        {
            var field = $"pauses[{index}]";
            refusals.Take(Dates.Check(pause.From, $"{field}.from"));
            refusals.Take(Dates.Check(pause.Through, $"{field}.through"));
            refusals.Require(Enum.IsDefined(pause.Effect), $"{field}.effect", "A pause KEEPs the plan where it is, or SHIFTs it.");
            refusals.Require(pause.Through >= pause.From, $"{field}.through", "A pause does not end before it begins.");
            refusals.Require(
                pause.From >= goal.FirstDay && !(pause.From > goal.LastDay), $"{field}.from", "A pause begins between the start and the due date.");
            refusals.Require(!(pause.From <= before), $"{field}.from", "Pauses stand in order and do not overlap.");
            before = pause.Through;
        }
    }

    static void CheckCadence(Cadence cadence, MetricKind kind, Refusals refusals)
    {
        if (!refusals.Require(Enum.IsDefined(cadence), "cadence", "A cadence is DAILY, WEEKLY, MONTHLY or QUARTERLY.")
            || kind.Periods() is not { } period)
        {
            return;
        }

        if (CadenceOf(period) is { } expected)
        {
            refusals.Require(cadence == expected, "cadence", $"The metric is measured per {Word(period)}; its values come as often.");
        }
        else
        {
            refusals.Add(new(DomainErrorCode.Unsupported, "A metric of whole years changes too seldom to be watched; agree on a shorter period.", "cadence"));
        }
    }

    // The rule needs its periods while there is still time to act on what it leads to.
    static void CheckBaselineFits(TermsDraft draft, Refusals refusals)
    {
        if (draft.Goal is Goal.Reach { Baseline: Baseline.Taken taken } reach && Enum.IsDefined(draft.Cadence))
        {
            refusals.Require(
                reach.Start.DayNumber + (taken.Periods * draft.Cadence.Length().TotalDays) < reach.Due.DayNumber,
                "goal.baseline.periods",
                "The baseline is taken before the due date: take fewer periods, or allow more time.");
        }
    }

    static Cadence? CadenceOf(PeriodLength period) => period switch
    {
        PeriodLength.Day => Cadence.Daily,
        PeriodLength.Week => Cadence.Weekly,
        PeriodLength.Month => Cadence.Monthly,
        PeriodLength.Quarter => Cadence.Quarterly,
        _ => null,
    };

    static string Word(PeriodLength period) => period switch
    {
        PeriodLength.Day => "day",
        PeriodLength.Week => "week",
        PeriodLength.Month => "month",
        _ => "quarter",
    };
}
