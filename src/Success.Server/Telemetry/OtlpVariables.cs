namespace Success.Server.Telemetry;

/// <summary>Whether OpenTelemetry's standard variables ask for a signal. How it is sent, the SDK reads from them itself.</summary>
static class OtlpVariables
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool IsAnythingAsked => IsAsked("TRACES") || IsAsked("METRICS") || IsAsked("LOGS");

    /// <summary>Whether a signal is asked for: an endpoint or exporter is named, and neither it nor all of them is turned off.</summary>
    public static bool IsAsked(string signal)
    {
        var exporter = Read($"OTEL_{signal}_EXPORTER");
        var isOff = string.Equals(Read("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase) || exporter is "none";
        return !isOff && (exporter is "otlp" || Read(Endpoint) is not null || Read($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") is not null);
    }

    static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
