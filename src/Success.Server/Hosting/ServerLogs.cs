using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Success.Server.Configuration;

namespace Success.Server.Hosting;

/// <summary>Where logs go: to standard error, so that standard output has the results of commands alone.</summary>
static class ServerLogs
{
    public static void Configure(ILoggingBuilder logs, ServerConfiguration configuration)
    {
        logs.SetMinimumLevel(configuration.LogLevel);

        // Where there are traces, a line says to which it belongs.
        logs.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (configuration.LogLevel > LogLevel.Debug)
        {
            // What the framework says of every request is in the traces.
            logs.AddFilter("Microsoft", LogLevel.Warning);
        }

        if (configuration.LogsJson)
        {
            logs.AddJsonConsole(json => (json.UseUtcTimestamp, json.IncludeScopes, json.TimestampFormat) = (true, true, "O"));
        }
        else
        {
            logs.AddSimpleConsole(text => (text.UseUtcTimestamp, text.SingleLine, text.TimestampFormat) = (true, true, "HH:mm:ss.fff "));
        }

        logs.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
