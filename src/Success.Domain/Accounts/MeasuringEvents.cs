using System.Collections.Immutable;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>Something happened to an account's measurements, or to what its KPIs know from them.</summary>
public abstract record MeasuringEvent : AccountEvent
{
    private protected MeasuringEvent()
    {
    }
}

/// <summary>Measurements of one series came or changed, and the KPIs that look at it know more.</summary>
/// <param name="Kind">What its measurements are: the series may begin with this event.</param>
/// <param name="Happened">What happened to the series.</param>
/// <param name="Kpis">What became of the KPIs; only of those that saw something new.</param>
[EventName("Measured")]
public sealed record Measured(MetricKind Kind, MeasurementEvent Happened, ImmutableArray<KpiObserved> Kpis) : MeasuringEvent;

/// <summary>A KPI saw something new.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Change">What became of its observations, with the detector's states.</param>
public readonly record struct KpiObserved(Id<Kpi> Kpi, ObservedChange Change);

/// <summary>Terms came into force: from here on the KPI is judged by them.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Kind">What the measurements of its series are.</param>
/// <param name="Watch">What is known, the metric's history included.</param>
[EventName("KpiWatched")]
public sealed record KpiWatched(Id<Kpi> Kpi, MetricKind Kind, KpiWatch Watch) : MeasuringEvent;

/// <summary>A KPI is judged no longer: it is retired, its plan has ended, or its next baseline is not known yet.</summary>
/// <param name="Kpi">Which.</param>
[EventName("KpiUnwatched")]
public sealed record KpiUnwatched(Id<Kpi> Kpi) : MeasuringEvent;
