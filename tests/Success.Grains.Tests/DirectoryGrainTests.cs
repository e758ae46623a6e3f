using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

public class DirectoryGrainTests
{
    static readonly TenantListing Acme = Listing(1, "acme", "Acme");

    [Fact]
    public async Task Register_NewTenant_IsFoundByTagAndName()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var directory = host.Grains.GetGrain<IDirectoryGrain>("0");

        Assert.Equal(new(Acme, null), await directory.Register(Acme));

        Assert.Equal(Acme, await directory.FindByRouteTag(Acme.RouteTag));
        Assert.Equal(Acme, Assert.Single((await directory.FindByName("ACME")).Tenants));
        Assert.Empty((await directory.FindByName("Other")).Tenants);
        Assert.Null(await directory.FindByRouteTag(Listing(2, "other", "x").RouteTag));
        Assert.Null(await host.Grains.GetGrain<IDirectoryGrain>("1").FindByRouteTag(Acme.RouteTag));
    }

    [Fact]
    public async Task Register_AgainWithAnotherName_RenamesAndKeepsTheTag()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var directory = host.Grains.GetGrain<IDirectoryGrain>("0");
        await directory.Register(Acme);

        var renamed = await directory.Register(Acme with { Name = " Acme Group " });

        Assert.Equal(Acme with { Name = "Acme Group" }, renamed.Tenant);
        Assert.Empty((await directory.FindByName("Acme")).Tenants);
        Assert.Equal("Acme Group", (await directory.FindByRouteTag(Acme.RouteTag))!.Name);
    }

    [Fact]
    public async Task Register_TagOfAnother_IsAConflict()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var directory = host.Grains.GetGrain<IDirectoryGrain>("0");
        await directory.Register(Acme);

        Assert.Equal(DomainErrorCode.Conflict, (await directory.Register(Listing(2, "acme", "Imitator"))).Refusal!.Code);
        Assert.Equal(DomainErrorCode.Conflict, (await directory.Register(Acme with { RouteTag = Listing(1, "acme2", "x").RouteTag })).Refusal!.Code);
        Assert.Equal(DomainErrorCode.Invalid, (await directory.Register(Acme with { Name = " " })).Refusal!.Code);
        Assert.Equal(DomainErrorCode.Invalid, (await directory.Register(Acme with { RouteTag = default })).Refusal!.Code);
        Assert.Equal(Acme, await directory.FindByRouteTag(Acme.RouteTag));
    }

    [Fact]
    public async Task Register_FullShardOfTheLongestNames_FitsAndOneMoreIsRefused()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var directory = host.Grains.GetGrain<IDirectoryGrain>("0");
        var longest = new string('Ж', Texts.MaxNameLength);

        for (var i = 1; i <= DirectoryBook.MaxTenants; i++)
        {
            Assert.Null((await directory.Register(Listing(i, Tag(i), longest))).Refusal);
        }

        var beyond = await directory.Register(Listing(9999, "beyond", "x"));
        Assert.Equal(DomainErrorCode.LimitReached, beyond.Refusal!.Code);
        Assert.NotNull((await directory.Register(Listing(1, Tag(1), "renamed"))).Tenant);
    }

    [Fact]
    public async Task Register_ThenRestartOnSqlite_IsStillThere()
    {
        using var folder = new TemporaryFolder();
        for (var start = 1; start <= 3; start++)
        {
            await using var journal = await SqliteJournal.OpenAsync(
                new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
            await using var host = await GrainHost.StartAsync(journal);
            var directory = host.Grains.GetGrain<IDirectoryGrain>("0");
            await directory.Register(Listing(start, Tag(start), "Same name"));

            Assert.Equal(start, (await directory.FindByName("same name")).Tenants.Length);
        }
    }

    [Fact]
    public void ArgumentsAndResults_ThroughJson_AreTheSame()
    {
        Assert.Equal(Acme, RoundTrip(Acme));
        Assert.Equal(Acme, Assert.Single(RoundTrip(new TenantListings([Acme])).Tenants));
        Assert.Equal(new(Acme, null), RoundTrip(new Registration(Acme, null)));
        var refusal = RoundTrip(new Registration(null, new(DomainErrorCode.Conflict, "taken", "routeTag"))).Refusal!;
        Assert.Equal((DomainErrorCode.Conflict, "taken", "routeTag"), (refusal.Code, refusal.Message, refusal.Field));
    }

    static T RoundTrip<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;

    static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"tag{number:0000}");

    static TenantListing Listing(int id, string tag, string name) => new(
        Id<Tenant>.Create(new Guid(id, 0, 0, new byte[8])), RouteTag.Create(tag).Value, name);
}
