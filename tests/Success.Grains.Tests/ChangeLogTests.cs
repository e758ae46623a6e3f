using Success.Domain;
using Success.Grains.Changes;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>What the log of changes keeps, and what it says of what it does not keep.</summary>
public sealed class ChangeLogTests
{
    const int Kept = 2_000;

    [Fact]
    public async Task Log_WithOneChangeMoreThanItKeeps_ForgetsItsOldestSegmentAndTellsWhoWasThere()
    {
        TenantScope.Enter(Office.Tag);
        await using var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal, new() { MaxKept = Kept });
        await office.SettleAsync();
        await NoteAsync(office, (await ReadAsync(office, null)).End + 1, Kept + ChangeSegments.Size - 1);

        Assert.Equal([0, 1], await SegmentsAsync(journal).Take(2).ToListAsync());
        Assert.Equal(1, (await ReadAsync(office, 0)).Changes[0].Number);
        Assert.Equal(ChangeSegments.Size, (await ReadAsync(office, ChangeSegments.Size - 1)).Changes[0].Number);

        await NoteAsync(office, Kept + ChangeSegments.Size, Kept + ChangeSegments.Size);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal([1, 2], await SegmentsAsync(journal).ToListAsync());
            Assert.Equal(ChangeSegments.Size + 1, (await ReadAsync(office, ChangeSegments.Size)).Changes[0].Number);
            Assert.Equal((DomainErrorCode.Stale, "after"), await RefusedAsync(office, ChangeSegments.Size - 1));
            Assert.Equal((DomainErrorCode.Stale, "after"), await RefusedAsync(office, 0));
            Assert.Equal(ChangeSegments.Size + 1, (await ReadAsync(office, null)).Changes[0].Number);
            Assert.Equal(ChangeSegments.Size + 1, (await ReadAsync(office, null, DateTimeOffset.UnixEpoch)).Changes[0].Number);
            await office.RestartAsync();
        }

        await NoteAsync(office, Kept + ChangeSegments.Size + 1, Kept + ChangeSegments.Size + 1);
        Assert.Equal(Kept + ChangeSegments.Size + 1, Assert.Single((await ReadAsync(office, Kept + ChangeSegments.Size)).Changes).Number);
    }

    [Fact]
    public async Task Cursor_AheadOfTheLog_IsRefusedRatherThanTakenForItsEnd()
    {
        TenantScope.Enter(Office.Tag);
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.SettleAsync();
        await NoteAsync(office, 1, 1);
        var last = (await ReadAsync(office, null)).End;

        Assert.Empty((await ReadAsync(office, last)).Changes);
        Assert.Equal((DomainErrorCode.Stale, "after"), await RefusedAsync(office, last + 1));
    }

    static async Task NoteAsync(Office office, long first, long last) => await Log(office).Note(new(
    [
        .. Enumerable.Range(0, (int)(last - first + 1)).Select(number => new LoggedChange(
            default, first + number, "TenantRenamed", "ten_0198c5e0a3b47d2c9f00aa11bb22cc33", office.Time.GetUtcNow(), ChangeAudience.Both)),
    ]));

    static async Task<ChangeReading> ReadAsync(Office office, long? after, DateTimeOffset? since = null)
    {
        var reading = await Log(office).Read(new(await office.OwnerAsync(), after, since, 100));
        Assert.Null(reading.Refusal);
        return reading;
    }

    static async Task<(DomainErrorCode, string?)> RefusedAsync(Office office, long after)
    {
        var refusal = (await Log(office).Read(new(await office.OwnerAsync(), after, null, 100))).Refusal;
        Assert.NotNull(refusal);
        return (refusal.Code, refusal.Field);
    }

    static async IAsyncEnumerable<int> SegmentsAsync(VolatileJournal journal)
    {
        await foreach (var head in journal.HeadsAsync($"{Office.Tag}|changes.", CancellationToken.None))
        {
            yield return int.Parse(head.Key.Value.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    static IChangeLogGrain Log(Office office) => office.Host.Grains.GetGrain<IChangeLogGrain>(Office.Tag.ToString());
}
