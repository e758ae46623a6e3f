using System.Reflection;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Bench.Accounts;

/// <summary>Bytes of an active account whose five KPIs all have more history than is held, at rest and awake, and what they consist of.</summary>
static class AccountSize
{
    const int Accounts = 200;
    const int Days = 2 * MeasurementSeries.Capacity;
    const int HeaviestTypes = 12;

    public static void Measure()
    {
        foreach (var decimals in new int?[] { 2, null })
        {
            var lived = Enumerable.Range(1, Accounts).Select(number => Live(number, decimals)).ToArray();

            // As an activation reads them.
            byte[][] snapshots = [.. lived.Select(account => JsonSerializer.SerializeToUtf8Bytes(account, DomainJson.Options))];
            var parameters = new { kpis = AgreedAccount.Metrics.Count, days = Days, values = decimals is null ? "all digits" : $"{decimals} decimals" };
            Weigh("accounts.active.awake", parameters, snapshots, Read);
            Weigh("accounts.active.bytes", parameters, snapshots, snapshot => AccountAtRest.Of(Read(snapshot)));
            Report.Result("accounts.active.snapshot", snapshots.Average(snapshot => snapshot.Length), "B", parameters);
        }
    }

    static Account Read(byte[] snapshot) => JsonSerializer.Deserialize<Account>(snapshot, DomainJson.Options)!;

    static Account Live(int number, int? decimals)
    {
        var account = new AgreedAccount(number, decimals);
        account.Record(0, Days - 4);
        account.Record(Days - 4, 4);
        return account.State;
    }

    // What the collector counts, and then the same by parts.
    static void Weigh<T>(string name, object parameters, byte[][] snapshots, Func<byte[], T> read)
        where T : class
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = Array.ConvertAll(snapshots, snapshot => read(snapshot));
        Report.Result(name, (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Accounts, "B", parameters);

        var walk = new HeapWalk();
        foreach (var part in typeof(T).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => !field.FieldType.IsPrimitive))
        {
            var bytes = kept.Sum(account => walk.Weigh(part.GetValue(account)));
            Report.Progress($"{name} {(double)bytes / Accounts,10:F1} B   {part.Name}");
        }

        foreach (var (type, bytes, count) in walk.Types.Take(HeaviestTypes))
        {
            Report.Progress($"{name} {(double)bytes / Accounts,10:F1} B   {(double)count / Accounts:F2} × {type}");
        }
    }
}
