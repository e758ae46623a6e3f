using System.Buffers;

namespace Success.Domain.Metrics;

/// <summary>How a metric is measured: everything that makes a new version when it changes.</summary>
/// <param name="Unit">As in <see cref="Metric.Unit"/>: at most <see cref="MaxUnitLength"/> letters, digits and signs of <c>% ‰ ° µ € $ £ ¥ ² ³ / . _ - #</c> and space inside.</param>
/// <param name="Kind">As in <see cref="Metric.Kind"/>: <see cref="MetricKindRules.Check"/>.</param>
/// <param name="Settling">As in <see cref="Metric.Settling"/>: 0 to <see cref="MaxSettling"/>.</param>
public sealed record MetricDefinition(string? Unit, MetricKind? Kind, TimeSpan Settling)
{
    /// <summary>Longest unit, in characters; it stands beside every number.</summary>
    public const int MaxUnitLength = 24;

    /// <summary>Longest settling time, inclusive: a number that may change for longer than a quarter can be neither reviewed nor agreed.</summary>
    public static readonly TimeSpan MaxSettling = TimeSpan.FromDays(92);

    static readonly SearchValues<char> UnitSigns = SearchValues.Create("%‰°µ€$£¥²³/._-# ");

    /// <summary>The version of the metric that this definition makes, or a refusal that names <c>unit</c>, <c>kind</c> or <c>settling</c>.</summary>
    internal Result<Metric> ToMetric(MetricKey key, int version)
    {
        var refusals = new Refusals();
        var unit = Unit?.Trim() ?? "";
        refusals.Require(
            unit.Length <= MaxUnitLength && unit.All(IsUnitCharacter), "unit", $"A unit has at most {MaxUnitLength} letters, digits and signs like % or /.");
        refusals.Require(Settling >= TimeSpan.Zero && Settling <= MaxSettling, "settling", $"A settling time is 0 to {MaxSettling.Days} days.");
        var kind = refusals.Take(MetricKindRules.Check(Kind));
        return refusals.IsEmpty ? new Metric(key, version, unit, kind!, Settling) : refusals.ToError();
    }

    static bool IsUnitCharacter(char character) => char.IsLetterOrDigit(character) || UnitSigns.Contains(character);
}
