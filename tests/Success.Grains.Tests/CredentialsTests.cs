using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>Who sessions and keys stand for, and how that ends.</summary>
public sealed class CredentialsTests
{
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public CredentialsTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Session_UnusedForADay_HasEnded()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var cookie = (await office.SignInOwnerAsync()).Cookie;
        var until = (await office.Credentials.VerifyAsync(cookie)).Value.Until;
        Assert.Equal(office.Time.GetUtcNow() + Session.IdleTimeout, until);

        await office.PassAsync(Session.IdleTimeout - Tick);
        Assert.True((await office.Credentials.VerifyAsync(cookie, isUse: false)).IsSuccess);
        office.Time.Advance(Tick);

        Assert.Equal(DomainErrorCode.Forbidden, (await office.Credentials.VerifyAsync(cookie)).Error?.Code);
    }

    [Fact]
    public async Task Session_InUse_LastsThirtyDaysAlsoAcrossRestarts()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var cookie = (await office.SignInOwnerAsync()).Cookie;
        var end = office.Time.GetUtcNow() + Session.Lifetime;
        while (office.Time.GetUtcNow() + TimeSpan.FromHours(23) < end)
        {
            await office.PassAsync(TimeSpan.FromHours(23));
            Assert.True((await office.Credentials.VerifyAsync(cookie)).IsSuccess);
            await SeeUsedAsync(office, office.Time.GetUtcNow());
        }

        await office.PassAsync(end - office.Time.GetUtcNow() - Tick);
        Assert.Equal(end, (await office.Credentials.VerifyAsync(cookie)).Value.Until);
        office.Time.Advance(Tick);
        Assert.False((await office.Credentials.VerifyAsync(cookie)).IsSuccess);
    }

    [Fact]
    public async Task Session_BeyondTwenty_EndsTheOneUsedLongestAgo()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var cookies = new List<Ticket<Session>>();
        for (var device = 0; device < TenantLimits.MaxSessions; device++)
        {
            cookies.Add((await office.SignInOwnerAsync()).Cookie);
            await office.PassAsync(SignInAllowance.SendWindow);
        }

        Assert.All(await VerifyAsync(office, cookies), Assert.True);
        await SeeUsedAsync(office, office.Time.GetUtcNow(), cookies.Count - 1);
        office.Time.Advance(Session.NotedEvery);
        Assert.True((await office.Credentials.VerifyAsync(cookies[0])).IsSuccess);
        await SeeUsedAsync(office, office.Time.GetUtcNow());
        cookies.Add((await office.SignInOwnerAsync()).Cookie);

        var opens = await VerifyAsync(office, cookies);
        Assert.Equal(TenantLimits.MaxSessions, opens.Count(open => open));
        Assert.True(opens[0]);
        Assert.True(opens[^1]);
    }

    [Fact]
    public async Task Sessions_CanBeListedAndEndedOneByOneAndAllTogether()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        Ticket<Session>[] cookies = [(await office.SignInOwnerAsync()).Cookie, (await office.SignInOwnerAsync()).Cookie, (await office.SignInOwnerAsync()).Cookie];
        var owner = await office.OwnerAsync();
        var listed = (await office.Tenant.Sessions(owner.Member, new Caller.Credential(owner))).Sessions;
        Assert.Equal(cookies.Select(cookie => cookie.Id).Order(), listed.Select(session => session.Id).Order());

        await office.DoAsync(new TenantCommand.EndSession(cookies[1].Id, owner.Member));
        Assert.Equal<bool[]>([true, false, true], await VerifyAsync(office, cookies));
        await office.DoAsync(new TenantCommand.SignOutEverywhere(owner.Member));
        Assert.Equal<bool[]>([false, false, false], await VerifyAsync(office, cookies));
        await office.RestartAsync();

        Assert.Equal<bool[]>([false, false, false], await VerifyAsync(office, cookies));
        Assert.Empty((await office.Tenant.Sessions(owner.Member, new Caller.Credential(owner))).Sessions);
    }

    [Fact]
    public async Task EndSession_ThatIsNotTheMembers_IsNotFound()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var owner = await office.OwnerAsync();

        var answer = await office.Tenant.Execute(new(new TenantCommand.EndSession(Id<Session>.Create(Office.Value(5)), owner.Member), new Caller.Credential(owner)));
        var begin = await office.Tenant.Execute(new(new TenantCommand.BeginSession(owner.Member), new Caller.Service()));

        Assert.Equal((DomainErrorCode.NotFound, DomainErrorCode.Forbidden), (answer.Refusal!.Code, begin.Refusal!.Code));
    }

    [Fact]
    public async Task Cookie_WithAnotherSecretOrTenant_IsRefusedLikeOneThatNeverWas()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var cookie = (await office.SignInOwnerAsync()).Cookie;
        var forged = cookie with { Secret = office.Host.Services.GetRequiredService<Secrets>().NextToken() };

        DomainError?[] refusals =
        [
            (await office.Credentials.VerifyAsync(forged)).Error,
            (await office.Credentials.VerifyAsync(cookie with { Id = Id<Session>.Create(Office.Value(5)) })).Error,
            (await office.Credentials.VerifyAsync(cookie with { Tenant = RouteTag.Create("other").Value })).Error,
        ];

        Assert.NotNull(refusals[0]);
        Assert.All(refusals, refusal => Assert.Equal(refusals[0], refusal));
    }

    [Fact]
    public async Task Key_Rotated_OpensWithBothSecretsUntilTheOverlapEnds()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var (first, second, third) = (await CreateKeyAsync(office), office.NextToken(), office.NextToken());
        await office.DoAsync(new TenantCommand.RotateClient(first.Client, Office.Keys.HashOf(second), TimeSpan.FromDays(1)));
        var rotated = office.Time.GetUtcNow();

        Assert.Equal(rotated + TimeSpan.FromDays(1), (await office.Credentials.VerifyAsync(first)).Value.Until);
        Assert.Equal(rotated + TimeSpan.FromDays(90), (await office.Credentials.VerifyAsync(first with { Secret = second })).Value.Until);
        await office.PassAsync(TimeSpan.FromDays(1));
        Assert.False((await office.Credentials.VerifyAsync(first)).IsSuccess);
        await office.DoAsync(new TenantCommand.RotateClient(first.Client, Office.Keys.HashOf(third), TimeSpan.Zero));

        Assert.False((await office.Credentials.VerifyAsync(first with { Secret = second })).IsSuccess);
        Assert.True((await office.Credentials.VerifyAsync(first with { Secret = third })).IsSuccess);
    }

    [Fact]
    public async Task Key_EndsAtItsExpiryAndWhenItIsRevoked()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var (expiring, revoked) = (await CreateKeyAsync(office), await CreateKeyAsync(office));
        await office.DoAsync(new TenantCommand.RevokeClient(revoked.Client));

        Assert.False((await office.Credentials.VerifyAsync(revoked)).IsSuccess);
        await office.PassAsync(TimeSpan.FromDays(90) - Tick);
        Assert.True((await office.Credentials.VerifyAsync(expiring)).IsSuccess);
        office.Time.Advance(Tick);
        Assert.False((await office.Credentials.VerifyAsync(expiring)).IsSuccess);
    }

    [Fact]
    public async Task Key_InUse_IsNotedOnceADay()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var key = await CreateKeyAsync(office);

        await office.Credentials.VerifyAsync(key);
        var today = DateOnly.FromDateTime(office.Time.GetUtcNow().UtcDateTime);
        await SeeUsedOnAsync(office, key, today);
        var version = (await office.Tenant.View(0))!.Version;
        await office.Credentials.VerifyAsync(key);
        await office.SettleAsync();
        Assert.Equal(version, (await office.Tenant.View(0))!.Version);

        await office.PassAsync(TimeSpan.FromDays(1));
        await office.Credentials.VerifyAsync(key);
        await SeeUsedOnAsync(office, key, today.AddDays(1));
    }

    [Fact]
    public async Task CreateClient_RepeatedUnderItsKey_SaysThatNothingIsNew()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var create = Create(office, office.NextToken()) with { Key = IdempotencyKey.Create("once").Value };

        var (first, again) = (await office.DoAsync(create), await office.DoAsync(create with { Secret = Office.Keys.HashOf(office.NextToken()) }));

        Assert.Equal((true, false, first.Subject), (first.HasChanged, again.HasChanged, again.Subject));
    }

    [Fact]
    public async Task Watch_OfASession_HearsThatItEndedAndOthersDoNot()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var rights = office.Host.Services.GetRequiredService<RightsChanges>();
        var (one, other) = (await office.VerifyOwnerAsync(), await office.VerifyOwnerAsync());
        using var watchOne = rights.Watch(one);
        using var watchOther = rights.Watch(other);

        await office.DoAsync(new TenantCommand.EndSession(one.Session, one.Audience.Member));

        await HeardAsync(watchOne);
        Assert.False(watchOther.Changed.IsCancellationRequested);
    }

    [Fact]
    public async Task Watch_BegunAfterTheChange_HearsOfItAtOnce()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var verified = await office.VerifyOwnerAsync();
        await office.DoAsync(new TenantCommand.SignOutEverywhere(verified.Audience.Member));

        using var watch = office.Host.Services.GetRequiredService<RightsChanges>().Watch(verified);

        await HeardAsync(watch);
    }

    [Fact]
    public async Task Subscription_OfARevokedKey_EndsAndDeliversNothingMore()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var key = await CreateKeyAsync(office);
        var verified = (await office.Credentials.VerifyAsync(key)).Value;
        using var subscription = office.Host.Services.GetRequiredService<LiveChanges>().Subscribe(verified);

        await office.DoAsync(new TenantCommand.RevokeClient(key.Client));

        using var patience = new CancellationTokenSource(Patience.Longest);
        await Assert.ThrowsAsync<RightsChangedException>(async () => await subscription.ReadAsync(patience.Token).ToListAsync(patience.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_OfAMember_HearsOfRoleAndSuspension(bool suspended)
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var member = Id<Member>.Parse((await office.DoAsync(
            new TenantCommand.InviteMember("A colleague", Office.Mail("colleague"), Role.ProviderManager, AccountScope.Everything))).Subject).Value;
        var cookie = (await office.SignInAsync("colleague")).Cookie;
        using var watch = office.Host.Services.GetRequiredService<RightsChanges>().Watch((await office.Credentials.VerifyAsync(cookie)).Value);

        var answer = suspended
            ? await office.Tenant.Execute(new(new TenantCommand.SuspendTenant("An invoice is open."), new Caller.Operator()))
            : await office.DoAsync(new TenantCommand.ChangeRole(member, Role.ProviderViewer));

        Assert.Null(answer.Refusal);
        await HeardAsync(watch);
        var verified = await office.Credentials.VerifyAsync(cookie);
        Assert.Equal(!suspended, verified.IsSuccess);
        Assert.Equal(suspended ? null : Role.ProviderViewer, verified.IsSuccess ? verified.Value.Audience.Role : null);
    }

    static TenantCommand.CreateClient Create(Office office, SecretText secret) =>
        new("Warehouse", ClientScopes.Read, AccountScope.Everything, office.Time.GetUtcNow().AddDays(90), Office.Keys.HashOf(secret));

    static async Task<ApiKey> CreateKeyAsync(Office office)
    {
        var secret = office.NextToken();
        var client = Id<ApiClient>.Parse((await office.DoAsync(Create(office, secret))).Subject).Value;
        return ApiKey.Parse(new ApiKey(Office.Tag, client, secret).Reveal()).Value;
    }

    static async Task<bool[]> VerifyAsync(Office office, IEnumerable<Ticket<Session>> cookies)
    {
        var opens = new List<bool>();
        foreach (var cookie in cookies)
        {
            opens.Add((await office.Credentials.VerifyAsync(cookie)).IsSuccess);
        }

        return [.. opens];
    }

    /// <summary>Waits until so many of the owner's sessions were noted as used at an instant.</summary>
    static async Task SeeUsedAsync(Office office, DateTimeOffset at, int count = 1)
    {
        var owner = await office.OwnerAsync();
        await Patience.ForAsync(
            async () => (await office.Tenant.Sessions(owner.Member, new Caller.Credential(owner))).Sessions,
            sessions => sessions.Count(session => session.LastUsedAt == at) >= count,
            "the sessions' use is noted");
    }

    static async Task SeeUsedOnAsync(Office office, ApiKey key, DateOnly day) => await Patience.ForAsync(
        async () => (await office.Tenant.View(0))!.Tenant.Clients[key.Client].LastUsedOn, on => on == day, "the key's use is noted");

    static async Task HeardAsync(RightsWatch watch)
    {
        var heard = new TaskCompletionSource();
        await using var registration = watch.Changed.Register(heard.SetResult);
        await heard.Task.WaitAsync(Patience.Longest);
    }
}
