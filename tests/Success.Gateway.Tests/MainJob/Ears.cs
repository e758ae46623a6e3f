using Success.Testing;

namespace Success.Gateway.Tests.MainJob;

/// <summary>Programs that listen: the provider's, the customer's, and the neighbour's.</summary>
sealed record Ears(Listener Provider, Listener Customer, Listener Neighbour, Engagement Work, Engagement NextDoor) : IAsyncDisposable
{
    public static async Task<Ears> OpenAsync(Office office, Engagement work, Engagement neighbour)
    {
        using var manager = await office.EnterManagerAsync();
        Task StirAsync(Engagement engagement) => manager.DoAsync("addComment", "comment { id }", new { plan = engagement.Plan, text = "Good morning.", audience = "SHARED" });
        return new(
            await Listener.OpenAsync(office.Gateway, office.Watcher.Key!, () => StirAsync(work)),
            await Listener.OpenAsync(office.Gateway, work.Watcher.Key!, () => StirAsync(work)),
            await Listener.OpenAsync(office.Gateway, neighbour.Watcher.Key!, () => StirAsync(neighbour)),
            work,
            neighbour);
    }

    /// <summary>
    /// Has a day's numbers delivered, and waits until everybody has heard of those of its accounts: the clock then leaps to the next day, and a
    /// server that is still telling somebody would take that for a reader who does not read.
    /// </summary>
    /// <param name="deliver">Delivers, and says of which accounts.</param>
    public async Task HearAsync(Func<Task<IReadOnlyList<string>>> deliver)
    {
        var before = Everybody().SelectMany(one => one.Accounts.Select(account => (one.Ear, Account: account, Count: one.Ear.CountOf(account)))).ToList();
        var delivered = await deliver();
        await Patience.UntilAsync(
            () => before.All(one => !delivered.Contains(one.Account) || one.Ear.CountOf(one.Account) > one.Count), "the news of the day on every socket");
    }

    /// <summary>Neither customer heard a word of the other's account.</summary>
    public void HeardOnlyTheirOwn()
    {
        foreach (var (ear, own, other) in new[] { (Customer, Work, NextDoor), (Neighbour, NextDoor, Work) })
        {
            Assert.Contains(ear.Heard, message => message.Contains(own.Account[4..], StringComparison.Ordinal));
            Assert.DoesNotContain(ear.Heard, message => message.Contains(other.Account[4..], StringComparison.Ordinal));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Customer.DisposeAsync();
        await Neighbour.DisposeAsync();
    }

    IEnumerable<(Listener Ear, IEnumerable<string> Accounts)> Everybody() =>
        [(Provider, RealNumbers.Accounts.Select(account => Work.Office.AccountOf(account.ExternalId))), (Customer, [Work.Account]), (Neighbour, [NextDoor.Account])];
}
