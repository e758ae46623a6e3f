using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>What happened to the catalogue. The tenant's journal adds when, and by whom.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(MetricDefined), "metricDefined")]
[JsonDerivedType(typeof(MetricRevised), "metricRevised")]
[JsonDerivedType(typeof(MetricDescribed), "metricDescribed")]
[JsonDerivedType(typeof(MetricRetired), "metricRetired")]
[JsonDerivedType(typeof(MetricReinstated), "metricReinstated")]
public abstract record MetricEvent
{
    private protected MetricEvent()
    {
    }
}

/// <summary>A metric was put into the catalogue.</summary>
/// <param name="Metric">Its version 1.</param>
/// <param name="Name">Digest of its name.</param>
/// <param name="Meaning">Digest of its meaning; null for none.</param>
public sealed record MetricDefined(Metric Metric, TextDigest Name, TextDigest? Meaning) : MetricEvent;

/// <summary>A metric got its next version.</summary>
/// <param name="Metric">The new version.</param>
public sealed record MetricRevised(Metric Metric) : MetricEvent;

/// <summary>A metric's texts were changed.</summary>
/// <param name="Key">Which metric.</param>
/// <param name="Name">Digest of its name.</param>
/// <param name="Meaning">Digest of its meaning; null for none.</param>
public sealed record MetricDescribed(MetricKey Key, TextDigest Name, TextDigest? Meaning) : MetricEvent;

/// <summary>A metric was taken out of use.</summary>
/// <param name="Key">Which metric.</param>
public sealed record MetricRetired(MetricKey Key) : MetricEvent;

/// <summary>A metric was brought back into use.</summary>
/// <param name="Key">Which metric.</param>
public sealed record MetricReinstated(MetricKey Key) : MetricEvent;
