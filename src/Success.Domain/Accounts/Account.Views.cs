using System.Collections.Immutable;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Health;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>What readers see.</summary>
public sealed partial record Account
{
    /// <summary>The account as one reader may see it.</summary>
    /// <param name="side">The reader's side.</param>
    /// <param name="may">What policy allows the reader on this account (<see cref="Policy.Allows"/>).</param>
    /// <param name="now">The instant.</param>
    public AccountView For(Side side, Func<PolicyAction, bool> may, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(may);
        ImmutableArray<AlertView> alerts = may(PolicyAction.ReadAlerts) ? [.. Alerts.SeenBy(side, now)] : [];
        return new(
            Id,
            side,
            now,
            ProfileFor(side, may(PolicyAction.ReadRevenue)),
            StandingOf(side, now),
            ProgressOf(),
            may(PolicyAction.ReadAttention) ? [.. Stakes(now)] : null,
            [.. Plans.Select(plan => PlanFor(plan, side, may, now))],
            [.. Kpis.Select(kpi => KpiFor(kpi, side, may, now))],
            [.. Proposals.Where(proposal => proposal.Sent is not null ? may(PolicyAction.ReadProposals) : proposal.Opener == side && may(PolicyAction.ReadDrafts))],
            [.. ClosedProposals.Where(proposal => !proposal.WasDraft ? may(PolicyAction.ReadProposals) : proposal.Opener == side && may(PolicyAction.ReadDrafts))],
            alerts,
            may(PolicyAction.ReadReviews) ? [.. Reviews.Open.Select(review => ReviewFor(review, may, now))] : [],
            may(PolicyAction.ReadReviews) ? Reviews.Closed : [],
            may(PolicyAction.ReadReviews) ? Reviews.Restatements : [])
        {
            Sparkline = SparklineOf(side, now),
            LatestData = LatestData,
            NextEvent = NextEventFor(alerts, may, now),
            Health = may(PolicyAction.ReadHealth) ? HealthFor(side, now) : null,
            CancelledReviews = may(PolicyAction.ReadReviews) ? Reviews.Cancelled : [],
            WaitingFor = WaitsFor(Alerts.SeenBy(side, now).Select(alert => alert.ProposedCause), now),
        };
    }

    /// <summary>How the account stands for a side.</summary>
    public Standing StandingOf(Side reader, DateTimeOffset now) =>
        Standings.OfAccount(Plans.Where(plan => plan.Ended is null).Select(plan => StandingOf(plan, reader, now)));

    /// <summary>How a plan stands for a side.</summary>
    public Standing StandingOf(Plan plan, Side reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Standings.OfPlan([.. Kpis.Where(kpi => kpi.Plan == plan.Id && kpi.Agreed is not null).Select(kpi => JudgedOf(kpi, reader, now))]);
    }

    /// <summary>How far a KPI has come by its last value; null while nothing is judged, or there is no way to come.</summary>
    public static double? ProgressOf(Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (kpi.Watch is not { Observed: var observed, Terms: var terms })
        {
            return null;
        }

        return terms.Aim is Aim.Reach reach
            ? observed.Now.Last is { } last ? Progress.Reach(reach.Baseline, reach.Target, last.Value) : null
            : KeptOf(terms, observed);
    }

    static double? KeptOf(DriftTerms terms, ObservedSeries observed)
    {
        var path = terms.Path(keptSince: null);
        var (inside, judged) = (0, 0);
        foreach (var observation in observed.Window)
        {
            if (terms.Judges(observation.At, achieved: false))
            {
                var residual = path.Residual(observation.Value, observation.At);
                judged++;
                inside += (path.TwoSided ? Math.Abs(residual) : residual) <= 1 ? 1 : 0;
            }
        }

        return Progress.Keep(inside, judged);
    }

    // Nothing is known yet of how the sides take each other, nor is it counted how often they answer.
    AccountHealth HealthFor(Side reader, DateTimeOffset now) => new(
        OutcomesHealth.Of(Kpis.Where(kpi => kpi.Retired is null && IsActive(this, kpi.Plan)).Select(kpi => (JudgedOf(kpi, reader, now), PartOf(kpi)))), null, null);

    double? ProgressOf() => Progress.OfPlan(Kpis.Where(kpi => IsActive(this, kpi.Plan)).Select(PartOf));

    static ProgressPart PartOf(Kpi kpi) => new(ProgressOf(kpi), kpi.Agreed?.Content.Terms.Weight ?? 0);

    // Revenue is the provider's own figure, and so are the labels under which it sorts its customers.
    AccountProfile ProfileFor(Side side, bool mayReadRevenue)
    {
        var profile = mayReadRevenue ? Profile : Profile with { Revenue = Revenue.None, RenewsOn = null };
        return side == Side.Provider ? profile : profile with { ExternalId = null, Segment = null, Tags = [] };
    }

    PlanView PlanFor(Plan plan, Side side, Func<PolicyAction, bool> may, DateTimeOffset now)
    {
        var read = plan with { Comments = [.. plan.Comments.Where(comment => MayRead(comment, side, may))] };
        return new(
            read,
            StandingOf(plan, side, now),
            Progress.OfPlan(Kpis.Where(kpi => kpi.Plan == plan.Id).Select(PartOf)),
            LacksDecisiveOutcome(plan.Id))
        {
            WaitingFor = WaitsFor(AlertsOf(plan, side, now).Select(alert => alert.ProposedCause), now, plan),
        };
    }

    // Internal is what a side says to itself; the policy knows only of the provider's.
    static bool MayRead(Comment comment, Side side, Func<PolicyAction, bool> may) =>
        comment.Audience == CommentAudience.Shared ? may(PolicyAction.ReadComments)
        : comment.By.Side == side && may(side == Side.Provider ? PolicyAction.ReadInternalComments : PolicyAction.ReadComments);

    KpiView KpiFor(Kpi kpi, Side side, Func<PolicyAction, bool> may, DateTimeOffset now)
    {
        var outlook = OutlookOf(kpi);
        var hidden = side == Side.Customer && !IsDriftVisible(kpi.Id, now);
        var drift = outlook is null ? null : DriftExplanations.Explain(outlook.Terms, outlook.Series, now);
        return new(
            kpi with { Watch = null },
            StandingOf(kpi, side, now),
            may(PolicyAction.ReadDrafts) ? ProvisionalOf(kpi, side, now) : null,
            hidden,
            outlook?.FactsAt(now) is { Level: DriftLevel.None, IsOvertaken: true },
            outlook?.DecisionAt(now)?.LackedData ?? false,
            kpi.Watch?.Terms.Aim,
            DueOf(kpi),
            hidden ? drift?.WithoutForecast() : drift,
            IsLastConfirmed(kpi),
            ProgressOf(kpi),
            kpi.Watch?.Observed.Window ?? [],
            kpi.Watch is { } watch ? SeriesOf(watch.Series)?.Open() : null)
        {
            LastClient = kpi.Watch is { } watched ? SeriesOf(watched.Series)?.Latest?.Source.Client ?? default : default,
        };
    }

    bool IsLastConfirmed(Kpi kpi) =>
        kpi.Watch is { Observed.Now.Last: { } last } watch
        && SeriesOf(watch.Series) is { } series
        && series.Measurements.LastOrDefault(measurement => measurement.End == last.At) is { } measurement
        && series.IsConfirmed(measurement);

    ReviewView ReviewFor(Reviews.Review review, Func<PolicyAction, bool> may, DateTimeOffset now)
    {
        var snapshot = SnapshotOf(review, now);
        return new(review, snapshot, snapshot.Digest) { Agenda = [.. AgendaFor(review, snapshot.Digest, may, now)] };
    }

    DateOnly? DueOf(Kpi kpi) => TimelineOf(kpi)?.ShiftedDue is { } due ? Profile.Calendar.DateAt(due.AddTicks(-1)) : null;

    // What has ended was due as well.
    Timeline? TimelineOf(Kpi kpi) =>
        OutlookOf(kpi)?.Terms.Timeline ?? (AtEnd(kpi) is null ? null : kpi.Agreed?.Content.Schedule.ToTimeline(kpi.Agreed.Content.Terms.Cadence));

    /// <summary>What it may cost to look away from each decisive KPI that has a value, each in the currency of its valuation.</summary>
    IEnumerable<Stake> Stakes(DateTimeOffset now)
    {
        var today = Profile.Calendar.DateAt(now);
        return
            from kpi in Kpis
            where kpi.Agreed?.Content.IsDecisive == true && IsActive(this, kpi.Plan)
            from value in WorthOf(this, kpi).Sums
            let reading = kpi.Watch is { } watch ? watch.Observed.Now.Read(watch.Terms) : null
            let forecast = reading?[reading.Value.WorseSide].Chance
            let chance = Stake.ChanceOfMissing(StandingOf(kpi, now), forecast)
            select Stake.Of(kpi.Id, value, chance, Stake.NearnessOf(today, kpi.Agreed!.Content.Terms.Goal.LastDay, Profile.RenewsOn));
    }
}
