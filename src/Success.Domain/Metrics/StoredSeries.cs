using System.Collections.Immutable;

namespace Success.Domain.Metrics;

/// <summary>
/// The measurements of a metric's version as the rows have them, of both sides, from an instant on. Makes up for what the account no
/// longer holds; read by <see cref="MeasurementBlock.Read"/>.
/// </summary>
/// <param name="From">Every measurement whose instant or period's end is at or after this instant is there.</param>
/// <param name="Measurements">The measurements as they are now, in any order; retracted ones are not there.</param>
public sealed record StoredSeries(DateTimeOffset From, ImmutableArray<Measurement> Measurements);
