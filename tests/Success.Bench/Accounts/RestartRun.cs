using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Bench.Accounts;

/// <summary>From heads to the first page, as after a restart.</summary>
static class RestartRun
{
    const int AppendsAtOnce = 2_000;

    /// <summary>The portfolio's own part: from the bytes of the heads.</summary>
    public static void FromMemory(SyntheticAccounts accounts, int count)
    {
        var heads = accounts.All().Select(account => PackedSummary.PackForHead(account).Bytes).ToArray();
        Report.Result("accounts.head.bytes", heads.Average(head => head.Length), "B", new { count, largest = heads.Max(head => head.Length) });

        // The first run is what a restart sees, with code that is not compiled yet.
        foreach (var run in Enumerable.Range(1, 3))
        {
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var rows = Array.ConvertAll(heads, head => PackedSummary.Read(head.Span));
            var decoded = Stopwatch.GetElapsedTime(started);
            ServeFirstPage(rows);
            Report.Result("accounts.restart.decode", decoded.TotalMilliseconds, "ms", new { count, run });
            Report.Result("accounts.restart.toFirstPage", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms", new { count, run });
            Report.Result("accounts.restart.cpu", (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, "ms", new { count, run });
        }
    }

    /// <summary>All of it: from a SQLite file that another opening wrote.</summary>
    public static async Task FromJournalAsync(SyntheticAccounts accounts, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var options = new SqliteJournalOptions { Path = folder.File("journal.db") };
        await using (var journal = await OpenAsync(options, cancellationToken))
        {
            await WriteAsync(journal, accounts, cancellationToken);
        }

        foreach (var run in Enumerable.Range(1, 3))
        {
            var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await using var journal = await OpenAsync(options, cancellationToken);
            var rows = new List<PackedSummary>();
            await foreach (var head in journal.HeadsAsync("t1|", cancellationToken))
            {
                rows.Add(PackedSummary.Read(head.Head.Summary.Span));
            }

            var read = Stopwatch.GetElapsedTime(started);
            ServeFirstPage(rows);
            Report.Result("accounts.restart.sqlite.heads", read.TotalMilliseconds, "ms", new { rows.Count, run });
            Report.Result("accounts.restart.sqlite.toFirstPage", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms", new { rows.Count, run });
            Report.Result("accounts.restart.sqlite.cpu", (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, "ms", new { rows.Count, run });
        }
    }

    static void ServeFirstPage(IReadOnlyList<PackedSummary> rows)
    {
        var index = PortfolioIndex.Of(rows);
        var wakes = new WakeHeap();
        foreach (var row in rows)
        {
            wakes.Set(row.Id, row.NextWake);
        }

        if (index.Page(new(), PortfolioFilter.None, AccountScope.Everything).Value.Edges.Count == 0)
        {
            throw new InvalidOperationException("The first page is empty.");
        }
    }

    static Task<SqliteJournal> OpenAsync(SqliteJournalOptions options, CancellationToken cancellationToken) =>
        SqliteJournal.OpenAsync(options, TimeProvider.System, NullLogger<SqliteJournal>.Instance, cancellationToken);

    static async Task WriteAsync(SqliteJournal journal, SyntheticAccounts accounts, CancellationToken cancellationToken)
    {
        Report.Progress("Writing heads …");
        Entry[] entries = [new("AccountOpened", 1, Encoding.UTF8.GetBytes("{}"))];
        foreach (var some in accounts.All().Chunk(AppendsAtOnce))
        {
            await Task.WhenAll(some.Select(account => journal.AppendAsync(
                PartitionKey.Create($"t1|{account.Id}"),
                JournalVersion.None,
                new(new(account.Id.ToGuid()), entries, new(PackedSummary.PackForHead(account).Bytes, account.NextWake)),
                cancellationToken).AsTask()));
        }
    }
}
