using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Server.Story;

/// <summary>What one side sees of an account at an instant, and the sentences in which it reads it.</summary>
/// <param name="View">What the side may see.</param>
/// <param name="Texts">The texts of what it sees, by key.</param>
/// <param name="Catalogue">The metrics.</param>
/// <param name="Reader">For whom the sentences are.</param>
sealed record Sight(AccountView View, ImmutableDictionary<string, string> Texts, MetricCatalogue Catalogue, Reader Reader)
{
    /// <summary>The KPI of the story; null before there is one.</summary>
    public KpiView? Kpi => View.Kpis is [.., var last] ? last : null;

    /// <summary>Its latest alert of a kind; null when there is none to see.</summary>
    public AlertView? Alert(AlertKind kind) => View.Alerts.LastOrDefault(alert => alert.Kind == kind);

    /// <summary>The name of a KPI.</summary>
    public string NameOf(KpiView kpi) => Texts[$"{kpi.Kpi.Id}.name"];

    /// <summary>Whether an alert is about a KPI; the others are about plans and proposals.</summary>
    public bool IsAboutAKpi(AlertView alert) => View.Kpis.Any(kpi => Reference.To(kpi.Kpi.Id) == alert.Subject);

    /// <summary>Why a KPI stands as it does.</summary>
    public Explanation Explain(KpiView kpi) => Domain.Explanations.Explain.Kpi(FactsOf(kpi), Reader);

    /// <summary>What an alert about a KPI says.</summary>
    public Explanation Explain(AlertView alert)
    {
        var kpi = View.Kpis.First(kpi => Reference.To(kpi.Kpi.Id) == alert.Subject);
        var facts = new AlertFacts(alert, NameOf(kpi), DateOf(alert, kpi))
        {
            Supplier = TermsOf(kpi)?.Supplier ?? default,
            ChanceWithinTolerance = kpi.Drift?.ChanceWithinTolerance,
            LacksData = kpi.LacksData,
        };
        return Domain.Explanations.Explain.Alert(facts, Reader, View.Now);
    }

    /// <summary>The unit of a KPI's metric.</summary>
    public string UnitOf(KpiView kpi) => MetricOf(kpi)?.Unit ?? "";

    /// <summary>The version of the metric that a KPI's terms name; its first while nothing is agreed.</summary>
    public Metric? MetricOf(KpiView kpi) => Catalogue.Find(kpi.Kpi.Metric, TermsOf(kpi)?.MetricVersion ?? 1);

    static Terms? TermsOf(KpiView kpi) => kpi.Kpi.Agreed?.Content.Terms;

    KpiFacts FactsOf(KpiView kpi) => new()
    {
        Name = NameOf(kpi),
        Unit = UnitOf(kpi),
        Standing = kpi.Standing,
        IsWithinHeadStart = kpi.IsWithinHeadStart,
        IsOvertaken = kpi.IsOvertaken,
        LacksData = kpi.LacksData,
        Aim = kpi.Aim,
        IsPerPeriod = MetricOf(kpi)?.Kind.Periods() is not null,
        Cadence = TermsOf(kpi)?.Cadence ?? default,
        Due = kpi.Due,
        Drift = kpi.Drift,
        Supplier = TermsOf(kpi)?.Supplier ?? default,
        IsConfirmed = kpi.IsConfirmed,
        Revision = kpi.Kpi.Agreed?.Number ?? 0,
    };

    // For what is overdue the day on which it was due, otherwise the day on which the alert was raised.
    DateOnly DateOf(AlertView alert, KpiView kpi) => alert.Kind switch
    {
        AlertKind.NoData when kpi is { Drift: { } drift } && TermsOf(kpi) is { } terms =>
            Reader.DayOf((drift.At + terms.Cadence.Length() + terms.ReportingLag).AddTicks(-1)),
        AlertKind.Missed when kpi.Due is { } due => due,
        _ => Reader.DayOf(alert.RaisedAt),
    };
}
