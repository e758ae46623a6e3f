using System.Diagnostics;
using System.Threading.Channels;

namespace Success.Journal.Faults;

/// <summary>A worker in a process of its own, and the lines that it has said.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    /// <summary>What a worker says when its journal is open.</summary>
    public const string ReadyLine = "READY";

    /// <summary>What a worker says when all its appends are acknowledged.</summary>
    public const string DoneLine = "DONE";

    /// <summary>A worker that does not end by itself is broken; the bound is far above any run's length.</summary>
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    readonly Process _process;
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    readonly Task _reading;
    readonly Task<string> _errors;

    WorkerProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>The worker's program, as this machine runs it.</summary>
    public static IReadOnlyList<string> Command(string folder, WorkloadOptions options, PlantedFault fault) =>
    [
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        Path.Combine(AppContext.BaseDirectory, "Success.Journal.Faults.dll"),
        folder,
        $"{options.Writers}",
        $"{options.PartitionsPerWriter}",
        $"{options.AppendsPerWriter}",
        fault.ToString(),
    ];

    public static WorkerProcess Start(IReadOnlyList<string> command) =>
        new(Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredCompilation"] = "1", ["DOTNET_gcServer"] = "0" },
        })!);

    /// <summary>Waits until the journal is open.</summary>
    /// <returns>False when the worker ended before.</returns>
    public async Task<bool> WaitUntilReadyAsync(List<LedgerLine> lines)
    {
        using var timeout = new CancellationTokenSource(LongestRun);
        await foreach (var line in _lines.Reader.ReadAllAsync(timeout.Token))
        {
            if (line.StartsWith(ReadyLine, StringComparison.Ordinal))
            {
                return true;
            }

            AddTo(lines, line);
        }

        return false;
    }

    /// <summary>Waits until an append is acknowledged, or the worker has ended: how long that takes is the machine's affair.</summary>
    public async Task WaitUntilAcknowledgedAsync(List<LedgerLine> lines)
    {
        using var timeout = new CancellationTokenSource(LongestRun);
        await foreach (var line in _lines.Reader.ReadAllAsync(timeout.Token))
        {
            AddTo(lines, line);
            if (lines is [.., { Outcome: Outcome.Acknowledged }])
            {
                return;
            }
        }
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end and takes everything that was said until then.</summary>
    /// <returns>Whether the worker said that it was done.</returns>
    public async Task<bool> WaitForEndAsync(List<LedgerLine> lines)
    {
        using var timeout = new CancellationTokenSource(LongestRun);
        await _process.WaitForExitAsync(timeout.Token);
        await _reading;
        var done = false;
        while (_lines.Reader.TryRead(out var line))
        {
            done |= line == DoneLine;
            AddTo(lines, line);
        }

        return done;
    }

    public async Task<string> ErrorsAsync() => await _errors;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    static void AddTo(List<LedgerLine> lines, string line)
    {
        if (LedgerLine.Parse(line) is { } parsed)
        {
            lines.Add(parsed);
        }
    }

    async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }
}
