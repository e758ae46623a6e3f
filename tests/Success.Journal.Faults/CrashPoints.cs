using System.Globalization;
using System.Text.RegularExpressions;
using Success.Testing;

namespace Success.Journal.Faults;

/// <summary>What happens at a crash point.</summary>
public enum CrashAction
{
    /// <summary>The process dies in the call.</summary>
    Kill,

    /// <summary>The call fails as a broken disk's does.</summary>
    IoError,

    /// <summary>This call and the twenty after it fail as a full disk's do; then there is room again.</summary>
    DiskFull,
}

/// <summary>The <paramref name="Number"/>-th call (from 1, of the writing thread) of one kind, and what happens at it.</summary>
public readonly record struct CrashPoint(string Call, int Number, CrashAction Action)
{
    /// <summary>The fault as strace takes it.</summary>
    public string Injection => Action switch
    {
        CrashAction.Kill => string.Create(CultureInfo.InvariantCulture, $"{Call}:signal=KILL:when={Number}"),
        CrashAction.IoError => string.Create(CultureInfo.InvariantCulture, $"{Call}:error=EIO:when={Number}"),
        CrashAction.DiskFull => string.Create(CultureInfo.InvariantCulture, $"{Call}:error=ENOSPC:when={Number}..{Number + 20}"),
        _ => throw new InvalidOperationException($"No injection for {Action}."),
    };
}

/// <summary>What a series of crash points showed.</summary>
/// <param name="Points">How many were tried, by action.</param>
/// <param name="Acknowledged">Appends that were acknowledged.</param>
/// <param name="Findings">What differs between journal and ledger.</param>
/// <param name="Damaged">Runs after which <c>verify</c> found damage, in words.</param>
/// <param name="Stuck">Runs after an error, not a kill, in which the worker neither finished nor refused clearly, in words.</param>
public sealed record CrashReport(
    IReadOnlyDictionary<CrashAction, int> Points,
    long Acknowledged,
    Findings Findings,
    IReadOnlyList<string> Damaged,
    IReadOnlyList<string> Stuck)
{
    public bool IsClean => Findings.IsClean && Damaged.Count == 0 && Stuck.Count == 0;
}

/// <summary>
/// Crash and I/O error at the n-th write, sync, truncate or unlink of a short life of a journal: open, append, checkpoint, close.
/// </summary>
public sealed partial class CrashPoints(int seed, PlantedFault fault, Action<string> progress)
{
    static readonly WorkloadOptions ShortLife = new(Writers: 4, PartitionsPerWriter: 2, AppendsPerWriter: 25);
    static readonly WorkloadOptions ResumeOnly = ShortLife with { AppendsPerWriter = 0 };

    static readonly string[] Calls = ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink"];

    readonly Random _random = new(seed);

    /// <summary>Every point of a short life: each call that a life without faults makes, with each action that fits it.</summary>
    public static async Task<IReadOnlyList<CrashPoint>> AllAsync()
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("calls");
        await using (var worker = WorkerProcess.Start(
            [.. Trace(log, $"trace={string.Join(',', Calls)}"), .. WorkerProcess.Command(folder.Path, ShortLife, PlantedFault.None)]))
        {
            if (!await worker.WaitForEndAsync([]))
            {
                throw new InvalidOperationException($"A life without faults did not end well: {await worker.ErrorsAsync()}");
            }
        }

        // strace counts calls by thread and name, and so does this.
        return
        [
            .. from match in File.ReadLines(log).Select(line => Call().Match(line))
               where match.Success
               group match by (Thread: match.Groups["thread"].Value, Call: match.Groups["call"].Value) into calls
               group calls.Count() by calls.Key.Call into counts
               orderby counts.Key
               from number in Enumerable.Range(1, counts.Max())
               from action in Actions(counts.Key)
               select new CrashPoint(counts.Key, number, action),
        ];
    }

    /// <summary>Tries <paramref name="count"/> points, evenly spread over all; all of them when there are not more.</summary>
    public async Task<CrashReport> RunAsync(IReadOnlyList<CrashPoint> all, int count)
    {
        var points = Choose(all, count);
        var findings = Findings.None;
        long acknowledged = 0;
        var (damaged, stuck) = (new List<string>(), new List<string>());
        foreach (var (index, point) in points.Index())
        {
            using var folder = new TemporaryFolder();
            using var ledger = new Ledger(folder.File("ledger"));
            findings += await CrashAsync(point, folder, ledger, damaged, stuck);
            acknowledged += ledger.Acknowledged;
            progress($"point {index + 1} of {points.Count} ({point.Injection}): {acknowledged} acknowledged, {findings}");
        }

        return new(points.CountBy(point => point.Action).ToDictionary(), acknowledged, findings, damaged, stuck);
    }

    static CrashAction[] Actions(string call) => call switch
    {
        "pwrite64" or "ftruncate" => [CrashAction.Kill, CrashAction.IoError, CrashAction.DiskFull],
        "unlink" => [CrashAction.Kill],
        _ => [CrashAction.Kill, CrashAction.IoError],
    };

    static string[] Trace(string log, params string[] expressions) =>
        [RequiredProgram.Path("strace", "strace"), "-f", "--seccomp-bpf", "-qq", "-o", log, .. expressions.SelectMany(expression => new[] { "-e", expression })];

    IReadOnlyList<CrashPoint> Choose(IReadOnlyList<CrashPoint> all, int count)
    {
        if (count >= all.Count)
        {
            return all;
        }

        // One at random out of each of so many equal stretches: spread over kinds, and other ones with another seed.
        var stretch = (double)all.Count / count;
        return [.. Enumerable.Range(0, count).Select(index => all[(int)((index + _random.NextDouble()) * stretch)])];
    }

    async Task<Findings> CrashAsync(CrashPoint point, TemporaryFolder folder, Ledger ledger, List<string> damaged, List<string> stuck)
    {
        var command = WorkerProcess.Command(folder.Path, ShortLife, fault);
        var lines = new List<LedgerLine>();
        await using (var worker = WorkerProcess.Start([.. Trace("/dev/null", $"trace={point.Call}", $"inject={point.Injection}"), .. command]))
        {
            var done = await worker.WaitForEndAsync(lines);
            var errors = await worker.ErrorsAsync();
            if (!done && point.Action != CrashAction.Kill && !errors.Contains("Journal", StringComparison.Ordinal))
            {
                stuck.Add($"{point.Injection}: ended with {worker.ExitCode} and no clear refusal: {errors}");
            }
        }

        ledger.Record(lines);
        return await CompareAsync(point, folder, ledger, damaged) + await ResumeAsync(point, folder, ledger, damaged);
    }

    async Task<Findings> ResumeAsync(CrashPoint point, TemporaryFolder folder, Ledger ledger, List<string> damaged)
    {
        var lines = new List<LedgerLine>();
        await using (var worker = WorkerProcess.Start(WorkerProcess.Command(folder.Path, ResumeOnly, fault)))
        {
            if (!await worker.WaitForEndAsync(lines))
            {
                damaged.Add($"{point.Injection}: could not be opened again: {await worker.ErrorsAsync()}");
                return Findings.None;
            }
        }

        ledger.Record(lines);
        return await CompareAsync(point, folder, ledger, damaged);
    }

    static async Task<Findings> CompareAsync(CrashPoint point, TemporaryFolder folder, Ledger ledger, List<string> damaged)
    {
        using var copy = JournalFolder.Copy(folder.Path);
        try
        {
            await using var journal = await JournalFolder.OpenAsync(copy.Path);
            if (await JournalFolder.FindDamageAsync(journal) is { } damage)
            {
                damaged.Add($"{point.Injection}: {damage}");
            }

            return await LedgerComparison.CompareAsync(journal, ledger);
        }
        catch (JournalCorruptException exception)
        {
            damaged.Add($"{point.Injection}: {exception.Message}");
            return Findings.None;
        }
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(?<call>[a-z0-9]+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
