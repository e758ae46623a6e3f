using System.Diagnostics;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Bench.Accounts;

/// <summary>
/// Pages of 50 rows with the total count, 500 different filters in turn, while a writer takes a thousand summaries a second and publishes
/// the next index every ten milliseconds. Every page is made anew.
/// </summary>
sealed class PageRun
{
    const int Filters = 500;
    const int ChangesPerSecond = 1_000;
    const int HalfLoad = 5_000;

    static readonly TimeSpan PublishEvery = TimeSpan.FromMilliseconds(10);

    readonly SyntheticAccounts _accounts;
    readonly PortfolioFilter[] _filters;
    volatile PortfolioIndex _published;
    volatile bool _isOver;
    long _changes;

    PageRun(SyntheticAccounts accounts, PortfolioIndex index)
    {
        _accounts = accounts;
        _published = index;
        _filters = [.. Enumerable.Range(0, Filters).Select(_ => accounts.TeamsWorries())];
    }

    public static async Task MeasureAsync(SyntheticAccounts accounts, PortfolioIndex index, TimeSpan length, CancellationToken cancellationToken)
    {
        foreach (var (readers, pagesPerSecond) in new[] { (1, 0), (1, HalfLoad), (2, 0), (2, HalfLoad) })
        {
            await new PageRun(accounts, index).RunAsync(readers, pagesPerSecond, length, cancellationToken);
        }
    }

    async Task RunAsync(int readers, int pagesPerSecond, TimeSpan length, CancellationToken cancellationToken)
    {
        var matching = _filters.Average(filter => Read(filter));
        var runs = Enumerable.Range(0, readers).Select(reader => Start(reader, pagesPerSecond / readers)).ToArray();
        var started = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        await ChangeAsync(length, cancellationToken);
        _isOver = true;
        var latencies = (await Task.WhenAll(runs)).SelectMany(of => of).Order().ToArray();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var parameters = new { readers, asked = pagesPerSecond == 0 ? "as fast as possible" : $"{pagesPerSecond}/s", matching, changesPerSecond = Math.Round(_changes / elapsed) };
        Report.Result("accounts.pages.rate", latencies.Length / elapsed, "1/s", parameters);

        // On a machine that others use as well this tells more than the rate; the changes and the collector are in it.
        Report.Result("accounts.pages.cpu", cpu.TotalMicroseconds / latencies.Length, "us", parameters);
        Report.Result("accounts.pages.p50", Milliseconds(latencies[latencies.Length / 2]), "ms", parameters);
        Report.Result("accounts.pages.p99", Milliseconds(latencies[latencies.Length * 99 / 100]), "ms", parameters);
    }

    Task<List<long>> Start(int reader, int pagesPerSecond) =>
        Task.Factory.StartNew(() => ReadPages(reader, pagesPerSecond), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    List<long> ReadPages(int reader, int pagesPerSecond)
    {
        var latencies = new List<long>(1 << 20);
        var started = Stopwatch.GetTimestamp();
        for (var page = 0L; !_isOver; page++)
        {
            // A paced page counts from when it was due, so that a stall is felt by all that had to wait for it.
            var due = pagesPerSecond == 0 ? Stopwatch.GetTimestamp() : started + (page * Stopwatch.Frequency / pagesPerSecond);
            while (Stopwatch.GetTimestamp() < due)
            {
                // Not SpinWait.SpinUntil: it goes to sleep for a millisecond, twenty times as long as a page takes.
                Thread.SpinWait(20);
            }

            Read(_filters[(page + (reader * Filters / 2)) % Filters]);
            latencies.Add(Stopwatch.GetTimestamp() - due);
        }

        return latencies;
    }

    /// <summary>A page, and ten fields of each row, as a table asks for them.</summary>
    int Read(PortfolioFilter filter)
    {
        var page = _published.Page(new(), filter, AccountScope.Everything).Value;
        var sum = 0;
        foreach (var edge in page.Edges)
        {
            var row = edge.Account;
            sum ^= HashCode.Combine(row.Id, row.Name.Length, row.Owner, row.Arr, row.RenewsOn, row.Standing, row.Progress, row.Attention)
                ^ HashCode.Combine(row.OpenAlerts, row.LatestData);
        }

        return sum == int.MinValue ? 0 : page.TotalCount;
    }

    async Task ChangeAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PublishEvery);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < length && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var owed = (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * ChangesPerSecond) - _changes;
            var summaries = Enumerable.Range(0, (int)owed).Select(_ => _accounts.Measured(_published, Stopwatch.GetTimestamp())).ToArray();
            _published = _published.Apply(summaries).Index;
            _changes += owed;
        }
    }

    static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
