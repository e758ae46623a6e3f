using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Success.Journal.Sqlite;

/// <summary>What operators do with a journal: verify it and back it up, while it is in use.</summary>
public sealed partial class SqliteJournal
{
    /// <summary>
    /// Checks every entry of every partition, whatever else is damaged around it, then the file as SQLite sees it (pages, indexes,
    /// references).
    /// </summary>
    /// <param name="progress">Told after every partition, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public async Task<VerificationReport> VerifyAsync(IProgress<VerificationReport>? progress, CancellationToken cancellationToken)
    {
        var headDamages = new List<JournalDamage>();
        var report = await JournalVerification.RunAsync(ReadEntries, SoundHeadsAsync(headDamages, cancellationToken), progress, cancellationToken);
        var fileDamages = await _readers.RunAsync(null, reader => reader.FindDamages(), cancellationToken);
        return report with { Damages = [.. headDamages.Concat(report.Damages).Concat(fileDamages).Take(VerificationReport.MaxDamages)] };

        ValueTask<IReadOnlyList<RecordedEntry>> ReadEntries(PartitionKey key, long after) => _readers.RunAsync(
            key, reader => reader.ReadEntriesUnchecked(key, after, JournalLimits.MaxReadCount), cancellationToken);
    }

    /// <summary>
    /// Copies the journal, as it is at one moment, into a new file, while it goes on being written. The copy is opened and verified
    /// from the first entry to the last before it gets its name: a backup that exists is a journal that works.
    /// </summary>
    /// <param name="path">The file to make; nothing may be there.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What the backup holds.</returns>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    /// <exception cref="JournalCorruptException">The journal or the copy is damaged.</exception>
    /// <exception cref="JournalUnavailableException">The disk failed or is full.</exception>
    public async Task<VerificationReport> BackupAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = System.IO.Path.GetFullPath(path);
        var partial = target + "-partial";
        if (File.Exists(target))
        {
            throw new IOException($"'{target}' exists already; a backup never replaces a file.");
        }

        try
        {
            DeleteWithCompanions(partial);
            await _readers.RunAsync(null, reader => reader.CopyTo(partial), cancellationToken);
            var report = await VerifyCopyAsync(partial, cancellationToken);
            File.Delete(partial + "-lock");
            File.Move(partial, target);
            FolderSync.Run(System.IO.Path.GetDirectoryName(target)!);
            return report;
        }
        finally
        {
            DeleteWithCompanions(partial);
        }
    }

    /// <summary>Every head that is as it was written; what is wrong with the others is added to <paramref name="damages"/>.</summary>
    async IAsyncEnumerable<PartitionHead> SoundHeadsAsync(
        List<JournalDamage> damages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = await _readers.RunAsync(null, reader => reader.CountPartitions(), cancellationToken);
        for (var first = 1L; first <= count; first += SqliteLimits.HeadsPerRead)
        {
            var (from, to) = (first, Math.Min(count, first + SqliteLimits.HeadsPerRead - 1));
            var found = await _readers.RunAsync(null, reader => reader.ReadHeadsUnchecked(from, to), cancellationToken);
            damages.AddRange(found.Damages);
            foreach (var head in found.Heads)
            {
                yield return head;
            }
        }
    }

    async Task<VerificationReport> VerifyCopyAsync(string path, CancellationToken cancellationToken)
    {
        await using var copy = await OpenAsync(
            new() { Path = path }, _clock, NullLogger<SqliteJournal>.Instance, cancellationToken);
        var report = await copy.VerifyAsync(null, cancellationToken);
        return report.IsSound
            ? report
            : throw new JournalCorruptException(report.Damages[0].Partition, report.Damages[0].Number, report.Damages[0].Reason);
    }

    static void DeleteWithCompanions(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", "-journal", "-lock"])
        {
            File.Delete(path + suffix);
        }
    }
}
