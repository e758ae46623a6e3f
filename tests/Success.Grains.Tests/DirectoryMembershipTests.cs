using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>Who is a member where, and how often somebody may try.</summary>
public sealed class DirectoryMembershipTests
{
    static readonly DateTimeOffset Now = new Testing.FakeTimeProvider().GetUtcNow();

    [Fact]
    public async Task Memberships_OfOneAddress_AreFoundUpToTheLimit()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var email = Digest("consultant");
        var directory = host.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(email));
        for (var number = 1; number <= IDirectoryGrain.MaxMemberships; number++)
        {
            await directory.List(Of(email, number));
        }

        Assert.Equal(IDirectoryGrain.MaxMemberships, (await directory.Memberships(email)).Memberships.Length);
        await directory.List(Of(email, IDirectoryGrain.MaxMemberships + 1));
        Assert.Equal(IDirectoryGrain.MaxMemberships, (await directory.Memberships(email)).Memberships.Length);
    }

    [Fact]
    public async Task Membership_ListedAndUnlistedTwice_IsThereOnceAndThenGone()
    {
        var journal = new VolatileJournal();
        var email = Digest("somebody");
        await using (var host = await GrainHost.StartAsync(journal))
        {
            var directory = host.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(email));
            await directory.List(Of(email, 1));
            await directory.List(Of(email, 1));
            await directory.List(Of(Digest("somebody else"), 2));
        }

        await using var again = await GrainHost.StartAsync(journal);
        var afterRestart = again.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(email));
        Assert.Equal(Of(email, 1), Assert.Single((await afterRestart.Memberships(email)).Memberships));
        await afterRestart.Unlist(Of(email, 1));
        await afterRestart.Unlist(Of(email, 1));
        Assert.Empty((await afterRestart.Memberships(email)).Memberships);
    }

    [Fact]
    public async Task All_OfEveryShard_AreAllTenants()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        RouteTag[] tags = [RouteTag.Create("acme").Value, RouteTag.Create("bolt").Value, RouteTag.Create("zweite").Value];
        foreach (var (number, tag) in tags.Index())
        {
            var listing = new TenantListing(Id<Tenant>.Create(Office.Value(number + 1)), tag, "Same name");
            Assert.Null((await host.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(tag)).Register(listing)).Refusal);
        }

        var all = new List<TenantListing>();
        foreach (var shard in DirectoryShard.OfTenants)
        {
            all.AddRange((await host.Grains.GetGrain<IDirectoryGrain>(shard).All()).Tenants);
        }

        Assert.Equal(tags.Order(Comparer<RouteTag>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))), all.Select(tenant => tenant.RouteTag).OrderBy(tag => tag.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void Shards_NeverChange()
    {
        Assert.Equal("tenants-1", DirectoryShard.Of(RouteTag.Create("t7k2").Value));
        Assert.Equal("mail-aa", DirectoryShard.Of(EmailDigest.Create(new string('a', 64)).Value));
        Assert.Equal(DirectoryShard.TenantShards, DirectoryShard.OfTenants.Distinct().Count());
    }

    [Fact]
    public void Allowances_BeyondTheLimit_ForgetThoseHeardOfLongestAgo()
    {
        var allowances = new SignInAllowances();
        for (var number = 0; number < SignInAllowances.MaxCount; number++)
        {
            allowances.Keep(Digest($"a{number}"), SignInAllowance.Fresh.NoteWrongCode(Now.AddSeconds(number)));
        }

        Assert.NotNull(allowances.Find(Digest("a0")));
        allowances.Keep(Digest("beyond"), SignInAllowance.Fresh);

        Assert.Null(allowances.Find(Digest("a0")));
        Assert.NotNull(allowances.Find(Digest($"a{SignInAllowances.MaxCount - 1}")));
        Assert.NotNull(allowances.Find(Digest("beyond")));
    }

    static EmailDigest Digest(string name) => Office.Keys.DigestOf(EmailAddress.Create($"{name.Replace(' ', '.')}@example.com").Value);

    static Membership Of(EmailDigest email, int number) => new(email, Office.Tag, Id<Member>.Create(Office.Value(number)));
}
