using System.CommandLine;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Bench.Accounts;

/// <summary>
/// What recording costs an account from the command to the folded event, a KPI on the metric included, and how large the events are.
/// </summary>
static class MeasuringBenchmark
{
    const int Kpis = 5;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Metric Seats = new(MetricKey.Create("seats").Value, 1, "", new MetricKind.LevelAtInstant(), TimeSpan.Zero);
    static readonly Actor Program = new ClientActor(Id<ApiClient>.Create(Value(1)), Side.Provider);
    static readonly MemberActor Csm = new(Id<Member>.Create(Value(2)), Side.Provider, Role.ProviderCsm, Mandate.Full, []);
    static readonly MemberActor Sponsor = new(Id<Member>.Create(Value(3)), Side.Customer, Role.CustomerSponsor, Mandate.Full, []);

    public static Command Command()
    {
        var batches = new Option<int>("--batches") { Description = "Batches of each size.", DefaultValueFactory = _ => 400 };
        var command = new Command("measuring", "An account records batches: processor time, allocation, event size.") { batches };
        command.SetAction(result =>
        {
            foreach (var size in (int[])[1, 10, 100])
            {
                Measure(size, result.GetValue(batches));
            }
        });
        return command;
    }

    static void Measure(int size, int batches)
    {
        var account = Agreed();
        account = Record(account, size, 0, batches / 4, out _);
        var cpu = Environment.CpuUsage.UserTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        account = Record(account, size, batches / 4, batches, out var last);
        var items = (double)batches * size;
        var parameters = new { batch = size, batches, kpisOnTheMetric = 1, kpis = Kpis };
        Report.Result("measuring.cpu", (Environment.CpuUsage.UserTime - cpu).TotalMicroseconds / items, "us/measurement", parameters);
        Report.Result("measuring.allocated", (GC.GetAllocatedBytesForCurrentThread() - allocated) / items, "B/measurement", parameters);
        Report.Result("measuring.event", last.Sum(happened => AccountEventCodec.Encode(happened).Json.Length), "B/batch", parameters);
        GC.KeepAlive(account);
    }

    static Account Record(Account account, int size, int from, int count, out IReadOnlyList<AccountEvent> last) =>
        Record(account, Seats.Key, size, from, count, TimeSpan.FromHours(1), out last);

    static Account Record(Account account, MetricKey metric, int size, int from, int count, TimeSpan step, out IReadOnlyList<AccountEvent> last)
    {
        var source = MeasurementSource.Of(Side.Provider, Id<ApiClient>.Create(Value(1)));
        last = [];
        for (var batch = from; batch < from + count; batch++)
        {
            BatchItem[] items = [.. Enumerable.Range(batch * size, size).Select(index =>
                new BatchItem(metric, 1, new NewMeasurement(Start + (step * index), null, 15 + (index % 7 * 0.3))))];
            last = Do(ref account, Program, new RecordBatch(source, items), Start + (step * ((batch + 1) * size)), batch);
        }

        return account;
    }

    // The first KPI is on the metric that is measured; the others make the account as large as accounts are.
    static Account Agreed()
    {
        Account account = null!;
        Do(ref account, Csm, new OpenAccount(Id<Account>.Create(Value(5)), "Acme"), Start, 1);
        Do(ref account, Csm, new CreatePlan("Plan"), Start, 2);
        Do(ref account, Csm, new AddObjective(account.Plans[0].Id, new("Outcome")), Start, 3);
        var changes = new List<ChangeDraft>();
        foreach (var number in Enumerable.Range(0, Kpis))
        {
            var metric = number == 0 ? Seats.Key : MetricKey.Create($"other{number}").Value;
            Do(ref account, Csm, new AddKpi(account.Plans[0].Objectives[0].Id, new("Seats", metric)), Start, 10 + number);
            changes.Add(new ChangeDraft.SetTerms(
                0, account.Kpis[^1].Id, Measures.Outcome, true, new TermsDraft(1, new Goal.Keep(10, 20, null, new(2026, 1, 1), null), Cadence.Daily)));
        }

        Do(ref account, Csm, new Propose(account.Plans[0].Id, changes), Start, 30);
        var envelope = account.Proposals[0].Envelope;
        var accept = new AnswerProposal(account.Proposals[0].Id, envelope.Digest) { Accept = [.. envelope.Changes.Select(change => change.Id)] };
        Do(ref account, Sponsor, accept, Start, 31);
        return account;
    }

    static IReadOnlyList<AccountEvent> Do(ref Account account, Actor actor, AccountCommand command, DateTimeOffset now, int seed)
    {
        var context = new DecideContext(now, actor, new(Value(1000 + seed))) { FindMetric = (key, version) => Seats with { Key = key, Version = version } };
        var events = Account.Decide(account, command, context).Value.Events;
        foreach (var happened in events)
        {
            account = Account.Apply(account, happened);
        }

        return events;
    }

    static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);
}
