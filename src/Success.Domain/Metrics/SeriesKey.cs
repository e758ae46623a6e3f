namespace Success.Domain.Metrics;

/// <summary>
/// Names a series of an account: one version of a metric, supplied by one side or by both. Terms say which they mean; a KPI that is
/// supplied by both sides looks at the series that both write to.
/// </summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Supplier">The side whose measurements it holds; null for those of both.</param>
public readonly record struct SeriesKey(MetricKey Metric, int Version, Side? Supplier)
{
    /// <summary>Whether measurements of a source belong here.</summary>
    public bool Takes(MeasurementSource source) => Supplier is null || Supplier == source.Side;
}
