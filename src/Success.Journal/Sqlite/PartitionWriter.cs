namespace Success.Journal.Sqlite;

/// <summary>
/// Writes partitions on the writer's connection, within the transaction of its batch. Whatever can be refused is refused before
/// anything is written, so that a refusal leaves the batch as it was.
/// </summary>
sealed class PartitionWriter(SqliteDatabase database, SqliteRules rules)
{
    // What was written or found last, so that an append to an active partition reads nothing. Nobody else writes the file.
    readonly Dictionary<PartitionKey, StoredPartition> _known = [];
    readonly SqliteStatement _updatePartition = database.Prepare(UpdatePartition);
    readonly SqliteStatement _insertEntry = database.Prepare(InsertEntry);
    readonly SqliteStatement _putRow = database.Prepare(PutRow);
    readonly EntryWalk _walk = new(database);

    // Id of the last entry of the file; null when it is not known.
    long? _last;

    /// <summary>Whether anything was written since this was set to false; a batch that wrote nothing needs no commit.</summary>
    public bool HasWritten { get; set; }

    /// <summary>Forgets what it knows: it was rolled back.</summary>
    public void Forget()
    {
        _known.Clear();
        _last = null;
    }

    public JournalVersion Append(PartitionKey key, JournalVersion expected, IReadOnlyList<RecordedEntry> linked, Append append)
    {
        var stored = Find(key);
        var actual = stored?.Version ?? JournalVersion.None;
        if (!rules.IsExpected(actual, expected))
        {
            return FindRepeated(stored, expected, append.Id) ?? throw new JournalConflictException(key, expected, actual);
        }

        HasWritten = true;
        stored ??= Insert(key);
        var entries = rules.EntriesOf(key, linked);
        var last = stored.Last;
        foreach (var entry in entries)
        {
            last = Insert(stored.Id, last, entry);
        }

        var version = entries[^1].Version;
        var head = stored with
        {
            Version = version,
            Last = last,
            NextWake = rules.WakeOf(append.Head),
            Summary = rules.SummaryOf(append.Head, stored.Summary).ToArray(),
        };
        Update(head);
        Change(stored, rules.RowsOf(append));
        return version;
    }

    public void MarkPublished(PartitionKey key, long number)
    {
        var stored = Find(key);
        JournalRequests.CheckPublished(key, number, stored?.Version.Number ?? 0);
        var published = rules.Published(stored?.Published ?? 0, number);
        if (stored is not null && published != stored.Published)
        {
            HasWritten = true;
            Update(stored with { Published = published });
        }
    }

    public void Save(PartitionKey key, Snapshot snapshot)
    {
        var stored = Find(key);
        if (stored is null || !Holds(stored, snapshot.Version))
        {
            throw new JournalConflictException(key, snapshot.Version, stored?.Version ?? JournalVersion.None);
        }

        if (rules.Replaces(snapshot.Version.Number, FindSnapshotNumber(stored)))
        {
            HasWritten = true;
            database.Prepare(ReplaceSnapshot)
                .Bind(1, stored.Id).Bind(2, snapshot.Version.Number).Bind(3, snapshot.Version.Hash).Bind(4, snapshot.Format)
                .BindBlob(5, snapshot.Data.Span)
                .Bind(6, Checksum.OfSnapshot(key, snapshot.Version, snapshot.Format, snapshot.Data.Span))
                .Run();
        }
    }

    public void Change(PartitionKey key, IReadOnlyList<RowChange> changes)
    {
        HasWritten = true;
        Change(Find(key) ?? Insert(key), changes);
    }

    public void Remove(PartitionKey key)
    {
        if (Find(key) is not { } stored)
        {
            return;
        }

        HasWritten = true;
        for (var id = stored.Last; id != 0;)
        {
            // No index has a partition's entries: they are found from the last one backwards.
            var delete = database.Prepare("DELETE FROM entries WHERE id = ?1 RETURNING before").Bind(1, id);
            id = delete.Step() ? delete.Integer(0) : 0;
            delete.Reset();
        }

        database.Prepare("DELETE FROM snapshots WHERE partition = ?1").Bind(1, stored.Id).Run();
        database.Prepare("DELETE FROM rows WHERE partition = ?1").Bind(1, stored.Id).Run();
        database.Prepare("DELETE FROM partitions WHERE id = ?1").Bind(1, stored.Id).Run();
        _known.Remove(key);
    }

    void Change(StoredPartition stored, IReadOnlyList<RowChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Data is { } data)
            {
                _putRow
                    .Bind(1, stored.Id).Bind(2, change.Key.Value).BindBlob(3, data.Span)
                    .Bind(4, Checksum.OfRow(stored.Key, change.Key.Value, data.Span))
                    .Run();
            }
            else
            {
                database.Prepare("DELETE FROM rows WHERE partition = ?1 AND key = ?2").Bind(1, stored.Id).Bind(2, change.Key.Value).Run();
            }
        }
    }

    StoredPartition Insert(PartitionKey key)
    {
        var empty = new StoredPartition(0, key, JournalVersion.None, 0, 0, null, []);
        var insert = database.Prepare(InsertPartition).Bind(1, key.Value).Bind(2, EntryHash.None).Bind(3, empty.Checksum);
        insert.Step();
        var stored = empty with { Id = insert.Integer(0) };
        insert.Reset();
        return stored;
    }

    /// <summary>Writes an entry behind the partition's entry <paramref name="before"/> and returns its id.</summary>
    long Insert(long partition, long before, RecordedEntry entry)
    {
        var id = (_last ?? database.QueryInteger("SELECT coalesce(max(id), 0) FROM entries")) + 1;
        _insertEntry
            .Bind(1, id).Bind(2, before).Bind(3, partition).Bind(4, entry.Number).Bind(5, entry.Append).Bind(6, entry.Type)
            .Bind(7, entry.Format).Bind(8, entry.Previous).Bind(9, entry.Hash).BindText(10, entry.Data.Span)
            .Run();
        _last = id;
        return id;
    }

    void Update(StoredPartition stored)
    {
        _updatePartition
            .Bind(1, stored.Id).Bind(2, stored.Version.Number).Bind(3, stored.Version.Hash).Bind(4, stored.Last)
            .Bind(5, stored.Published).Bind(6, stored.NextWake).BindBlob(7, stored.Summary).Bind(8, stored.Checksum)
            .Run();
        Know(stored);
    }

    StoredPartition? Find(PartitionKey key)
    {
        if (!_known.TryGetValue(key, out var stored) && PartitionReader.Find(database, key, rules) is { } found)
        {
            Know(stored = found);
        }

        return stored;
    }

    void Know(StoredPartition stored)
    {
        if (_known.Count >= SqliteLimits.KnownPartitions)
        {
            _known.Clear();
        }

        _known[stored.Key] = stored;
    }

    /// <summary>The version that the append led to, if it was this one that wrote the entry after <paramref name="expected"/>.</summary>
    JournalVersion? FindRepeated(StoredPartition? stored, JournalVersion expected, AppendId id)
    {
        if (stored is null || expected.Number >= stored.Version.Number)
        {
            return null;
        }

        JournalVersion? repeated = null;
        foreach (var entry in _walk.Read(stored, expected.Number, JournalLimits.MaxChanges))
        {
            if (!rules.IsRepeated(entry.Append, id) || (repeated is null && entry.Previous != expected.Hash))
            {
                break;
            }

            repeated = entry.Version;
        }

        return repeated;
    }

    bool Holds(StoredPartition stored, JournalVersion version) =>
        version == stored.Version || (_walk.Read(stored, version.Number - 1, 1) is [var entry] && entry.Version == version);

    /// <summary>How many entries the snapshot that is there includes; 0 when there is none, or a damaged one.</summary>
    long FindSnapshotNumber(StoredPartition stored)
    {
        var select = database.Prepare("SELECT number, hash FROM snapshots WHERE partition = ?1").Bind(1, stored.Id);
        var found = select.Step() ? new JournalVersion(select.Integer(0), select.Hash(1)) : JournalVersion.None;
        select.Reset();
        return found.Number > 0 && Holds(stored, found) ? found.Number : 0;
    }

    const string InsertPartition =
        "INSERT INTO partitions (key, number, hash, last, published, summary, checksum) VALUES (?1, 0, ?2, 0, 0, x'', ?3) RETURNING id";

    const string UpdatePartition =
        "UPDATE partitions SET number = ?2, hash = ?3, last = ?4, published = ?5, next_wake = ?6, summary = ?7, checksum = ?8 WHERE id = ?1";

    const string InsertEntry =
        "INSERT INTO entries (id, before, partition, number, append, type, format, previous, hash, data) " +
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    const string ReplaceSnapshot =
        "INSERT OR REPLACE INTO snapshots (partition, number, hash, format, data, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    const string PutRow =
        "INSERT INTO rows (partition, key, data, checksum) VALUES (?1, ?2, ?3, ?4) " +
        "ON CONFLICT (partition, key) DO UPDATE SET data = excluded.data, checksum = excluded.checksum";
}
