using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Success.Gateway.Health;

namespace Success.Server.Telemetry;

/// <summary>
/// What is measured, in the text format of Prometheus (0.0.4), named as OpenTelemetry maps it:
/// <c>journal.append.duration</c> in seconds is <c>journal_append_duration_seconds</c>, and what only grows ends in <c>_total</c>.
/// </summary>
[ExportModes(ExportModes.Pull)]
sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter, IMetricsText
{
    readonly Lock _reading = new();
    string _text = "";

    public string MediaType => "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Has the reader that this belongs to collect, which calls <see cref="Export"/>.</summary>
    public Func<int, bool>? Collect { get; set; }

    public string Read()
    {
        lock (_reading)
        {
            Collect?.Invoke(Timeout.Infinite);
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch)
        {
            Append(text, metric);
        }

        _text = text.ToString();
        return ExportResult.Success;
    }

    static void Append(StringBuilder text, Metric metric)
    {
        var name = PrometheusNames.Of(metric);
        text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(metric.Description)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(metric)).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point);
            if (metric.MetricType == MetricType.Histogram)
            {
                AppendHistogram(text, name, labels, point);
            }
            else
            {
                AppendSample(text, name, labels, ValueOf(metric, point));
            }
        }
    }

    static void AppendHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long count = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            var bound = $"le=\"{Number(bucket.ExplicitBound)}\"";
            AppendSample(text, $"{name}_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", count);
        }

        AppendSample(text, $"{name}_sum", labels, point.GetHistogramSum());
        AppendSample(text, $"{name}_count", labels, point.GetHistogramCount());
    }

    static void AppendSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    static string TypeOf(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    static double ValueOf(Metric metric, in MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new NotSupportedException($"A metric of the type {metric.MetricType} has no single value."),
    };

    static string Labels(in MetricPoint point)
    {
        var labels = new List<string>(point.Tags.Count);
        foreach (var (key, value) in point.Tags)
        {
            labels.Add($"{PrometheusNames.Of(key)}=\"{Escaped(TextOf(value)).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        return string.Join(',', labels);
    }

    static string TextOf(object? value) => value switch
    {
        true => "true",
        false => "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
