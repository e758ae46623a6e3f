namespace Success.Journal;

/// <summary>Reads every entry of a journal, through the contract, and says what is not as it was written.</summary>
public static class JournalVerification
{
    /// <summary>
    /// Walks all partitions whose key begins with <paramref name="prefix"/>. Writers may go on meanwhile. One damaged partition does
    /// not keep the others from being checked; a damaged head does, because the contract lists none behind it.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="prefix">Empty for all.</param>
    /// <param name="progress">Told after every partition, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public static Task<VerificationReport> RunAsync(
        IJournal journal, string prefix, IProgress<VerificationReport>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return RunAsync(
            (key, after) => journal.ReadEntriesAsync(key, after, JournalLimits.MaxReadCount, cancellationToken),
            journal.HeadsAsync(prefix, cancellationToken),
            progress,
            cancellationToken);
    }

    /// <summary>Walks the partitions with these heads; for a store that can read past what is damaged.</summary>
    internal static async Task<VerificationReport> RunAsync(
        ReadEntries read, IAsyncEnumerable<PartitionHead> heads, IProgress<VerificationReport>? progress, CancellationToken cancellationToken)
    {
        var report = VerificationReport.Empty;
        try
        {
            await foreach (var head in heads.WithCancellation(cancellationToken))
            {
                report = await VerifyAsync(read, head, report with { Partitions = report.Partitions + 1 });
                progress?.Report(report);
            }
        }
        catch (JournalCorruptException exception)
        {
            report = report.With(JournalDamage.Of(exception));
        }

        return report;
    }

    /// <summary>Reads up to <see cref="JournalLimits.MaxReadCount"/> entries of a partition, from the one after a number.</summary>
    internal delegate ValueTask<IReadOnlyList<RecordedEntry>> ReadEntries(PartitionKey partition, long after);

    static async Task<VerificationReport> VerifyAsync(ReadEntries read, PartitionHead head, VerificationReport report)
    {
        var last = JournalVersion.None;
        try
        {
            while (last.Number < head.Version.Number)
            {
                var entries = await read(head.Key, last.Number);

                // Entries that were appended since the head was read are checked too, but the head cannot know them.
                EntryChain.Check(head.Key, last, entries);
                var known = entries.TakeWhile(entry => entry.Number <= head.Version.Number).LastOrDefault();
                if (known is null || (entries.Count < JournalLimits.MaxReadCount && known.Number < head.Version.Number))
                {
                    EntryChain.CheckEnd(head.Key, known?.Version ?? last, head.Version);
                }

                report = report with { Entries = report.Entries + entries.Count };
                last = entries[^1].Version;
                if (known!.Number == head.Version.Number)
                {
                    EntryChain.CheckEnd(head.Key, known.Version, head.Version);
                }
            }

            return report;
        }
        catch (JournalCorruptException exception)
        {
            return report.With(JournalDamage.Of(exception));
        }
    }
}

/// <summary>What a verification has found.</summary>
/// <param name="Partitions">How many partitions with entries it has walked.</param>
/// <param name="Entries">How many entries were as they were written.</param>
/// <param name="Damages">
/// The first bad entry of each damaged partition, and what else is wrong; at most
/// <see cref="MaxDamages"/>. Empty when all is sound.
/// </param>
public sealed record VerificationReport(long Partitions, long Entries, IReadOnlyList<JournalDamage> Damages)
{
    /// <summary>Most damages that are listed: whoever reads more than a hundred restores a backup anyway.</summary>
    public const int MaxDamages = 100;

    /// <summary>Nothing walked, nothing found.</summary>
    public static VerificationReport Empty { get; } = new(0, 0, []);

    /// <summary>Whether nothing is damaged.</summary>
    public bool IsSound => Damages.Count == 0;

    internal VerificationReport With(JournalDamage damage) =>
        Damages.Count < MaxDamages ? this with { Damages = [.. Damages, damage] } : this;
}

/// <summary>Something that is not as it was written.</summary>
/// <param name="Partition">The partition, or null when it is not in any one of them.</param>
/// <param name="Number">Number of the first bad entry, or null when it is not an entry.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record JournalDamage(PartitionKey? Partition, long? Number, string Reason)
{
    internal static JournalDamage Of(JournalCorruptException exception) => new(exception.Partition, exception.Number, exception.Reason);
}
