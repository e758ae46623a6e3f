using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Success.Journal.Sqlite;

/// <summary>
/// A journal in one SQLite file, which people can read with the sqlite3 shell (docs/journal-format.md). One process writes it at a
/// time. Writes that come together are committed together.
/// </summary>
public sealed partial class SqliteJournal : IJournal
{
    readonly TimeProvider _clock;
    readonly SqliteLock _lock;
    readonly SqliteReaders _readers;
    readonly SqliteWriter _writer;
    int _isClosed;

    SqliteJournal(string path, SqliteJournalOptions options, SqliteLock @lock, TimeProvider clock, ILogger logger)
    {
        (_lock, _clock) = (@lock, clock);
        var rules = options.Rules;
        _readers = new(() => new PartitionReader(SqliteFile.OpenReader(path, rules.ChecksPages), rules, logger, OpenUnchecked));
        _writer = new(path, () => SqliteFile.OpenWriter(path, rules, options.Migrations), rules, @lock, _readers, clock, logger);

        PartitionReader OpenUnchecked() => new(SqliteFile.OpenReader(path, checksPages: false), rules, logger);
    }

    /// <summary>Whether the journal takes writes, and why not.</summary>
    public JournalHealth Health => _writer.Health;

    /// <summary>Opens a journal, or makes a new one where nothing is.</summary>
    /// <param name="options">Where.</param>
    /// <param name="clock">Times the pauses between attempts to recover, and what is measured.</param>
    /// <param name="logger">Told of faults and of what is ignored.</param>
    /// <param name="cancellationToken">Gives up before the file is opened.</param>
    /// <exception cref="JournalFileException">The file cannot be opened; the message says what to do.</exception>
    /// <exception cref="JournalCorruptException">The file is damaged.</exception>
    /// <exception cref="JournalUnavailableException">The disk does not read or write.</exception>
    public static Task<SqliteJournal> OpenAsync(
        SqliteJournalOptions options, TimeProvider clock, ILogger<SqliteJournal> logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Path, nameof(options));
        return Task.Run(() => Open(System.IO.Path.GetFullPath(options.Path), options, clock, logger), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<LoadedPartition> LoadAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        return _readers.RunAsync(partition, reader => reader.Load(partition), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedEntry>> ReadEntriesAsync(
        PartitionKey partition, long after, int limit, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, after, limit);
        return _readers.RunAsync(partition, reader => reader.ReadEntries(partition, after, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, Append append, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, expected, append);
        ThrowIfClosed();
        using var activity = JournalInstruments.Activities.StartActivity("journal.append");
        activity?.SetTag("journal.partition", partition.Value).SetTag("journal.entries", append.Entries.Count);

        var started = _clock.GetTimestamp();
        var version = await _writer.WriteAsync(new AppendWrite(partition, expected, append), cancellationToken);
        _writer.Instruments.AppendSeconds.Record(_clock.GetElapsedTime(started).TotalSeconds);
        activity?.SetTag("journal.version", version.Number);
        return version;
    }

    /// <inheritdoc/>
    public async ValueTask MarkPublishedAsync(PartitionKey partition, long number, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ThrowIfClosed();
        await _writer.WriteAsync(new PublishedWrite(partition, number), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(PartitionKey partition, Snapshot snapshot, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, snapshot);
        ThrowIfClosed();
        await _writer.WriteAsync(new SnapshotWrite(partition, snapshot), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ScanRowsAsync(PartitionKey partition, RowScan scan, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, scan);
        return _readers.RunAsync(partition, reader => reader.Scan(partition, scan), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ChangeRowsAsync(PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, changes);
        ThrowIfClosed();
        await _writer.WriteAsync(new RowsWrite(partition, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ForgetAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        ThrowIfClosed();
        await _writer.WriteAsync(new ForgetWrite(partition), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PartitionHead> HeadsAsync(string prefix, CancellationToken cancellationToken)
    {
        KeyAlphabet.ThrowIfInvalidPrefix(prefix);
        return Stream(prefix, unpublished: false, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PartitionHead> UnpublishedHeadsAsync(string prefix, CancellationToken cancellationToken)
    {
        KeyAlphabet.ThrowIfInvalidPrefix(prefix);
        return Stream(prefix, unpublished: true, cancellationToken);
    }

    /// <summary>Writes what waits, empties the WAL into the file and lets go of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await _readers.DisposeAsync();
            await _writer.DisposeAsync();
            _lock.Dispose();
        }
    }

    static SqliteJournal Open(string path, SqliteJournalOptions options, TimeProvider clock, ILogger logger)
    {
        SqliteLock? taken = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            taken = SqliteLock.Take(path);
            SqliteFile.Prepare(path);
            return new(path, options, taken, clock, logger);
        }
        catch (Exception exception)
        {
            taken?.GiveUp();
            switch (exception)
            {
                case SqliteFailure failure:
                    throw SqliteErrors.OfOpening(failure, path);
                case UnauthorizedAccessException or IOException:
                    throw SqliteErrors.ReadOnly(path, exception);
                default:
                    throw;
            }
        }
    }

    async IAsyncEnumerable<PartitionHead> Stream(string prefix, bool unpublished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = "";
        IReadOnlyList<PartitionHead> heads;
        do
        {
            var after = last;
            heads = await _readers.RunAsync(
                null, reader => reader.ReadHeads(prefix, after, unpublished, SqliteLimits.HeadsPerRead), cancellationToken);
            foreach (var head in heads)
            {
                yield return head;
                last = head.Key.Value;
            }
        }
        while (heads.Count == SqliteLimits.HeadsPerRead);
    }

    void ThrowIfClosed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
}
