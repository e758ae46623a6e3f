namespace Success.Domain.Metrics;

/// <summary>
/// One version of a metric's definition in the tenant's catalogue. A version never changes once measurements or terms refer to it;
/// what changes the meaning makes the next version. Its name and meaning are texts (<see cref="TextChange"/>).
/// </summary>
/// <param name="Key">Its name in the catalogue.</param>
/// <param name="Version">From 1.</param>
/// <param name="Unit">What a value counts (<c>users</c>, <c>ms</c>, <c>%</c>); empty for a pure number.</param>
/// <param name="Kind">What its measurements are.</param>
/// <param name="Settling">
/// How long after its instant or period's end a value is still settling: until then another value replaces it silently; afterwards
/// it is a correction.
/// </param>
public sealed record Metric(MetricKey Key, int Version, string Unit, MetricKind Kind, TimeSpan Settling);
