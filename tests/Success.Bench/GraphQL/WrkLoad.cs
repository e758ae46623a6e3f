using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Success.Testing;

namespace Success.Bench.GraphQL;

/// <summary>Load from a process of its own: wrk, Debian's package.</summary>
static class WrkLoad
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Posts one body over and over.</summary>
    public static async Task<WrkCounts> RunAsync(Uri endpoint, string body, int seconds, int connections)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "GraphQL", "load.lua");
        string[] arguments =
        [
            "-t1",
            string.Create(CultureInfo.InvariantCulture, $"-c{connections}"),
            string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"),
            "-s", script, endpoint.ToString(), "--", body,
        ];
        using var wrk = Process.Start(new ProcessStartInfo(RequiredProgram.Path("wrk", "wrk"), arguments) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var counts = output.Split('\n').LastOrDefault(line => line.StartsWith('{'))
            ?? throw new InvalidOperationException($"wrk printed no counts: {output}");
        return JsonSerializer.Deserialize<WrkCounts>(counts, Json)!;
    }
}

/// <summary>What wrk counted.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P99">The 99th percentile of the time to an answer, in milliseconds.</param>
/// <param name="Failed">Requests without an answer, or with a status of 400 and above.</param>
sealed record WrkCounts(long Requests, double Seconds, double P99, long Failed);
