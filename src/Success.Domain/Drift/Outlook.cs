using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>
/// How a KPI stands at any instant, and when that changes by itself. The clock never steps the detector and never raises a drift
/// alert; it lets values grow old, plans overtake them, and due dates come.
/// </summary>
/// <param name="Terms">The terms in force.</param>
/// <param name="Series">What was observed.</param>
/// <param name="NextPeriodEnd">For metrics with periods: the end of the period that is owed next; else null.</param>
public sealed record Outlook(DriftTerms Terms, ObservedSeries Series, DateTimeOffset? NextPeriodEnd = null)
{
    // A plan moves on between two values; only when the next one is late does it say anything that the last value stays behind.
    const double Overdue = 1.5;

    // The last value before the due date may take half a cadence to come in.
    const double DecisionWait = 0.5;

    Timeline Timeline => Terms.Timeline;

    Watch Known => Series.Now;

    /// <summary>When whoever owes the next value is reminded.</summary>
    public DateTimeOffset ReminderAt => Expectation.ReminderAfter(Terms, Known.Last?.At, NextPeriodEnd);

    /// <summary>When the absence of the next value becomes an alert; of the first one not before the KPI counts as begun.</summary>
    public DateTimeOffset NoDataAt
    {
        get
        {
            var overdue = Expectation.NoDataAfter(Terms, Known.Last?.At, NextPeriodEnd);
            return Known.Last is null && overdue < BegunAt ? BegunAt : overdue;
        }
    }

    /// <summary>When the due date decides at the latest; null when the KPI is open.</summary>
    public DateTimeOffset? DecidedAt => Terms.End(Known.Achieved) + (Timeline.Cadence.Length() * DecisionWait);

    /// <summary>
    /// When the plan is a tolerance beyond the last value and the next one is overdue; null when that never happens, or when there is
    /// no plan that moves.
    /// </summary>
    public DateTimeOffset? OvertakenAt
    {
        get
        {
            if (Terms.Aim is not Aim.Reach reach || Known.Achieved || Known.Last is not { } last || reach.Target == reach.Baseline)
            {
                return null;
            }

            var reached = last.Value + ((int)reach.Direction * reach.Tolerance);
            var share = (reached - reach.Baseline) / (reach.Target - reach.Baseline);
            if (share >= 1 || reach.Trajectory.TimeOf(share, Timeline.PlanTime(last.At)) is not { } time)
            {
                return null;
            }

            var (overtaken, overdue) = (Timeline.PlanInstant(time), Timeline.Later(last.At, Overdue));
            return overtaken > overdue ? overtaken : overdue;
        }
    }

    /// <summary>What the due date decided: achieved, met within tolerance or missed; null while it is not decided.</summary>
    public DueDecision? DecisionAt(DateTimeOffset now)
    {
        if (Terms.End(Known.Achieved) is not { } end || (now < DecidedAt && !HasValueAfter(end)))
        {
            return null;
        }

        if (Known.Last is not { } last || end > Expectation.NoDataAfter(Terms, last.At))
        {
            return new(Verdict.Missed, LackedData: true);
        }

        return new(Judge(last), LackedData: false);
    }

    /// <summary>The KPI's standing at <paramref name="now"/>.</summary>
    public Standing StandingAt(DateTimeOffset now) => Standings.OfKpi(FactsAt(now));

    /// <summary>The facts that the standing follows from; a baseline that is not known yet is the KPI's to add.</summary>
    public StandingInputs FactsAt(DateTimeOffset now) => new()
    {
        IsPaused = Timeline.PauseAt(now) is not null,
        Verdict = DecisionAt(now)?.Verdict ?? (AchievedJustNow(now) ? Verdict.Achieved : null),
        HasBegun = now >= Timeline.Start && (Known.Last is not null || now >= BegunAt),
        LacksData = Known.Last is null || now >= NoDataAt,
        Level = Known.Detector.Level,
        IsOvertaken = now >= OvertakenAt,
        IsSustaining = Known.Achieved,
    };

    /// <summary>The next instant at which anything changes by itself; null when nothing does.</summary>
    public DateTimeOffset? NextWake(DateTimeOffset now) =>
        DecisionAt(now) is not null ? NextOf(PauseEdges, now) : NextOf([.. PauseEdges, Timeline.Start, BegunAt, ReminderAt, NoDataAt, DecidedAt, OvertakenAt], now);

    IEnumerable<DateTimeOffset?> PauseEdges => Timeline.Pauses.SelectMany<Pause, DateTimeOffset?>(pause => [pause.From, pause.Until]);

    static DateTimeOffset? NextOf(IEnumerable<DateTimeOffset?> instants, DateTimeOffset now) => instants.Where(instant => instant > now).Min();

    // Without a value the KPI counts as begun only when one is overdue.
    DateTimeOffset BegunAt => Timeline.Later(Timeline.Start, Overdue);

    bool HasValueAfter(DateTimeOffset end) => !Series.Window.IsEmpty && Series.Window[^1].At > end;

    Verdict Judge(in Observation last)
    {
        var path = Terms.PathAtEnd();
        var residual = path.Residual(last.Value, last.At);
        var within = path.TwoSided ? Math.Abs(residual) <= 1 : residual <= 1;
        return Terms.Aim switch
        {
            Aim.Reach reach when reach.IsReachedBy(last.Value) => Verdict.Achieved,
            Aim.Reach when within => Verdict.MetWithinTolerance,
            Aim.Keep when within => Verdict.Achieved,
            _ => Verdict.Missed,
        };
    }

    // Until the next value, which is watched as sustaining, or until one is missing.
    bool AchievedJustNow(DateTimeOffset now) => Known.Achieved && Known.AchievedAt == Known.Last?.At && now < NoDataAt;
}

/// <summary>What the due date decided. Final but for corrections and new terms.</summary>
/// <param name="Verdict">Achieved, met within tolerance or missed.</param>
/// <param name="LackedData">Whether it is missed because the last value was too old to decide.</param>
public readonly record struct DueDecision(Verdict Verdict, bool LackedData);
