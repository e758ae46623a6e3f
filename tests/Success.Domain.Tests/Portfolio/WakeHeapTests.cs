using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Portfolio;

public sealed class WakeHeapTests(ITestOutputHelper output)
{
    static readonly DateTimeOffset Start = SomeSummaries.Start;

    [Fact]
    public void RandomChanges_AgainstASortedList_AgreeAlways()
    {
        var some = Seeded();
        var heap = new WakeHeap();
        var model = new Dictionary<Id<Account>, DateTimeOffset>();
        var accounts = Enumerable.Range(0, 300).Select(_ => some.NewId<Account>()).ToArray();
        for (var step = 0; step < 20_000; step++)
        {
            var account = some.Pick(accounts);
            DateTimeOffset? at = some.Chance(0.3) ? null : Start.AddMinutes(some.Random.Next(500));
            heap.Set(account, at);
            Change(model, account, at);
            if (some.Chance(0.02))
            {
                AssertTakesTheSame(heap, model, Start.AddMinutes(some.Random.Next(200)), some.Random.Next(1, 20));
            }

            Assert.Equal(model.Count, heap.Count);
            Assert.Equal(model.Count == 0 ? null : model.Values.Min(), heap.Next);
        }
    }

    [Fact]
    public void TakeDue_HundredThousandAtOnce_AreTakenOnceEachInOrder()
    {
        const int count = 100_000;
        var some = Seeded();
        var heap = new WakeHeap();
        var accounts = Enumerable.Range(0, count).Select(_ => some.NewId<Account>()).ToArray();
        foreach (var account in accounts.Concat(accounts))
        {
            heap.Set(account, Start.AddSeconds(some.Random.Next(60)));
        }

        var taken = new List<Wake>();
        while (heap.TakeDue(Start.AddMinutes(1), WakeHeap.MaxTaken) is { Count: > 0 } portion)
        {
            taken.AddRange(portion);
        }

        Assert.Equal(count, taken.Count);
        Assert.Equal(taken.OrderBy(wake => wake.At).ThenBy(wake => wake.Account), taken);
        Assert.Equal(accounts.Order(), taken.Select(wake => wake.Account).Order());
    }

    [Fact]
    public void TakeDue_AtTheInstant_TakesItAndNothingLater()
    {
        var some = Seeded();
        var heap = new WakeHeap();
        var (due, later) = (some.NewId<Account>(), some.NewId<Account>());
        heap.Set(later, Start.AddTicks(1));
        heap.Set(due, Start);

        Assert.Equal([new Wake(due, Start)], heap.TakeDue(Start, 10));
        Assert.Equal(Start.AddTicks(1), heap.Next);
    }

    [Fact]
    public void Return_WhenTheAccountHasSetAnotherWake_KeepsThatOne()
    {
        var account = Seeded().NewId<Account>();
        var heap = new WakeHeap();
        heap.Set(account, Start);
        var taken = Assert.Single(heap.TakeDue(Start, 1));
        heap.Set(account, Start.AddDays(1));

        heap.Return(taken);

        Assert.Equal(Start.AddDays(1), heap.Next);
        Assert.Equal(1, heap.Count);
    }

    [Fact]
    public void Return_WhenNothingChanged_IsDueAgain()
    {
        var account = Seeded().NewId<Account>();
        var heap = new WakeHeap();
        heap.Set(account, Start);

        heap.Return(Assert.Single(heap.TakeDue(Start, 1)));

        Assert.Equal(Start, heap.Next);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(WakeHeap.MaxTaken + 1)]
    public void TakeDue_LimitOutOfRange_Throws(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WakeHeap().TakeDue(Start, limit));

    static void Change(Dictionary<Id<Account>, DateTimeOffset> model, Id<Account> account, DateTimeOffset? at)
    {
        if (at is { } instant)
        {
            model[account] = instant;
        }
        else
        {
            model.Remove(account);
        }
    }

    static void AssertTakesTheSame(WakeHeap heap, Dictionary<Id<Account>, DateTimeOffset> model, DateTimeOffset now, int limit)
    {
        var expected = model.Where(wake => wake.Value <= now).OrderBy(wake => wake.Value).ThenBy(wake => wake.Key)
            .Take(limit).Select(wake => new Wake(wake.Key, wake.Value)).ToArray();

        Assert.Equal(expected, heap.TakeDue(now, limit));
        Array.ForEach(expected, wake => model.Remove(wake.Account));
    }

    SomeSummaries Seeded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
