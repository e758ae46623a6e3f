using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

public sealed class TenantGrainTests
{
    public TenantGrainTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Execute_CreateTenant_IsSeenInTheViewAndItsTexts()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());

        var view = (await office.Tenant.View(0))!;
        var owner = Assert.Single(view.Tenant.Members.Values);
        var texts = (await office.Tenant.Texts([$"{view.Tenant.Id}.name", $"{owner.Id}.name", $"{owner.Id}.email", "ten_none.name"])).Texts;

        Assert.Equal(Office.Tag, view.Tenant.RouteTag);
        Assert.Equal(["Contoso", "The owner", "owner@example.com"], [texts[$"{view.Tenant.Id}.name"], texts[$"{owner.Id}.name"], texts[$"{owner.Id}.email"]]);
        Assert.Equal(3, texts.Count);
        Assert.Null(await office.Tenant.View(view.Version));
    }

    [Fact]
    public async Task Execute_CommandThatMakesSomething_NamesItInTheAnswer()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var owner = await Owner(office);

        var member = await office.Tenant.Execute(new(
            new TenantCommand.InviteMember("Somebody", Office.Mail("somebody"), Role.ProviderManager, AccountScope.Everything), owner));
        var client = await office.Tenant.Execute(new(
            new TenantCommand.CreateClient("Collector", ClientScopes.Measure, AccountScope.Everything, office.Time.GetUtcNow().AddDays(90), SecretHash.Of([1], "key")),
            owner));

        var tenant = (await office.Tenant.View(0))!.Tenant;
        Assert.Contains(Id<Member>.Parse(member.Subject).Value, tenant.Members.Keys);
        Assert.Equal(Assert.Single(tenant.Clients.Keys).ToString(), client.Subject);
    }

    [Fact]
    public async Task View_TenantThatWasNeverCreated_IsNull()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());

        Assert.Null(await host.Grains.GetGrain<ITenantGrain>(Office.Tag.ToString()).View(0));
    }

    [Fact]
    public async Task Execute_RouteTagOfAnotherTenant_IsRefused()
    {
        await using var host = await GrainHost.StartAsync(new VolatileJournal());
        var tenant = host.Grains.GetGrain<ITenantGrain>(Office.Tag.ToString());

        var answer = await tenant.Execute(new(Office.CreateTenant(RouteTag.Create("other").Value), new Caller.Operator()));

        Assert.Equal((DomainErrorCode.Invalid, "routeTag"), (answer.Refusal!.Code, answer.Refusal.Field));
        Assert.Null(await tenant.View(0));
    }

    [Fact]
    public async Task Execute_RefusedCommand_ChangesNothing()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var before = await office.Tenant.View(0);

        var answer = await office.Tenant.Execute(new(new TenantCommand.RenameTenant(" "), await Owner(office)));

        Assert.Equal(DomainErrorCode.Invalid, answer.Refusal!.Code);
        Assert.Equal(before!.Version, answer.Version);
        Assert.Null(await office.Tenant.View(before.Version));
    }

    [Fact]
    public async Task Execute_ErasedMember_TakesNameAndAddressOutOfTheStore()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        await office.Tenant.Execute(new(
            new TenantCommand.InviteMember("Somebody", Office.Mail("somebody"), Role.ProviderManager, AccountScope.Everything), await Owner(office)));
        var member = (await office.Tenant.View(0))!.Tenant.Members.Values.First(other => other.Role == Role.ProviderManager).Id;

        await office.Tenant.Execute(new(new TenantCommand.RemoveMember(member), await Owner(office)));
        Assert.Equal("Somebody", Assert.Single((await office.Tenant.Texts([$"{member}.name", $"{member}.email"])).Texts).Value);
        await office.Tenant.Execute(new(new TenantCommand.EraseMember(member), await Owner(office)));

        Assert.Empty((await office.Tenant.Texts([$"{member}.name", $"{member}.email"])).Texts);
    }

    [Fact]
    public async Task Execute_SomebodyElseWroteFirst_SucceedsOnAFreshActivation()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        var owner = await Owner(office);
        await Intruder.WriteAsync(journal, TenantFormat.PartitionOf(Office.Tag), TenantFormat.Instance.Encode(new SettingsChanged(TenantSettings.Default)));

        await Assert.ThrowsAsync<JournalConflictException>(() => office.Tenant.Execute(new(new TenantCommand.RenameTenant("Lost"), owner)));
        await Intruder.WriteAsync(journal, TenantFormat.PartitionOf(Office.Tag), TenantFormat.Instance.Encode(new SettingsChanged(TenantSettings.Default)));
        var answer = await FreshActivation.RetryAsync(() => office.Tenant.Execute(new(new TenantCommand.RenameTenant("Won"), owner)));

        Assert.Null(answer.Refusal);
        var id = (await office.Tenant.View(0))!.Tenant.Id;
        Assert.Equal("Won", (await office.Tenant.Texts([$"{id}.name"])).Texts.Values.Single());
    }

    [Fact]
    public async Task View_AfterManyChangesAndARestartOnSqlite_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        await using var office = await Office.OpenAsync(journal);
        for (var change = 0; change < JournaledState<Tenant, TenantEvent>.EntriesPerSnapshot + 5; change++)
        {
            var settings = TenantSettings.Default with { HeadStartDays = change % 2 };
            Assert.Null((await office.Tenant.Execute(new(new TenantCommand.ChangeSettings(settings), await Owner(office)))).Refusal);
        }

        var before = Json(await office.Tenant.View(0));
        await office.RestartAsync();

        Assert.NotNull((await journal.LoadAsync(TenantFormat.PartitionOf(Office.Tag), CancellationToken.None)).Snapshot);
        Assert.Equal(before, Json(await office.Tenant.View(0)));
    }

    static async Task<Caller> Owner(Office office) => new Caller.Credential(await office.OwnerAsync());

    static string Json(object? value) => System.Text.Json.JsonSerializer.Serialize(value, DomainJson.Options);
}
