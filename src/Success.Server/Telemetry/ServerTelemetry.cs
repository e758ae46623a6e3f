using System.Reflection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Success.Server.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry's protocol, when its standard variables ask for them (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and
/// the others, which the SDK reads itself), and metrics for who comes for them. Otherwise nothing of it exists, and nobody listens to the instruments.
/// </summary>
sealed class ServerTelemetry : IDisposable
{
    const string Name = "success";
    const string OurInstruments = "Success.*";

    // From a tenth of a millisecond, a write on a fast disk, to ten seconds, the deadline of a request.
    static readonly double[] Seconds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    // A group commit takes from one write to the writer's limit.
    static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

    readonly TracerProvider? _traces;
    readonly MeterProvider? _metrics;

    ServerTelemetry(TracerProvider? traces, MeterProvider? metrics) => (_traces, _metrics) = (traces, metrics);

    /// <summary>Starts what the environment asks for.</summary>
    /// <param name="text">Who comes for metrics; null when nobody does.</param>
    /// <returns>Null when nobody asks for anything.</returns>
    public static ServerTelemetry? StartIfAsked(PrometheusText? text)
    {
        if (text is null && !OtlpVariables.IsAnythingAsked)
        {
            return null;
        }

        return new(
            OtlpVariables.IsAsked("TRACES") ? BuildTraces() : null,
            text is not null || OtlpVariables.IsAsked("METRICS") ? BuildMetrics(text) : null);
    }

    /// <summary>Sends logs, if the environment asks for that, with the ids of the spans that they belong to.</summary>
    public static void AddLogsIfAsked(ILoggingBuilder logs)
    {
        if (OtlpVariables.IsAsked("LOGS"))
        {
            logs.AddOpenTelemetry(options =>
            {
                options.IncludeScopes = true;
                options.IncludeFormattedMessage = true;
                options.SetResourceBuilder(Resource()).AddOtlpExporter();
            });
        }
    }

    public void Dispose()
    {
        // Each sends what it still has.
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    static TracerProvider BuildTraces() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddSource("Microsoft.AspNetCore", OurInstruments)
        .AddProcessor(new QuietAddresses())
        .AddOtlpExporter()
        .Build();

    static MeterProvider BuildMetrics(PrometheusText? text)
    {
        var metrics = Instruments();
        if (OtlpVariables.IsAsked("METRICS"))
        {
            metrics.AddOtlpExporter();
        }

        if (text is not null)
        {
            metrics.AddReader(new BaseExportingMetricReader(text));
        }

        return metrics.Build();
    }

    static MeterProviderBuilder Instruments() => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(OurInstruments, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
        .AddView(instrument => instrument.Meter.Name.StartsWith("Success.", StringComparison.Ordinal) && instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = instrument.Unit == "s" ? Seconds : Counts }
            : null);

    // The environment's word on name and attributes comes last, and so wins.
    static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(Name, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString())
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
