using Success.Domain;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>What members are to be told, and were.</summary>
public sealed class OutboxMailTests
{
    static readonly Id<Member> Somebody = Id<Member>.Create(Office.Value(7));
    static readonly Id<Member> Another = Id<Member>.Create(Office.Value(8));

    public OutboxMailTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Items_OfAccounts_ArePagedWithoutTheTenantsOwn()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.SettleAsync();
        var items = await AcceptAsync(office, 1, 3);
        items.AddRange(await AcceptAsync(office, 2, 2));

        var first = (await office.Outbox.WaitingOfAccounts(null, 2)).Items;
        var rest = (await office.Outbox.WaitingOfAccounts(first[^1], 10)).Items;

        Assert.Equal(items, first.AddRange(rest));
        Assert.Contains((await office.Outbox.Waiting(10)).Items, item => item.Source == "ten");
    }

    [Fact]
    public async Task Item_Distributed_IsReplacedByWhatMembersAreTold_OnceAlsoWhenItIsDistributedAgain()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var item = (await AcceptAsync(office, 1, 1))[0];
        Notification[] told = [Told(Somebody, 1), Told(Another, 1)];

        await office.Outbox.Distribute(item, [.. told]);
        Assert.Empty((await office.Outbox.WaitingOfAccounts(null, 10)).Items);
        Assert.Equal(told, (await office.Outbox.Notifications(null, 10)).Notifications);
        Assert.Equal(told[1], Assert.Single((await office.Outbox.Notifications(told[0], 10)).Notifications));

        await office.Outbox.EndMail(Somebody, MailLedger.Empty, [told[0].Key]);
        await office.RestartAsync();
        await office.Outbox.Distribute(item, [.. told]);
        Assert.Equal(told[1], Assert.Single((await office.Outbox.Notifications(null, 10)).Notifications));
    }

    [Fact]
    public async Task Mail_BegunAndEnded_IsKeptOverARestart()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        Assert.Equal(MailLedger.Empty, await office.Outbox.Ledger(Somebody));
        var begun = new MailLedger([office.Time.GetUtcNow()], new DateOnly(2026, 1, 4), null).Begin(new(false, [Told(Somebody, 1).Key]));

        await office.Outbox.BeginMail(Somebody, begun);
        await office.RestartAsync();

        Assert.Equal(begun, await office.Outbox.Ledger(Somebody));
        Assert.Equal(MailLedger.Empty, await office.Outbox.Ledger(Another));
    }

    [Fact]
    public async Task Item_OfBothSidesInFull_FitsIntoOneStep()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var item = (await AcceptAsync(office, 1, 1))[0];
        Notification[] told = [.. Enumerable.Range(1, 2 * Recipients.Most).Select(number => Told(Id<Member>.Create(Office.Value(number)), 1))];

        await office.Outbox.Distribute(item, [.. told]);

        Assert.Equal(told, (await office.Outbox.Notifications(null, 100)).Notifications);
    }

    static async Task<List<OutboxItem>> AcceptAsync(Office office, int account, int count)
    {
        var source = Office.AccountId(account).ToString();
        List<OutboxItem> items = [.. Enumerable.Range(1, count).Select(number => new OutboxItem(source, number, "AlertChanged", office.Time.GetUtcNow()))];
        await office.Outbox.Accept(new(source, [.. items]));
        return items;
    }

    static Notification Told(Id<Member> member, long number) => new(
        member, Office.AccountId(1), number, Topic.Alert, "alr_1", true, new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero), ZoneName.Utc);
}
