using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Testing;

namespace Success.Grains.Tests;

public sealed class LiveChangesTests
{
    public LiveChangesTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Command_IsHeardBySubscribersOfTheTenant()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        using var subscription = office.Host.Services.GetRequiredService<LiveChanges>().Subscribe(await office.VerifyOwnerAsync());

        await office.OpenAccountAsync(1);

        var change = (await TakeAsync(subscription, 1))[0];
        Assert.Equal((Office.AccountId(1), 1L, "AccountOpened"), (change.Account!.Account, change.Version, Assert.Single(change.Kinds).Kind));
    }

    [Fact]
    public async Task Change_OfAnotherTenant_IsNotHeard()
    {
        var (changes, provider, _) = await SubscribersAsync();

        changes.Publish(RouteTag.Create("other").Value, Change(1, Both("First")));
        changes.Publish(Office.Tag, Change(2, Both("Second")));

        Assert.Equal(2, (await TakeAsync(provider, 1))[0].Version);
    }

    [Fact]
    public async Task Change_IsHeardOnlyByTheSidesThatMay()
    {
        var (changes, provider, customer) = await SubscribersAsync();

        changes.Publish(Office.Tag, Change(1, new ChangeKind("Internal", Now, null)));
        changes.Publish(Office.Tag, Change(2, new("Mixed", Now, Now.AddDays(1)), Both("Shared")));

        Assert.Equal([1, 2], (await TakeAsync(provider, 2)).Select(change => change.Version));
        Assert.Equal("Shared", Assert.Single((await TakeAsync(customer, 1))[0].Kinds).Kind);
    }

    [Fact]
    public async Task Change_OfAnAccountThatIsNotTheReaders_IsNotHeard()
    {
        var (changes, _, customer) = await SubscribersAsync();

        changes.Publish(Office.Tag, Change(1, Both("Elsewhere")) with { Account = new(Office.AccountId(2), []) });
        changes.Publish(Office.Tag, Change(2, Both("Below")) with { Account = new(Office.AccountId(3), [Office.AccountId(1)]) });

        Assert.Equal(2, (await TakeAsync(customer, 1))[0].Version);
    }

    [Fact]
    public async Task Subscriber_AtTheLimit_GetsEverythingAndOneBeyondIsTold()
    {
        var (changes, provider, customer) = await SubscribersAsync();
        for (var version = 1; version <= LiveSubscription.MaxWaiting; version++)
        {
            changes.Publish(Office.Tag, Change(version, Both("Change")));
        }

        Assert.Equal(LiveSubscription.MaxWaiting, (await TakeAsync(provider, LiveSubscription.MaxWaiting)).Count);
        changes.Publish(Office.Tag, Change(LiveSubscription.MaxWaiting + 1, Both("Beyond")));
        changes.Publish(Office.Tag, Change(LiveSubscription.MaxWaiting + 2, Both("After")));

        var heard = new List<long>();
        await Assert.ThrowsAsync<SubscriberTooSlowException>(async () =>
        {
            await foreach (var change in customer.ReadAsync(CancellationToken.None))
            {
                heard.Add(change.Version);
            }
        });
        Assert.Equal(Enumerable.Range(1, LiveSubscription.MaxWaiting).Select(version => (long)version), heard);
        Assert.Equal(2, (await TakeAsync(provider, 2)).Count);
    }

    [Fact]
    public async Task Subscription_DisposedOf_EndsItsReading()
    {
        var (changes, provider, _) = await SubscribersAsync();
        changes.Publish(Office.Tag, Change(1, Both("Change")));

        provider.Dispose();
        changes.Publish(Office.Tag, Change(2, Both("Change")));

        Assert.Equal([1], await provider.ReadAsync(CancellationToken.None).Select(change => change.Version).ToListAsync());
    }

    static DateTimeOffset Now { get; } = new FakeTimeProvider().GetUtcNow();

    static ChangeKind Both(string kind) => new(kind, Now, Now);

    static LiveChange Change(long version, params ChangeKind[] kinds) => new(new(Office.AccountId(1), []), version, [.. kinds]);

    static async Task<(LiveChanges Changes, LiveSubscription Provider, LiveSubscription Customer)> SubscribersAsync()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var tenant = (await office.Tenant.View(0))!.Tenant;
        var owner = tenant.Members.Values.Single();
        var binding = AccountScope.BoundTo(new AccountBinding(Office.AccountId(1), Subtree: true)).Value;
        var customer = Audience.Of(tenant, owner with { Role = Role.CustomerAdmin, Accounts = binding }).Value;
        var changes = new LiveChanges(office.Time, new());
        return (changes, changes.Subscribe(Verified(Audience.Of(tenant, owner).Value)), changes.Subscribe(Verified(customer)));
    }

    static Verified Verified(Audience audience) => new(Office.Tag, audience, default, 1, DateTimeOffset.MaxValue);

    static async Task<List<LiveChange>> TakeAsync(LiveSubscription subscription, int count)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        return await subscription.ReadAsync(patience.Token).Take(count).ToListAsync(patience.Token);
    }
}
