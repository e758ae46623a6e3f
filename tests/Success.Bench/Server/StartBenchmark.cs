using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Success.Bench.Server;

/// <summary><c>start</c>: how long a server takes from the start of its process until it is ready.</summary>
static class StartBenchmark
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(2);

    public static Command Command()
    {
        var program = new Argument<FileInfo>("program") { Description = "The server's Success.Server.dll, built before." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Starts of each kind." };
        var command = new Command("start", "Start a server on an empty folder and again on the same one, until /health/ready answers 200.") { program, rounds };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(program), parsed.GetValue(rounds), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(FileInfo program, int rounds, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        for (var round = 1; round <= rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("success-start-");
            foreach (var kind in new[] { "empty", "again" })
            {
                var taken = await MeasureAsync(http, program.FullName, folder.FullName, cancellationToken);
                Report.Result($"start.{kind}", taken.TotalMilliseconds, "ms", new { round });
            }

            folder.Delete(recursive: true);
        }

        return 0;
    }

    static async Task<TimeSpan> MeasureAsync(HttpClient http, string program, string folder, CancellationToken cancellationToken)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "serve", "--urls", url, "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            while (!await IsReadyAsync(http, new(url + "/health/ready"), cancellationToken))
            {
                if (process.HasExited || clock.Elapsed > LongestWait)
                {
                    throw new InvalidOperationException($"The server did not become ready: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
                }

                await Task.Delay(BetweenProbes, cancellationToken);
            }

            return clock.Elapsed;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient http, Uri probe, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(probe, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
