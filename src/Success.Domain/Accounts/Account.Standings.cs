using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>How the account's KPIs, plans and the account itself stand at an instant.</summary>
public sealed partial record Account
{
    /// <summary>
    /// How a KPI stands under its agreed terms, as the provider sees it; <see cref="Standing.NotAgreed"/> without. In a plan that has ended it
    /// stands as it did then.
    /// </summary>
    public Standing StandingOf(Kpi kpi, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (kpi.Agreed?.Content is not { } content)
        {
            return Standing.NotAgreed;
        }

        if (OutlookOf(kpi) is { } outlook)
        {
            return outlook.StandingAt(now);
        }

        if (AtEnd(kpi) is { } atEnd)
        {
            return atEnd;
        }

        var timeline = content.Schedule.ToTimeline(content.Terms.Cadence);
        return Standings.OfKpi(new() { IsPaused = timeline.PauseAt(now) is not null, HasBegun = now >= timeline.Start, IsBaselining = true });
    }

    /// <summary>How a KPI stands as a side may see it: the customer not before its notice of a drift alert.</summary>
    public Standing StandingOf(Kpi kpi, Side reader, DateTimeOffset now)
    {
        var standing = StandingOf(kpi, now);
        return reader == Side.Provider ? standing : Standings.ForCustomer(standing, IsDriftVisible(kpi.Id, now));
    }

    /// <summary>What of a KPI follows from the clock; null while it is not judged.</summary>
    public Outlook? OutlookOf(Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        return kpi.Watch is { } watch ? new(watch.Terms, watch.Observed, NextPeriodEnd(watch)) : null;
    }

    /// <summary>How a KPI stood when its plan ended; null while the plan is active.</summary>
    Standing? AtEnd(Kpi kpi) =>
        Plans.Find(kpi.Plan)?.Ended?.Kpis.Where(end => end.Kpi == kpi.Id).Select(end => end.Standing).FirstOrDefault();

    /// <summary>Whether the customer may know of a KPI's drift: it sees the alert, or there is none.</summary>
    bool IsDriftVisible(Id<Kpi> kpi, DateTimeOffset now) =>
        Alerts.Lasting(AlertKind.Drift, Reference.To(kpi)) is not { } alert || alert.IsVisible(Side.Customer, now);

    /// <summary>For metrics with periods: the end of the one whose value is owed next.</summary>
    DateTimeOffset? NextPeriodEnd(KpiWatch watch)
    {
        if (SeriesOf(watch.Series)?.Kind.Periods() is not { } length)
        {
            return null;
        }

        // A period ends where the next one begins, so the last value's instant lies in the one that is owed.
        var last = watch.Observed.Now.Last?.At;
        return Profile.Calendar.EndOf(Profile.Calendar.PeriodAt(length, last ?? watch.Terms.Timeline.Start));
    }
}
