using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Bench.Accounts;
using Success.Bench.Recording;
using Success.Domain.Portfolio;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Bench.Gateway;

/// <summary>
/// The real server in a process of its own, over a data folder in which a firm was written before: accounts with agreed KPIs, and around
/// them so many that only the portfolio knows.
/// </summary>
sealed class ServedFirm : IAsyncDisposable
{
    /// <summary>As many as a workspace can have.</summary>
    public const int Programs = 200;

    /// <summary>How many accounts with ten agreed KPIs follow those with five.</summary>
    public const int WideAccounts = 500;

    const int AppendsAtOnce = 2_000;

    const string MostCosts = "100000000";

    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder _folder = new();
    readonly Process _process;
    readonly long _started;

    ServedFirm(TemporaryFolder folder, Process process, Uri url, IReadOnlyList<string> keys, TimeSpan start)
    {
        (_folder, _process, Url, Keys, Start) = (folder, process, url, keys, start);
        _started = Stopwatch.GetTimestamp() - (long)(start.TotalSeconds * Stopwatch.Frequency);
    }

    public Uri Url { get; }

    /// <summary>Keys of <see cref="Programs"/> programs: what one client may ask at once is limited, and the load is of many.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>From the start of the process until it was ready.</summary>
    public TimeSpan Start { get; }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_started);

    /// <summary>What the process holds in memory.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Writes a firm and starts the server on it.</summary>
    /// <param name="program">The server's assembly.</param>
    /// <param name="accounts">Accounts with five agreed KPIs.</param>
    /// <param name="others">Accounts of which there is a head only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServedFirm> StartAsync(string program, int accounts, SyntheticAccounts others, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        var keys = await WriteAsync(folder, accounts, others, cancellationToken);
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var clock = Stopwatch.StartNew();
        string[] arguments =
        [
            program, "serve", "--urls", url.GetLeftPart(UriPartial.Authority), "--data", folder.File("data"), "--log-level", "error",
            // Load on one workspace from one machine is what these are there to refuse.
            "--limits-requests-per-second", "100000", "--limits-request-burst", "100000",
            "--limits-costs-per-second", MostCosts, "--limits-cost-burst", MostCosts,
            "--limits-tenant-costs-per-second", MostCosts, "--limits-tenant-cost-burst", MostCosts,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        using var http = new HttpClient { BaseAddress = url };
        while (!await IsReadyAsync(http, cancellationToken))
        {
            if (process.HasExited || clock.Elapsed > LongestStart)
            {
                process.Kill();
                throw new InvalidOperationException("The server did not become ready.");
            }
        }

        return new(folder, process, url, keys, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    static async Task<IReadOnlyList<string>> WriteAsync(TemporaryFolder folder, int accounts, SyntheticAccounts others, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.File("data"));
        var (pepper, addresses) = (new byte[SecretKeys.MinBytes], new byte[SecretKeys.MinBytes]);
        var secrets = Path.Combine(folder.File("data"), "secrets.json");
        var links = Convert.ToBase64String(pepper);
        await File.WriteAllTextAsync(secrets, JsonSerializer.Serialize(new { pepper = links, addresses = links, links }), cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = Path.Combine(folder.File("data"), "success.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, cancellationToken);
        Report.Progress($"writing {accounts} accounts with agreed KPIs, some with twice as many, and the heads of the others");
        await RecordingFirm.WriteAccountsAsync(journal, accounts + WideAccounts, number => new(number, decimals: 2, kpisOfEach: number <= accounts ? 1 : 2));
        await WriteHeadsAsync(journal, others, cancellationToken);
        await using var firm = await RecordingFirm.OpenAsync(journal, accounts);
        return await firm.CreateKeysAsync(new(pepper, addresses), Programs);
    }

    static async Task WriteHeadsAsync(SqliteJournal journal, SyntheticAccounts others, CancellationToken cancellationToken)
    {
        Entry[] entries = [new("AccountOpened", 1, Encoding.UTF8.GetBytes("{}"))];
        foreach (var some in others.All().Chunk(AppendsAtOnce))
        {
            await Task.WhenAll(some.Select(async account =>
            {
                // Nobody may wake an account of which there is no more than this.
                var partition = PartitionKey.Create(new AccountKey(RecordingFirm.Tag, account.Id).ToString());
                var summary = PackedSummary.PackForHead(account with { NextWake = null });
                var version = await journal.AppendAsync(
                    partition, JournalVersion.None, new(new(account.Id.ToGuid()), entries, new(summary.Bytes, null)), cancellationToken);
                await journal.MarkPublishedAsync(partition, version.Number, cancellationToken);
            }));
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
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
