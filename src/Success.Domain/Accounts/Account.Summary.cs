using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Domain.Accounts;

/// <summary>What the portfolio is told.</summary>
public sealed partial record Account
{
    /// <summary>
    /// What the provider's portfolio knows of the account. It is made after every append and at every wake, so that what follows from
    /// the clock is as true as what follows from events.
    /// </summary>
    /// <param name="now">The instant of making it.</param>
    /// <param name="version">Number of the last journal entry, from 1.</param>
    /// <param name="name">The account's name, from its text.</param>
    /// <param name="inReportingCurrency">An amount in the tenant's reporting currency; null when it cannot be said, then it does not count.</param>
    public AccountSummary Summarise(DateTimeOffset now, long version, string name, Func<Money, Money?> inReportingCurrency)
    {
        ArgumentNullException.ThrowIfNull(inReportingCurrency);
        return new()
        {
            Id = Id,
            Version = version,
            Name = name,
            ExternalId = Profile.ExternalId?.ToString() ?? "",
            Segment = Profile.Segment?.ToString() ?? "",
            Tags = [.. Profile.Tags.Select(tag => tag.ToString())],
            Parent = Profile.Parent,
            Owner = Profile.Owners.Provider,
            Standing = StandingOf(Side.Provider, now),
            Lifecycle = Profile.Archived is null ? AccountLifecycle.Active : AccountLifecycle.Archived,
            Attention = Attention.Of([.. Reported(Stakes(now), inReportingCurrency)]),
            Arr = Profile.Revenue.On(Profile.Calendar.DateAt(now)) is { } arr ? inReportingCurrency(arr) : null,
            RenewsOn = Profile.RenewsOn,
            Progress = (float?)ProgressOf(),
            Sparkline = SparklineOf(Side.Provider, now),
            OpenAlerts = Alerts.CountOpen(now),
            LatestData = LatestData,
            WaitingFor = WaitsFor(Alerts.Alerts.Select(alert => alert.ProposedCause), now),
            NextWake = NextWake(this),
            ReviewsOn = Reviews.Open.Select(review => (DateOnly?)DateOnly.FromDateTime(review.MeetsAt.UtcDateTime)).Min(),
        };
    }

    static IEnumerable<Attention> Reported(IEnumerable<Stake> stakes, Func<Money, Money?> inReportingCurrency) =>
        from stake in stakes
        let value = inReportingCurrency(stake.Attention.Value)
        where value is not null
        select Attention.Part(value.Value, stake.Attention.Chance, stake.Attention.Nearness);

    // Of the worst decisive KPI; of those that stand alike, the one that was added first.
    Sparkline SparklineOf(Side reader, DateTimeOffset now)
    {
        var worst = Kpis
            .Where(kpi => kpi is { Watch: not null, Agreed.Content.IsDecisive: true } && IsActive(this, kpi.Plan))
            .MinBy(kpi => StandingOf(kpi, reader, now));
        return worst is null ? default : Sparkline.Of([.. worst.Watch!.Observed.Window.Select(observation => observation.Value)]);
    }

    DateTimeOffset? LatestData => Series.Max(series => series.Latest?.End);

    /// <summary>Who has to act next; of one plan or of all.</summary>
    WaitingFor WaitsFor(IEnumerable<ProposedCause?> causes, DateTimeOffset now, Plan? of = null)
    {
        var sides = Proposals.Where(proposal => (of is null || proposal.Plan == of.Id) && proposal.IsOpenAt(now)).Select(proposal => proposal.WaitsFor)
            .Concat(Reviews.Open.Where(review => (of is null || review.Plan == of.Id) && review.State == ReviewState.Due).SelectMany(Missing))
            .Concat((of is null ? Reviews.Restatements : RestatementsOf(of)).Select(restatement => restatement.By.Side?.Other()))
            .Concat(causes.Select(cause => cause?.By.Other()))
            .ToHashSet();
        return (sides.Contains(Side.Provider), sides.Contains(Side.Customer)) switch
        {
            (true, true) => WaitingFor.Both,
            (true, false) => WaitingFor.Provider,
            (false, true) => WaitingFor.Customer,
            _ => WaitingFor.Nobody,
        };
    }

    static IEnumerable<Side?> Missing(Review review) =>
        Enum.GetValues<Side>().Where(side => review.By(side) is null).Select(side => (Side?)side);
}
