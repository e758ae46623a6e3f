using System.Diagnostics;
using Success.Testing;

namespace Success.Bench.GraphQL;

/// <summary>A server that runs in a process of its own and says its address on its first line.</summary>
sealed class ServedProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly HttpClient _client = new();

    ServedProcess(string name, Process process, Uri endpoint)
    {
        Name = name;
        _process = process;
        Endpoint = endpoint;
    }

    public string Name { get; }

    public Uri Endpoint { get; }

    /// <summary>The processor's time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Our engine behind our transports.</summary>
    public static Task<ServedProcess> StartOursAsync() => StartDotnetAsync("ours", "graphql");

    /// <summary>The same server's endpoint that parses the body and answers a fixed text.</summary>
    public static Task<ServedProcess> StartFixedAsync() => StartDotnetAsync("kestrel", ServeCommand.FixedPath);

    /// <summary>One of the servers for Node.</summary>
    public static Task<ServedProcess> StartRivalAsync(string name) =>
        StartAsync(name, NodePackage.Start("tests/Success.Bench/GraphQL/Rivals", name + ".js"), path: null);

    /// <summary>The bytes that the process has allocated so far; null for processes that do not say.</summary>
    public async Task<long?> AllocatedBytesAsync() =>
        Name is "ours" or "kestrel"
            ? long.Parse(await _client.GetStringAsync(new Uri(Endpoint, ServeCommand.AllocatedPath)), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>What the server answers to a body, to compare before it is measured.</summary>
    public async Task<string> AskAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(Endpoint, content);
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    static Task<ServedProcess> StartDotnetAsync(string name, string path) =>
        StartAsync(
            name,
            Process.Start(new ProcessStartInfo("dotnet", [typeof(ServedProcess).Assembly.Location, "graphql-serve", "--port", "0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            path);

    static async Task<ServedProcess> StartAsync(string name, Process process, string? path)
    {
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{name} did not start: {await process.StandardError.ReadToEndAsync()}");
        return new ServedProcess(name, process, path is null ? new Uri(address) : new Uri(new Uri(address), path));
    }
}
