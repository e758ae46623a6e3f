using System.Diagnostics;
using System.Globalization;
using System.Text;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>A server as an operator starts it, on a free port, and what it says.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    const string Listens = "Success listens on ";

    readonly Process _process;
    readonly StringBuilder _said = new();
    readonly Task _reading;
    readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServerProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Everything that it said until now, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public HttpClient Http { get; private set; } = new();

    /// <summary>Starts one and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(string folder, params string[] flags) => LaunchAsync("http://127.0.0.1:0", folder, flags);

    /// <summary>Starts one with a variable in its environment.</summary>
    public static Task<ServerProcess> StartWithAsync(string folder, string variable, string value, params string[] flags) =>
        LaunchAsync("http://127.0.0.1:0", folder, flags, KeyValuePair.Create<string, string?>(variable, value));

    /// <summary>Starts one at a place of one's own choice.</summary>
    public static Task<ServerProcess> StartAtAsync(Uri url, string folder, params string[] flags) => LaunchAsync(url.GetLeftPart(UriPartial.Authority), folder, flags);

    /// <summary>Asks it to stop, as a container's runtime does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience.Longest);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>Ends it as a machine does that fails: nothing is stopped in good order.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await KillAsync();
        await _reading;
        _process.Dispose();
    }

    static async Task<ServerProcess> LaunchAsync(string url, string folder, string[] flags, params KeyValuePair<string, string?>[] environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Success.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", url, "--data", folder, .. flags])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!);
        try
        {
            server.Http.BaseAddress = await server._url.Task.WaitAsync(Patience.Longest);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"The server did not say where it listens, but:{Environment.NewLine}{server.Said}", exception);
        }

        return server;
    }

    async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }

            if (line.StartsWith(Listens, StringComparison.Ordinal))
            {
                _url.TrySetResult(new(line[Listens.Length..].Split(' ')[0]));
            }
        }

        _url.TrySetException(new InvalidOperationException($"The server ended before it listened:{Environment.NewLine}{Said}"));
    }
}
