using System.Globalization;
using Success.Domain;
using Success.Domain.Plans;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.Grains.Tests;

/// <summary>Many accounts that fall due while nobody is there, through all grains.</summary>
public sealed class MondayTests
{
    /// <summary>The environment variable that says how many accounts fall due; 100,000 take some minutes.</summary>
    const string Variable = "SUCCESS_DUE_ACCOUNTS";

    const int Usual = 200;
    const int MostDays = 5_000;

    readonly int _count;

    public MondayTests(ITestOutputHelper output)
    {
        TenantScope.Enter(Office.Tag);
        _count = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Usual;
        output.WriteLine($"{Variable}={_count}");
    }

    [Fact]
    public async Task AccountsDueAtOnce_AreWorkedOffInOrderAtMost32AtATime()
    {
        await using var journal = new GatedJournal(new VolatileJournal());
        await using var office = await Office.OpenAsync(journal);
        for (var number = 1; number <= _count; number++)
        {
            await MakeOverdueAsync(office, number);
        }

        await office.SettleAsync();
        await office.DisposeAsync();
        office.Time.Advance(TimeSpan.FromDays(MostDays + 10));
        journal.Close();
        await office.StartAsync();
        await office.Portfolio.LevelsBelow(Office.AccountId(1));
        office.Time.Advance(TimeSpan.Zero);
        await ArriveAsync(journal, WakeQueue.MaxUnfinished);

        // One after the other from here on, so that the order in which they come is that in which they were called.
        for (var woken = WakeQueue.MaxUnfinished; woken < _count; woken++)
        {
            journal.LetThrough(1);
            await ArriveAsync(journal, woken + 1);
        }

        journal.LetThrough(_count);
        await office.SettleAsync();

        int[] due = [.. Enumerable.Range(1, _count).Select(DueAfter).Order()];
        int[] arrived = [.. journal.Arrived.Select(partition => DueAfter(NumberOf(partition)))];
        Assert.Equal(due[..WakeQueue.MaxUnfinished], arrived[..WakeQueue.MaxUnfinished].Order());
        Assert.Equal(due[WakeQueue.MaxUnfinished..], arrived[WakeQueue.MaxUnfinished..]);
        Assert.Equal(_count, journal.Arrived.Distinct().Count());
        Assert.Equal(WakeQueue.MaxUnfinished, journal.MostWaiting);
    }

    // Not in the order in which they were opened.
    int DueAfter(int number) => 4 + (int)(number * 7_919L % Math.Min(_count, MostDays));

    static int NumberOf(PartitionKey partition) => BitConverter.ToInt32(AccountKey.Parse(partition.Value)!.Value.Account.ToGuid().ToByteArray());

    static Task<int> ArriveAsync(GatedJournal journal, int count) =>
        Patience.ForAsync(() => Task.FromResult(journal.Arrived.Count), arrived => arrived >= count, $"{count} accounts at the journal");

    async Task MakeOverdueAsync(Office office, int number)
    {
        await office.OpenAccountAsync(number);
        var plan = Id<Plan>.Parse((await office.DoAsync(number, new CreatePlan("Plan"))).Subject).Value;
        var due = DateOnly.FromDateTime(office.Time.GetUtcNow().UtcDateTime).AddDays(DueAfter(number));
        await office.DoAsync(number, new AddMilestone(plan, new NewMilestone("Go live", due)));
    }
}
