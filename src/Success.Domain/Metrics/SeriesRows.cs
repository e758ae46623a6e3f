using System.Collections.Immutable;

namespace Success.Domain.Metrics;

/// <summary>Measurements to write into one block (<see cref="MeasurementBlock"/>).</summary>
/// <param name="Series">Which series.</param>
/// <param name="Measurements">The measurements; at least one.</param>
public sealed record SeriesRows(SeriesKey Series, ImmutableArray<StoredMeasurement> Measurements);

/// <summary>Stored measurements that a decision depends on: those of both sides, whatever the series.</summary>
/// <param name="Metric">Of which metric.</param>
/// <param name="Version">Of which version of it.</param>
/// <param name="From">Every measurement whose instant or period's end is at or after this instant.</param>
public readonly record struct SeriesNeed(MetricKey Metric, int Version, DateTimeOffset From);
