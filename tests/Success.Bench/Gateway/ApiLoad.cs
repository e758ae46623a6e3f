using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Success.Bench.Gateway;

/// <summary>Requests to the API by many connections, as fast as possible or so many a second.</summary>
sealed class ApiLoad(ServedFirm firm, Func<int, HttpContent> content, string path = "/graphql")
{
    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = firm.Url };

    /// <summary>Runs, and reports rate and latencies under a name. A paced request counts from when it was due.</summary>
    public async Task<double> RunAsync(string name, int connections, double? perSecond, TimeSpan length, int perRequest, Action<int, string>? look)
    {
        var cpu = firm.Cpu;
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

                await SendAsync(request, look);
                latencies.Add((Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds);
            }

            return latencies;
        }));
        double[] all = [.. (await Task.WhenAll(runs)).SelectMany(of => of).Order()];
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var parameters = new { connections, asked = perSecond, requests = all.Length };
        var result = all.Length * (double)perRequest / elapsed;
        Report.Result($"gateway.{name}", result, "1/s", parameters);
        Report.Result($"gateway.{name}.p50", all[all.Length / 2], "ms", parameters);
        Report.Result($"gateway.{name}.p99", all[all.Length * 99 / 100], "ms", parameters);
        Report.Result($"gateway.{name}.serverCpu", (firm.Cpu - cpu).TotalMicroseconds / (all.Length * (double)perRequest), "us", parameters);
        return result;
    }

    /// <summary>One request, and what came of it.</summary>
    public async Task<string> SendAsync(int request, Action<int, string>? look = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = content(request) };
        message.Headers.Authorization = new("Bearer", firm.Keys[request % firm.Keys.Count]);
        using var response = await _http.SendAsync(message);
        if (look is null)
        {
            await response.Content.LoadIntoBufferAsync();
            response.EnsureSuccessStatusCode();
            return "";
        }

        var text = await response.Content.ReadAsStringAsync();
        look((int)response.StatusCode, text);
        return text;
    }

    public static HttpContent Operation(string query, object variables) => JsonContent.Create(new { query, variables });

    public static HttpContent Lines(StringBuilder lines)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(lines.ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return content;
    }

    public static void Expect(string part, int status, string text)
    {
        if (!text.Contains(part, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{status}: {text[..Math.Min(text.Length, 1_000)]}"));
        }
    }
}
