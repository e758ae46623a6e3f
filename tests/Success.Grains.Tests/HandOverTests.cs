using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>What is appended reaches portfolio and outbox, whatever happens in between.</summary>
public sealed class HandOverTests
{
    public HandOverTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task CrashBetweenAppendAndPublication_LosesNothingThoughNobodyCallsTheAccountAgain()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        var failing = new FailingJournal(journal);
        await using (var office = await Office.OpenAsync(failing))
        {
            await MakeOverdueAsync(office, 1);
            await office.SettleAsync();
            var wake = (await office.SeeAsync(1, summary => summary.NextWake is not null, "it has a wake")).NextWake!.Value;
            failing.DiesAfterAppend = true;
            office.Time.Advance(wake - office.Time.GetUtcNow());
            await HeadsAsync(journal, head => head.IsUnpublished && head.Version.Number > 3, "the milestone overdue in the journal");
        }

        await using var again = new Office(journal);
        await again.StartAsync();
        await again.SettleAsync();

        var waiting = (await again.Outbox.Waiting(100)).Items;
        Assert.Contains(waiting, item => item.Source == Office.AccountId(1).ToString() && item.Kind == "MilestoneOverdue");
        var head = await HeadsAsync(journal, head => !head.IsUnpublished, "everything published");
        Assert.Equal(head.Version.Number, (await again.FindAsync(1))!.Version);
    }

    [Fact]
    public async Task HandOverThatFails_IsTriedAgainByItself()
    {
        var journal = new FailingJournal(new VolatileJournal()) { DiesAfterAppend = true };
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        await office.SeeAsync(1, _ => true, "the portfolio was told before the hand-over failed");
        journal.DiesAfterAppend = false;

        await Patience.ForAsync(
            async () =>
            {
                office.Time.Advance(TimeSpan.FromSeconds(1));
                return await journal.UnpublishedHeadsAsync(AccountKey.PrefixOf(Office.Tag), CancellationToken.None).AnyAsync();
            },
            isLeft => !isLeft,
            "the hand-over once more");
    }

    [Fact]
    public async Task AppendWhileASnapshotIsWritten_IsHandedOverAsWell()
    {
        const int EntriesPerSnapshot = 100;
        await using var journal = new GatedJournal(new VolatileJournal()) { HoldsSnapshots = true };
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        for (var day = 0; day < EntriesPerSnapshot; day++)
        {
            await office.DoAsync(1, new RecordRenewal(new DateOnly(2027, 1, 1).AddDays(day)));
        }

        await Patience.UntilAsync(() => journal.Arrived.Count == 1, "a snapshot at the gate");
        await office.DoAsync(1, new RecordRenewal(null));
        journal.HoldsSnapshots = false;
        journal.LetThrough(1);

        await office.SettleAsync();
    }

    [Fact]
    public async Task AppendWhoseAnswerIsLost_IsWrittenOnce()
    {
        var journal = new FailingJournal(new VolatileJournal());
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        journal.LostAnswers = 2;

        var answer = await office.DoAsync(1, new CreatePlan("Plan"));

        Assert.Equal(2, answer.Version);
        Assert.Equal(3, (await office.DoAsync(1, new RecordRenewal(new(2027, 1, 1)))).Version);
    }

    [Fact]
    public async Task AppendThatIsNotWritten_LeavesTheAccountAsItWas()
    {
        var journal = new FailingJournal(new VolatileJournal());
        await using var office = await Office.OpenAsync(journal);
        await office.OpenAccountAsync(1);
        await office.SettleAsync();
        journal.Refused = 1;

        await Assert.ThrowsAsync<JournalUnavailableException>(() => office.TryAsync(1, new RecordRenewal(new(2027, 1, 1))));

        Assert.Equal(2, (await office.DoAsync(1, new RecordRenewal(new(2028, 1, 1)))).Version);
        await office.SeeAsync(1, summary => summary.RenewsOn == new DateOnly(2028, 1, 1), "it renews in 2028");
    }

    [Fact]
    public async Task Outbox_NewsThatComeTwice_AreTakenOnce()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        OutboxItem[] items = [.. Enumerable.Range(1, 200).Select(number => new OutboxItem("acc_1", number, "AlertChanged", office.Time.GetUtcNow()))];

        await office.Outbox.Accept(new("acc_1", [.. items.Take(150)]));
        await office.Outbox.Accept(new("acc_1", [.. items]));
        await office.RestartAsync();
        await office.Outbox.Accept(new("acc_1", [.. items]));

        Assert.Equal(items, (await office.Outbox.Waiting(1000)).Items.Where(item => item.Source == "acc_1"));
    }

    [Fact]
    public async Task Invitation_IsNewsForTheOutbox()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var owner = new Caller.Credential(await office.OwnerAsync());

        await office.Tenant.Execute(new(
            new TenantCommand.InviteMember("Somebody", Office.Mail("somebody"), Role.ProviderManager, AccountScope.Everything), owner));

        await Patience.ForAsync(
            async () => (await office.Outbox.Waiting(10)).Items.Count(item => item is { Source: "ten", Kind: "MemberInvited" }),
            count => count == 2,
            "the owner's and the manager's invitations");
    }

    /// <summary>An account with a milestone that will be overdue in five days.</summary>
    internal static async Task MakeOverdueAsync(Office office, int number)
    {
        await office.OpenAccountAsync(number);
        var plan = Id<Plan>.Parse((await office.DoAsync(number, new CreatePlan("Plan"))).Subject).Value;
        var due = DateOnly.FromDateTime(office.Time.GetUtcNow().UtcDateTime).AddDays(4);
        await office.DoAsync(number, new AddMilestone(plan, new NewMilestone("Go live", due)));
    }

    static Task<PartitionHead> HeadsAsync(SqliteJournal journal, Func<PartitionHead, bool> isIt, string what) => Patience.ForAsync(
        async () => await journal.HeadsAsync(AccountKey.PrefixOf(Office.Tag), CancellationToken.None).SingleAsync(), isIt, what);
}
