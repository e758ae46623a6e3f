namespace Success.Domain.Metrics;

/// <summary>
/// What the measurements of one slot (a period, or an instant) come to, and nothing else of them: enough to go on adding, to observe, and
/// to look at them through a window. Measurements are added in the order of their positions, so the last digit of a sum does not
/// depend on the order of arrival.
/// </summary>
/// <param name="Slot">As in <see cref="SeriesPosition.Slot"/>.</param>
/// <param name="End">The instant that its observation carries: the end of the period, or the instant.</param>
/// <param name="Value">The sum, last, least or greatest value; of means the sum; of quotients the sum of numerators or events.</param>
/// <param name="Size">How many measurements; of quotients the sum of denominators or exposures.</param>
public readonly record struct PeriodTotal(long Slot, DateTimeOffset End, double Value, double Size)
{
    internal static PeriodTotal Of(MetricKind kind, long slot, DateTimeOffset end, double value, double size) =>
        new(slot, end, kind.Seen() is MetricKind.FlowPerPeriod { Summary: FlowSummary.Count } ? 1 : value, size);

    /// <summary>The total with one more measurement, which comes after all the others.</summary>
    internal PeriodTotal Plus(MetricKind kind, PeriodTotal next) => next with
    {
        Size = Size + next.Size,
        Value = kind.Seen() switch
        {
            MetricKind.LevelPerPeriod { Summary: LevelSummary.Min } => Math.Min(Value, next.Value),
            MetricKind.LevelPerPeriod { Summary: LevelSummary.Max } => Math.Max(Value, next.Value),
            MetricKind.LevelAtInstant or MetricKind.FlowToDate or MetricKind.LevelPerPeriod { Summary: LevelSummary.Last } => next.Value,
            _ => Value + next.Value,
        },
    };

    /// <summary>What is observed of totals that follow each other; one of them unless the kind is rolling. Null without a denominator.</summary>
    internal static double? Observe(MetricKind kind, ReadOnlySpan<PeriodTotal> totals)
    {
        var (sum, size, least, greatest) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var total in totals)
        {
            sum += total.Value;
            size += total.Size;
            least = Math.Min(least, total.Value);
            greatest = Math.Max(greatest, total.Value);
        }

        return kind.Seen() switch
        {
            MetricKind.RatioPerPeriod or MetricKind.RatePerPeriod => size > 0 ? sum / size : null,
            MetricKind.LevelPerPeriod { Summary: LevelSummary.Mean } => sum / size,
            MetricKind.LevelPerPeriod { Summary: LevelSummary.Min } => least,
            MetricKind.LevelPerPeriod { Summary: LevelSummary.Max } => greatest,
            MetricKind.FlowPerPeriod => sum,
            // Levels that stand for their period or instant each count once in a window.
            _ => sum / totals.Length,
        };
    }

    internal static double SizeOf(ReadOnlySpan<PeriodTotal> totals)
    {
        var size = 0.0;
        foreach (var total in totals)
        {
            size += total.Size;
        }

        return size;
    }
}
