using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Directory;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

public sealed class TenantCallFilterTests
{
    [Fact]
    public async Task Call_ForNoTenant_IsRefusedByEveryGrainOfATenant()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());

        await Assert.ThrowsAsync<WrongTenantException>(() => host.Grains.GetGrain<ITenantGrain>("t7k2").View(0));
        await Assert.ThrowsAsync<WrongTenantException>(() => host.Grains.GetGrain<IPortfolioGrain>("t7k2").LevelsBelow(Office.AccountId(1)));
        await Assert.ThrowsAsync<WrongTenantException>(
            () => host.Grains.GetGrain<IAccountGrain>(new AccountKey(Office.Tag, Office.AccountId(1)).ToString()).Texts([]));
    }

    [Theory]
    [InlineData("other")]
    [InlineData("t7k3")]
    [InlineData("t7k2x")]
    public async Task Call_ForAnotherTenant_IsRefused(string key)
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        TenantScope.Enter(Office.Tag);

        await Assert.ThrowsAsync<WrongTenantException>(() => host.Grains.GetGrain<ITenantGrain>(key).View(0));
        await Assert.ThrowsAsync<WrongTenantException>(
            () => host.Grains.GetGrain<IAccountGrain>($"{key}|{Office.AccountId(1)}").Texts([]));
    }

    [Fact]
    public async Task Call_ForTheKeysTenant_Passes()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        TenantScope.Enter(Office.Tag);

        Assert.Null(await host.Grains.GetGrain<ITenantGrain>("t7k2").View(0));
        Assert.Empty((await host.Grains.GetGrain<IAccountGrain>(new AccountKey(Office.Tag, Office.AccountId(1)).ToString()).Texts([])).Texts);
    }

    [Fact]
    public async Task Call_OfAGrainThatTenantsShare_NeedsNoTenant()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());

        Assert.Null(await host.Grains.GetGrain<IDirectoryGrain>("0").FindByRouteTag(Office.Tag));
    }

    [Fact]
    public async Task Credential_OfAnotherTenant_FindsNothingEvenWhenTheScopeIsRight()
    {
        TenantScope.Enter(Office.Tag);
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);
        var stranger = (Tenant.None with { Id = Id<Tenant>.Create(Office.Value(77)) }, await office.OwnerAsync());
        var audience = Audience.Of(stranger.Item1, (await office.Tenant.View(0))!.Tenant.Members[stranger.Item2.Member]).Value;

        var answer = await office.Account(1).Execute(new(new Domain.Accounts.ReopenAccount(), audience));

        Assert.Equal(DomainErrorCode.NotFound, answer.Refusal!.Code);
    }
}
