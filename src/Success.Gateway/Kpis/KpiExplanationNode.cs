using Success.Domain.Accounts;
using Success.Domain.Drift;
using Success.Domain.Explanations;

namespace Success.Gateway.Kpis;

/// <summary>Why a KPI stands as it does. What the reader's side is not to know yet is null, not a number that looks like one.</summary>
public sealed class KpiExplanationNode
{
    readonly KpiView _view;
    readonly Explanation _explanation;

    internal KpiExplanationNode(KpiView view, Explanation explanation) => (_view, _explanation) = (view, explanation);

    DriftExplanation? Drift => _view.Drift;

    DriftExplanation? Forecast => _view.IsWithinHeadStart ? null : _view.Drift;

    /// <summary>The one sentence that matters.</summary>
    public string Sentence => _explanation.Headline;

    /// <summary>Why.</summary>
    public IReadOnlyList<string> Details => _explanation.Details;

    /// <summary>The last value.</summary>
    public double? Actual => Drift?.Value;

    /// <summary>What was planned then.</summary>
    public double? PlanNow => Drift?.Planned;

    /// <summary>Since when the target, once reached, is to be kept and is the plan.</summary>
    public DateTimeOffset? KeptSince => Drift?.KeptSince;

    /// <summary>How far from the plan is agreed to be in order.</summary>
    public double? Tolerance => Drift?.Tolerance;

    /// <summary>Since when values are short of plan.</summary>
    public DateTimeOffset? Since => Forecast?.Shortfall?.Since;

    /// <summary>How many observations were held since then.</summary>
    public int? ObservationsShort => Forecast?.Shortfall?.Observations;

    /// <summary>Mean distance from plan since then.</summary>
    public double? MeanShortfall => Forecast?.Shortfall?.Mean;

    /// <summary>The expected value at the due date.</summary>
    public double? Landing => Forecast?.Landing;

    /// <summary>Lower end of the landing's interval.</summary>
    public double? LandingLow => Forecast?.LandingLow;

    /// <summary>Upper end of the landing's interval.</summary>
    public double? LandingHigh => Forecast?.LandingHigh;

    /// <summary>Chance of landing within tolerance.</summary>
    public double? ChanceWithinTolerance => Forecast?.ChanceWithinTolerance;

    /// <summary>How much later than planned the value was reached.</summary>
    public TimeSpan? BehindBy => Drift?.Behind;

    /// <summary>Change per cadence that would reach the target.</summary>
    public double? NeededPace => Drift?.NeededPace;

    /// <summary>Change per cadence lately.</summary>
    public double? RecentPace => Forecast?.RecentPace;

    /// <summary>When it is out of tolerance at this pace.</summary>
    public DateTimeOffset? LeavesToleranceAt => Forecast?.LeavesToleranceAt;

    /// <summary>The instant that the last value speaks of.</summary>
    public DateTimeOffset? DataAt => Drift?.At;

    /// <summary>How long ago that is.</summary>
    public TimeSpan? DataAge => Drift?.Age;

    /// <summary>Number of the terms that it is judged by.</summary>
    public int Revision => _view.Kpi.Agreed?.Number ?? 0;
}
