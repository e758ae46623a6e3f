using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>Reads partitions on one connection. Each member sees one state of the file.</summary>
/// <param name="database">The connection.</param>
/// <param name="rules">What is checked.</param>
/// <param name="logger">Told of what is ignored.</param>
/// <param name="openUnchecked">Opens a reader that takes damaged pages as they are, for verification; null when this is one.</param>
sealed partial class PartitionReader(
    SqliteDatabase database, SqliteRules rules, ILogger logger, Func<PartitionReader>? openUnchecked = null) : IDisposable
{
    readonly EntryWalk _walk = new(database);

    public LoadedPartition Load(PartitionKey key) => InOneState(() =>
    {
        var stored = Find(database, key, rules);
        if (stored is null)
        {
            return new LoadedPartition(null, null, []);
        }

        var head = stored.Version.Number == 0 ? null : stored.ToHead();
        var snapshot = FindSnapshot(stored);
        return (snapshot is null ? null : LoadBehind(stored, head, snapshot)) ?? new(head, null, ReadTail(stored, JournalVersion.None, 0));
    });

    public IReadOnlyList<RecordedEntry> ReadEntries(PartitionKey key, long after, int limit) => InOneState(() =>
    {
        var stored = Find(database, key, rules);
        if (stored is null || (after >= stored.Version.Number && stored.Version.Number > 0))
        {
            return [];
        }

        // The entry before is read too: its hash is where the chain continues.
        var before = _walk.Read(stored, after - 1, after == 0 ? 0 : 1) is [var last] ? last.Version : new(after, EntryHash.None);
        var entries = _walk.Read(stored, after, limit);
        rules.CheckChain(key, before, entries);
        if (entries.Count < limit)
        {
            EntryChain.CheckEnd(key, entries is [.., var end] ? end.Version : before, stored.Version);
        }

        return (IReadOnlyList<RecordedEntry>)entries;
    });

    public IReadOnlyList<Row> Scan(PartitionKey key, RowScan scan) => InOneState(() =>
    {
        var rows = new List<Row>();
        if (Find(database, key, rules) is not { } stored)
        {
            return (IReadOnlyList<Row>)rows;
        }

        var select = database.Prepare(scan.Direction == ScanDirection.Ascending ? RowsAscending : RowsDescending)
            .Bind(1, stored.Id).Bind(2, scan.From?.Value ?? "").Bind(3, scan.To?.Value ?? KeyAlphabet.AfterAll).Bind(4, scan.Limit);
        try
        {
            while (select.Step())
            {
                rows.Add(ReadRow(key, select));
            }
        }
        finally
        {
            select.Reset();
        }

        return rows;
    });

    /// <summary>At most <paramref name="limit"/> heads with the prefix whose keys come after <paramref name="last"/>.</summary>
    public IReadOnlyList<PartitionHead> ReadHeads(string prefix, string last, bool unpublished, int limit)
    {
        var heads = new List<PartitionHead>();
        var select = database.Prepare(unpublished ? UnpublishedHeads : AllHeads)
            .Bind(1, prefix).Bind(2, prefix + KeyAlphabet.AfterAll).Bind(3, last).Bind(4, limit);
        try
        {
            while (select.Step())
            {
                heads.Add(StoredPartition.Read(select, rules).ToHead());
            }
        }
        finally
        {
            select.Reset();
        }

        return heads;
    }

    /// <summary>Finds a partition by its key; null when there is none.</summary>
    public static StoredPartition? Find(SqliteDatabase database, PartitionKey key, SqliteRules rules)
    {
        var select = database.Prepare($"SELECT {StoredPartition.Columns} FROM partitions WHERE key = ?1").Bind(1, key.Value);
        try
        {
            return select.Step() ? StoredPartition.Read(select, rules) : null;
        }
        finally
        {
            select.Reset();
        }
    }

    public void Dispose()
    {
        _unchecked?.Dispose();
        database.Dispose();
    }

    LoadedPartition? LoadBehind(StoredPartition stored, PartitionHead? head, Snapshot snapshot)
    {
        try
        {
            return new(head, snapshot, ReadTail(stored, snapshot.Version, rules.TailBegins(snapshot)));
        }
        catch (JournalCorruptException exception)
        {
            // Either the snapshot is not of this chain or the chain is damaged; reading from the first entry tells.
            SnapshotIgnored(logger, stored.Key, exception.Message);
            return null;
        }
    }

    List<RecordedEntry> ReadTail(StoredPartition stored, JournalVersion after, long from)
    {
        var entries = _walk.Read(stored, from, long.MaxValue);
        rules.CheckChain(stored.Key, after, entries);
        EntryChain.CheckEnd(stored.Key, entries is [.., var last] ? last.Version : after, stored.Version);
        return entries;
    }

    Snapshot? FindSnapshot(StoredPartition stored)
    {
        var select = database.Prepare("SELECT number, hash, format, data, checksum FROM snapshots WHERE partition = ?1").Bind(1, stored.Id);
        try
        {
            if (!select.Step())
            {
                return null;
            }

            var snapshot = new Snapshot(new(select.Integer(0), select.Hash(1)), select.Format(2), select.Bytes(3).ToArray());
            var checksum = Checksum.OfSnapshot(stored.Key, snapshot.Version, snapshot.Format, snapshot.Data.Span);
            return rules.IsIntact(select.Integer(4), checksum) ? snapshot : throw new FormatException("Its checksum is wrong.");
        }
        catch (Exception exception) when (exception is FormatException or SqliteFailure { Code: raw.SQLITE_CORRUPT })
        {
            SnapshotIgnored(logger, stored.Key, exception.Message);
            return null;
        }
        finally
        {
            select.Reset();
        }
    }

    Row ReadRow(PartitionKey key, SqliteStatement row)
    {
        try
        {
            var read = new Row(RowKey.Create(row.Text(0)), row.Bytes(1).ToArray());
            return rules.IsIntact(row.Integer(2), Checksum.OfRow(key, read.Key.Value, read.Data.Span))
                ? read
                : throw new FormatException("Its checksum is wrong.");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new JournalCorruptException(
                key, null, $"the row '{row.Text(0)}' is not what was written. {exception.Message}", exception);
        }
    }

    T InOneState<T>(Func<T> read)
    {
        database.Prepare("BEGIN").Run();
        try
        {
            return read();
        }
        finally
        {
            database.Prepare("ROLLBACK").Run();
        }
    }

    const string RowsAscending =
        "SELECT key, data, checksum FROM rows WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4";

    const string RowsDescending =
        "SELECT key, data, checksum FROM rows WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key DESC LIMIT ?4";

    const string AllHeads =
        $"SELECT {StoredPartition.Columns} FROM partitions " +
        "WHERE key >= ?1 AND key < ?2 AND key > ?3 AND number > 0 ORDER BY key LIMIT ?4";

    const string UnpublishedHeads =
        $"SELECT {StoredPartition.Columns} FROM partitions " +
        "WHERE key >= ?1 AND key < ?2 AND key > ?3 AND number > published ORDER BY key LIMIT ?4";

    [LoggerMessage(1, LogLevel.Warning, "The snapshot of partition {Partition} is ignored and its entries are folded from the first. {Reason}")]
    static partial void SnapshotIgnored(ILogger logger, PartitionKey partition, string reason);
}
