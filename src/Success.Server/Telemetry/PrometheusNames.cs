using OpenTelemetry.Metrics;

namespace Success.Server.Telemetry;

/// <summary>What instruments and labels are called in Prometheus, where names have letters, digits and underscores.</summary>
static class PrometheusNames
{
    /// <summary>The name of an instrument, with its unit.</summary>
    public static string Of(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var (name, unit) = (Of(metric.Name), UnitOf(metric.Unit));
        name = unit.Length == 0 || name.EndsWith(unit, StringComparison.Ordinal) ? name : $"{name}_{unit}";
        return isCounter ? $"{name}_total" : name;
    }

    /// <summary>The name of a label.</summary>
    public static string Of(string name) => string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));

    // Units in braces only say what is counted, which the name says as well.
    static string UnitOf(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ when unit.StartsWith('{') => "",
        _ => Of(unit) is "1" ? "" : Of(unit),
    };
}
