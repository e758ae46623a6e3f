using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Success.Bench.Gateway;

/// <summary>
/// Requests to the API by many connections, as fast as possible or so many a second. Every answer is looked at: one that is no 200, says
/// <c>errors</c> or lacks a part that it must hold ends the run with its text.
/// </summary>
/// <param name="firm">Whom to ask.</param>
/// <param name="content">What to ask, by the number of the request.</param>
/// <param name="path">Where to ask.</param>
/// <param name="parts">What every answer must hold.</param>
sealed class ApiLoad(ServedFirm firm, Func<int, HttpContent> content, string path, params string[] parts)
{
    readonly byte[][] _parts = [.. parts.Select(Encoding.UTF8.GetBytes)];
    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = firm.Url };

    /// <summary>Runs, and reports rate and latencies under a name. A paced request counts from when it was due.</summary>
    public async Task<double> RunAsync(string name, int connections, double? perSecond, TimeSpan length, int perRequest)
    {
        var (cpu, processAge) = (firm.Cpu, Math.Round(firm.Age.TotalSeconds));
        var started = Stopwatch.GetTimestamp();
        var runs = Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            var latencies = new List<double>();
            for (var request = connection; Stopwatch.GetElapsedTime(started) < length; request += connections)
            {
                var due = perSecond is { } rate ? TimeSpan.FromSeconds(request / rate) : Stopwatch.GetElapsedTime(started);
                if (due - Stopwatch.GetElapsedTime(started) is { TotalMilliseconds: >= 1 } wait)
                {
                    await Task.Delay(wait);
                }

                await SendAsync(request);
                latencies.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
            }

            return latencies;
        }));
        var all = new List<double>();
        await foreach (var run in Task.WhenEach(runs))
        {
            all.AddRange(await run);
        }

        all.Sort();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var parameters = new { connections, asked = perSecond, requests = all.Count, processAge };
        var result = all.Count * (double)perRequest / elapsed;
        Report.Result($"gateway.{name}", result, "1/s", parameters);
        Report.Result($"gateway.{name}.p50", all[all.Count / 2], "ms", parameters);
        Report.Result($"gateway.{name}.p99", all[all.Count * 99 / 100], "ms", parameters);
        Report.Result($"gateway.{name}.serverCpu", (firm.Cpu - cpu).TotalMicroseconds / (all.Count * (double)perRequest), "us", parameters);
        return result;
    }

    /// <summary>One request, and its answer.</summary>
    /// <exception cref="InvalidOperationException">Its answer is not what it should be.</exception>
    public async Task<byte[]> SendAsync(int request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = content(request) };
        message.Headers.Authorization = new("Bearer", firm.Keys[request % firm.Keys.Count]);
        using var response = await _http.SendAsync(message);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode != HttpStatusCode.OK || answer.AsSpan().IndexOf("\"errors\""u8) >= 0 || !_parts.All(part => answer.AsSpan().IndexOf(part) >= 0))
        {
            var text = Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, 1_000));
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Request {request} to {path}: {(int)response.StatusCode} {text}"));
        }

        return answer;
    }

    /// <summary>Streams of measurements, of which every one must be taken.</summary>
    public static ApiLoad OfLines(ServedFirm firm, Func<int, string> lines) =>
        new(firm, request => Lines(lines(request)), "/ingest/measurements", "\"complete\":true,", "\"refused\":0");

    public static HttpContent Operation(string query, object variables) => JsonContent.Create(new { query, variables });

    public static HttpContent Lines(string lines)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(lines));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return content;
    }
}
