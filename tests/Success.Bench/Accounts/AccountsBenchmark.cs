using System.CommandLine;
using System.Diagnostics;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Bench.Accounts;

/// <summary>The portfolio's index: memory, restart, pages while accounts change, the cost of a change and of other questions.</summary>
static class AccountsBenchmark
{
    const int Changes = 20_000;

    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "Number of accounts.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the accounts.", DefaultValueFactory = _ => 1 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each run of pages.", DefaultValueFactory = _ => 10 };
        var journal = new Option<bool>("--journal") { Description = "Also restart from a SQLite journal with as many heads." };
        var active = new Option<bool>("--active") { Description = "Only the weight of active accounts." };
        var command = new Command("accounts", "The portfolio's index: memory, restart, pages while accounts change.") { count, seed, seconds, journal, active };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            AccountSize.Measure();
            if (arguments.GetValue(active))
            {
                return;
            }

            var accounts = new SyntheticAccounts(arguments.GetValue(count), arguments.GetValue(seed));
            var parameters = new { count = arguments.GetValue(count), seed = arguments.GetValue(seed) };
            Report.Progress($"{parameters.count} accounts, seed {parameters.seed}");
            var index = IndexSize.Measure(accounts, parameters.count, index => Change(accounts, index));
            RestartRun.FromMemory(accounts, parameters.count);
            Ask(accounts, index);
            await PageRun.MeasureAsync(accounts, index, TimeSpan.FromSeconds(arguments.GetValue(seconds)), cancellationToken);
            if (arguments.GetValue(journal))
            {
                await RestartRun.FromJournalAsync(accounts, cancellationToken);
            }
        });
        return command;
    }

    static PortfolioIndex Change(SyntheticAccounts accounts, PortfolioIndex index)
    {
        foreach (var batch in new[] { 1, 10 })
        {
            var (elapsed, allocated) = (TimeSpan.Zero, 0L);
            for (var version = 0; version < Changes; version += batch)
            {
                var summaries = Enumerable.Range(0, batch).Select(_ => accounts.Measured(index, Stopwatch.GetTimestamp())).ToArray();
                var (started, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
                index = index.Apply(summaries).Index;
                elapsed += Stopwatch.GetElapsedTime(started);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Report.Result("accounts.index.update", elapsed.TotalMicroseconds / Changes, "us", new { batch, changes = Changes, index.Count });
            Report.Result("accounts.index.updateAllocated", (double)allocated / Changes, "B", new { batch, changes = Changes, index.Count });
        }

        return index;
    }

    static void Ask(SyntheticAccounts accounts, PortfolioIndex index)
    {
        var team = accounts.TeamsWorries();
        Time("accounts.overview.all", 50, () => index.Overview(PortfolioFilter.None, AccountScope.Everything, SyntheticAccounts.Now).Value.Accounts);
        Time("accounts.overview.filtered", 500, () => index.Overview(team, AccountScope.Everything, SyntheticAccounts.Now).Value.Accounts);
        Time("accounts.page.contains", 50, () => Page(index, new(), new() { Text = "kestrel" }));
        Time("accounts.page.prefix", 500, () => Page(index, new(), new() { Text = "kestrel", TextMatch = TextMatch.Prefix }));
        Time("accounts.page.offset90percent", 500, () => Page(index, new(Offset: index.Count * 9 / 10), PortfolioFilter.None));
        Time("accounts.page.oneOwner", 2000, () => Page(index, new(), new() { Owners = [accounts.OwnerIds[0]] }));
        Time("accounts.page.fewMatch", 500, () => Page(index, new(), team with { AnyTags = ["tag-001"] }));
        Time("accounts.find", 100_000, () => index.FindByExternalId("CUST-00000077").IsNone ? 0 : 1);
    }

    static int Page(PortfolioIndex index, PageRequest request, PortfolioFilter filter) =>
        index.Page(request, filter, AccountScope.Everything).Value.TotalCount;

    static void Time(string name, int times, Func<int> question)
    {
        var matching = question();
        for (var i = 0; i < times; i++)
        {
            question();
        }

        // Time on the processor, which others who use the machine do not change.
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            question();
        }

        Report.Result(name, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / times, "us", new { matching });
    }
}
