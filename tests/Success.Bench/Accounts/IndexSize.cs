using Success.Domain.Portfolio;

namespace Success.Bench.Accounts;

/// <summary>Bytes in memory, by what the collector counts before and after.</summary>
static class IndexSize
{
    /// <summary>Measures the index as it is built and after changes, and the wakes.</summary>
    public static PortfolioIndex Measure(SyntheticAccounts accounts, int count, Func<PortfolioIndex, PortfolioIndex> change)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = PortfolioIndex.Of(accounts.All().Select(PackedSummary.Pack));
        Report.Result("accounts.index.bytes", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count, "B", new { count });

        index = change(index);
        Report.Result("accounts.index.bytesAfterChanges", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count, "B", new { count });

        before = GC.GetTotalMemory(forceFullCollection: true);
        var wakes = new WakeHeap();
        foreach (var account in accounts.All())
        {
            wakes.Set(account.Id, account.NextWake);
        }

        Report.Result("accounts.wakes.bytes", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count, "B", new { wakes.Count });
        GC.KeepAlive(index);
        return index;
    }
}
