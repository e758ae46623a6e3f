using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>What changes by itself when its time comes.</summary>
public sealed class WakeTests
{
    static readonly DateTimeOffset Monday = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public WakeTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task IdleAccount_IsWokenAtItsInstant()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        await HandOverTests.MakeOverdueAsync(office, 1);
        await office.SettleAsync();
        var wake = (await office.SeeAsync(1, summary => summary.NextWake is not null, "it has a wake")).NextWake!.Value;

        office.Time.Advance(wake - office.Time.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.Equal(wake, (await office.FindAsync(1))!.NextWake);
        office.Time.Advance(TimeSpan.FromMilliseconds(1));

        await SeeOverdueAsync(journal, wake);
    }

    [Fact]
    public async Task IdleAccount_IsWokenAtItsInstantAcrossARestartWithNobodyCalling()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        await using var office = await Office.OpenAsync(journal);
        await HandOverTests.MakeOverdueAsync(office, 1);
        await office.SettleAsync();
        var wake = (await office.SeeAsync(1, summary => summary.NextWake is not null, "it has a wake")).NextWake!.Value;

        await office.RestartAsync();
        office.Time.Advance(wake - office.Time.GetUtcNow());

        await SeeOverdueAsync(journal, wake);
    }

    [Fact]
    public async Task AccountsThatAreDue_StoreOneReminderForAllTheirChanges()
    {
        await using var journal = new GatedJournal(new VolatileJournal());
        await using var office = await Office.OpenAsync(journal);
        var due = office.Time.GetUtcNow() - TimeSpan.FromDays(1);

        for (var number = 1; number <= 100; number++)
        {
            var summary = new AccountSummary { Id = Office.AccountId(number), Version = 1, Name = "Due", Standing = Standing.NoPlan, NextWake = due };
            await office.Portfolio.Publish(new(summary.Id, PackedSummary.Pack(summary).Bytes));
        }

        Assert.Equal(1, journal.Reminders);
    }

    [Fact]
    public void WakeQueue_HundredThousandDueAtOnce_AreWorkedOffInOrderAtMost32AtATime()
    {
        const int Count = 100_000;
        var queue = new WakeQueue();
        for (var number = Count; number >= 1; number--)
        {
            queue.Set(Office.AccountId(number), Monday.AddTicks(number));
        }

        var now = Monday.AddDays(1);
        var woken = new List<Id<Account>>();
        for (var taken = queue.TakeDue(now); taken.Count > 0; taken = queue.TakeDue(now))
        {
            Assert.Equal(WakeQueue.MaxUnfinished, taken.Count);
            Assert.Empty(queue.TakeDue(now));
            foreach (var wake in taken)
            {
                woken.Add(wake.Account);
                queue.Finish(new(wake.Account, null, HasChanged: true), now);
            }
        }

        Assert.Equal(Enumerable.Range(1, Count).Select(Office.AccountId), woken);
        Assert.Null(queue.Next);
    }

    [Fact]
    public void WakeQueue_AccountThatDoesNotReportBack_IsWokenAgainAfterAWhile()
    {
        var queue = new WakeQueue();
        queue.Set(Office.AccountId(1), Monday);

        Assert.Single(queue.TakeDue(Monday));
        Assert.Equal(Monday + WakeQueue.RetryAfter, queue.Next);
        Assert.Empty(queue.TakeDue(Monday + WakeQueue.RetryAfter - TimeSpan.FromTicks(1)));
        Assert.Single(queue.TakeDue(Monday + WakeQueue.RetryAfter));
    }

    [Fact]
    public void WakeQueue_AccountThatStaysDueWithoutChanging_Waits()
    {
        var queue = new WakeQueue();
        queue.Set(Office.AccountId(1), Monday);
        queue.TakeDue(Monday);

        queue.Finish(new(Office.AccountId(1), Monday, HasChanged: false), Monday);

        Assert.Equal(Monday + WakeQueue.RetryAfter, queue.Next);
    }

    [Fact]
    public void WakeQueue_AccountWithMoreToDo_IsDueAtOnce()
    {
        var queue = new WakeQueue();
        queue.Set(Office.AccountId(1), Monday);
        queue.TakeDue(Monday);

        queue.Set(Office.AccountId(1), Monday.AddDays(9));
        queue.Finish(new(Office.AccountId(1), Monday, HasChanged: true), Monday);

        Assert.Equal(Monday, queue.Next);
    }

    static Task<DateTimeOffset?> SeeOverdueAsync(IJournal journal, DateTimeOffset wake) => Patience.ForAsync(
        async () => await OverdueAsync(journal), at => at == wake, $"the milestone overdue at {wake:O}");

    static async Task<DateTimeOffset?> OverdueAsync(IJournal journal)
    {
        var partition = Accounts.AccountFormat.PartitionOf(new(Office.Tag, Office.AccountId(1)));
        var entries = await journal.ReadEntriesAsync(partition, 0, 100, CancellationToken.None);
        return entries.Where(entry => entry.Type == "MilestoneOverdue")
            .Select(entry => (DateTimeOffset?)Accounts.AccountFormat.Instance.Decode(entry).At)
            .SingleOrDefault();
    }
}
