using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

public sealed class AccountGrainTests
{
    public AccountGrainTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Execute_OpenAccount_IsSeenByThePortfolio()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());

        var answer = await office.OpenAccountAsync(1);

        Assert.Equal((1L, Office.AccountId(1).ToString()), (answer.Version, answer.Subject));
        var summary = await office.SeeAsync(1, _ => true, "there is an account");
        Assert.Equal(("Account 1", 1L), (summary.Name, summary.Version));
        Assert.Equal("Account 1", (await office.Account(1).Texts([$"{Office.AccountId(1)}.name"])).Texts.Values.Single());
    }

    [Fact]
    public async Task Execute_Renamed_ShowsTheNewNameBeforeAndAfterARestart()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);

        await office.DoAsync(1, new UpdateAccount { Name = "Acme" });

        await office.SeeAsync(1, summary => summary.Name == "Acme", "the account is called Acme");
        await office.RestartAsync();
        Assert.Equal("Acme", (await office.FindAsync(1))!.Name);
        await office.DoAsync(1, new RecordRenewal(new(2027, 1, 1)));
        Assert.Equal("Acme", (await office.SeeAsync(1, summary => summary.RenewsOn is not null, "it renews")).Name);
    }

    [Fact]
    public async Task Execute_AccountThatIsNotThere_IsNotFound()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());

        var answer = await office.TryAsync(1, new RecordRenewal(null));
        var elsewhere = await office.TryAsync(1, new OpenAccount(Office.AccountId(2), "Elsewhere"));

        Assert.Equal((DomainErrorCode.NotFound, 0L), (answer.Refusal!.Code, answer.Version));
        Assert.Equal(DomainErrorCode.NotFound, elsewhere.Refusal!.Code);
    }

    [Fact]
    public async Task Execute_ByACustomerOfAnotherAccount_FindsNothing()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);
        await office.OpenAccountAsync(2);
        var customer = await JoinAsync(office, Role.CustomerAdmin, 2);

        var elsewhere = await office.Account(1).Execute(new(new CreatePlan("Mine"), customer));
        var forbidden = await office.Account(2).Execute(new(new ArchiveAccount(ArchiveReason.Ended, new(2026, 1, 1)), customer));

        Assert.Equal(DomainErrorCode.NotFound, elsewhere.Refusal!.Code);
        Assert.Equal(DomainErrorCode.Forbidden, forbidden.Refusal!.Code);
    }

    [Fact]
    public async Task Read_ShowsTheAccountToItsOwnAndToNobodyElse()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.DoAsync(1, new OpenAccount(Office.AccountId(1), "First") { Segment = "enterprise" });
        await office.OpenAccountAsync(2);
        var customer = await JoinAsync(office, Role.CustomerAdmin, 1);

        var own = await office.Account(1).Read(customer);
        var provider = await office.Account(1).Read(await office.OwnerAsync());

        Assert.Equal((1L, Side.Customer), (own.Version, own.View!.Reader));
        Assert.Null(own.View.Profile.Segment);
        Assert.Equal((Side.Provider, "enterprise"), (provider.View!.Reader, provider.View.Profile.Segment?.ToString()));
        Assert.Equal(DomainErrorCode.NotFound, (await office.Account(2).Read(customer)).Refusal!.Code);
        Assert.Equal(DomainErrorCode.NotFound, (await office.Account(3).Read(customer)).Refusal!.Code);
    }

    [Fact]
    public async Task Execute_ByAMemberWhoWasRemovedMeanwhile_IsForbidden()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);
        var customer = await JoinAsync(office, Role.CustomerAdmin, 1);

        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.RemoveMember(customer.Member), new Caller.Credential(customer)))).Refusal);
        var answer = await office.Account(1).Execute(new(new CreatePlan("Mine"), customer));

        Assert.Equal(DomainErrorCode.Forbidden, answer.Refusal!.Code);
    }

    [Fact]
    public async Task Execute_SameIdempotencyKey_IsCarriedOutOnceAcrossARestart()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);
        var command = new CreatePlan("Plan") { Key = IdempotencyKey.Create("once").Value };

        var first = await office.DoAsync(1, command);
        await office.RestartAsync();
        var again = await office.DoAsync(1, command);

        Assert.Equal((first.Subject, first.Version), (again.Subject, again.Version));
        Assert.NotNull(first.Subject);
    }

    [Fact]
    public async Task Execute_ExternalIdOfAnotherAccount_IsAConflict()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.DoAsync(1, new OpenAccount(Office.AccountId(1), "First") { ExternalId = "crm-1" });

        var second = await office.TryAsync(2, new OpenAccount(Office.AccountId(2), "Second") { ExternalId = "crm-1" });
        await office.DoAsync(2, new OpenAccount(Office.AccountId(2), "Second") { ExternalId = "crm-2" });
        await office.RestartAsync();
        var third = await office.TryAsync(2, new UpdateAccount { ExternalId = "crm-1" });

        Assert.Equal((DomainErrorCode.Conflict, "externalId"), (second.Refusal!.Code, second.Refusal.Field));
        Assert.Equal((DomainErrorCode.Conflict, "externalId"), (third.Refusal!.Code, third.Refusal.Field));
    }

    [Fact]
    public async Task Execute_ParentsInACircleOrTooDeep_AreRefused()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        for (var level = 1; level <= AccountProfile.MaxLevels; level++)
        {
            var parent = level == 1 ? default : Office.AccountId(level - 1);
            await office.DoAsync(level, new OpenAccount(Office.AccountId(level), "Level") { Parent = parent });
            await office.SeeAsync(level, _ => true, "the level is there");
        }

        var beyond = await office.TryAsync(9, new OpenAccount(Office.AccountId(9), "Too deep") { Parent = Office.AccountId(AccountProfile.MaxLevels) });
        var circle = await office.TryAsync(1, new UpdateAccount { Parent = Office.AccountId(2) });
        await office.OpenAccountAsync(10);
        await office.SeeAsync(10, _ => true, "the tenth is there");
        var pushed = await office.TryAsync(1, new UpdateAccount { Parent = Office.AccountId(10) });

        Assert.Equal(DomainErrorCode.LimitReached, beyond.Refusal!.Code);
        Assert.Equal(DomainErrorCode.Invalid, circle.Refusal!.Code);
        Assert.Equal(DomainErrorCode.LimitReached, pushed.Refusal!.Code);
    }

    [Fact]
    public async Task Execute_SomebodyElseWroteFirst_SucceedsOnAFreshActivation()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        await office.SeeAsync(1, _ => true, "the account is there");
        var partition = AccountFormat.PartitionOf(new(Office.Tag, Office.AccountId(1)));
        await Intruder.WriteAsync(journal, partition, AccountFormat.Instance.Encode(new RenewalRecorded(new(2030, 1, 1))));

        await Assert.ThrowsAsync<JournalConflictException>(() => office.TryAsync(1, new RecordRenewal(new(2031, 1, 1))));
        await Intruder.WriteAsync(journal, partition, AccountFormat.Instance.Encode(new RenewalRecorded(new(2030, 1, 1))));
        var answer = await FreshActivation.RetryAsync(() => office.TryAsync(1, new RecordRenewal(new(2031, 1, 1))));

        Assert.Equal((null, 4L), (answer.Refusal, answer.Version));
    }

    [Fact]
    public async Task Execute_ManyChangesThenRestartOnSqlite_GoesOnFromTheSnapshot()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        var count = JournaledState<Account, AccountEvent>.EntriesPerSnapshot + 5;
        for (var change = 1; change <= count; change++)
        {
            await office.DoAsync(1, new RecordRenewal(new DateOnly(2027, 1, 1).AddDays(change)));
        }

        await office.RestartAsync();

        Assert.NotNull((await journal.LoadAsync(AccountFormat.PartitionOf(new(Office.Tag, Office.AccountId(1))), CancellationToken.None)).Snapshot);
        Assert.Equal(new DateOnly(2027, 1, 1).AddDays(count), (await office.FindAsync(1))!.RenewsOn);
        Assert.Equal(count + 1, (await office.DoAsync(1, new RecordRenewal(new DateOnly(2027, 1, 1).AddDays(count)))).Version);
    }

    [Fact]
    public async Task Execute_ByAClientThatMayOnlyMeasure_RecordsAndReadsNothing()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.OpenAccountAsync(1);
        await office.OpenAccountAsync(2);
        var scope = AccountScope.BoundTo(new AccountBinding(Office.AccountId(1), Subtree: false)).Value;
        var client = await ConnectAsync(office, scope);
        var batch = new RecordBatch(
            MeasurementSource.Of(Side.Provider, client.Client), [new(MetricKey.Create("users").Value, 1, new(office.Time.GetUtcNow(), null, 5))]);

        var own = await office.Account(1).Execute(new(batch, client));
        var other = await office.Account(2).Execute(new(batch, client));

        Assert.Equal(MeasurementOutcome.Unbound, Assert.Single(own.Results).Outcome);
        Assert.Equal(DomainErrorCode.NotFound, other.Refusal!.Code);
        Assert.Equal(DomainErrorCode.NotFound, (await office.Account(1).Read(client)).Refusal!.Code);
        Assert.Equal(DomainErrorCode.NotFound, (await office.Account(1).Execute(new(new CreatePlan("Mine"), client))).Refusal!.Code);
    }

    static async Task<Audience> ConnectAsync(Office office, AccountScope scope)
    {
        var owner = new Caller.Credential(await office.OwnerAsync());
        var metric = new DefineMetric("users", "Users", null, new("users", new MetricKind.LevelAtInstant(), TimeSpan.Zero));
        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.ChangeCatalogue(metric), owner))).Refusal);
        var created = await office.Tenant.Execute(new(
            new TenantCommand.CreateClient("Collector", ClientScopes.Measure, scope, office.Time.GetUtcNow().AddDays(90), SecretHash.Of([1], "key")), owner));
        var tenant = (await office.Tenant.View(0))!.Tenant;
        return Audience.Of(tenant, tenant.Clients[Id<ApiClient>.Parse(created.Subject).Value], office.Time.GetUtcNow()).Value;
    }

    static async Task<Audience> JoinAsync(Office office, Role role, int account)
    {
        await office.SeeAsync(account, _ => true, "the account is there");
        var scope = AccountScope.BoundTo(new AccountBinding(Office.AccountId(account), Subtree: false)).Value;
        var owner = new Caller.Credential(await office.OwnerAsync());
        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.InviteMember("Customer", Office.Mail("customer"), role, scope), owner))).Refusal);
        var member = (await office.Tenant.View(0))!.Tenant.Members.Values.Single(other => other.Role == role).Id;
        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.AcceptInvitation(member), new Caller.Service()))).Refusal);
        var tenant = (await office.Tenant.View(0))!.Tenant;
        return Audience.Of(tenant, tenant.Members[member]).Value;
    }
}
