using Success.Gateway.Errors;

namespace Success.Gateway.Metrics;

/// <summary>What mutations of the catalogue give back.</summary>
/// <param name="Metric">The metric as it is now; null when it was refused.</param>
/// <param name="UserErrors">What was refused.</param>
public sealed record MetricPayload(MetricNode? Metric, IReadOnlyList<UserErrorNode> UserErrors);
