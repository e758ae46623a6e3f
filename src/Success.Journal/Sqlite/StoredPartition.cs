namespace Success.Journal.Sqlite;

/// <summary>A row of the table partitions.</summary>
/// <param name="Id">What the other tables know the partition by.</param>
/// <param name="Key">The partition.</param>
/// <param name="Version">Its last entry; <see cref="JournalVersion.None"/> when it has only rows.</param>
/// <param name="Last">Id of the last entry; 0 when there is none.</param>
/// <param name="Published">Number of the last entry that was handed over.</param>
/// <param name="NextWake">Milliseconds since 1970, or null.</param>
/// <param name="Summary">The head's summary.</param>
sealed record StoredPartition(
    long Id, PartitionKey Key, JournalVersion Version, long Last, long Published, long? NextWake, byte[] Summary)
{
    public const string Columns = "id, key, number, hash, last, published, next_wake, summary, checksum";

    public uint Checksum => Sqlite.Checksum.OfHead(Key, Version, Published, NextWake, Summary);

    /// <summary>Reads the row that a statement over <see cref="Columns"/> stands at.</summary>
    /// <exception cref="JournalCorruptException">It is not what was written.</exception>
    public static StoredPartition Read(SqliteStatement row, SqliteRules rules)
    {
        PartitionKey? key = null;
        try
        {
            key = PartitionKey.Create(row.Text(1));
            var stored = new StoredPartition(
                row.Integer(0),
                key.Value,
                new(row.Integer(2), row.Hash(3)),
                row.Integer(4),
                row.Integer(5),
                row.IsNull(6) ? null : row.Integer(6),
                row.Bytes(7).ToArray());
            return rules.IsIntact(row.Integer(8), stored.Checksum) ? stored : throw new FormatException("Its checksum is wrong.");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new JournalCorruptException(key, null, $"the head is not what was written. {exception.Message}", exception);
        }
    }

    /// <summary>The head as callers see it.</summary>
    public PartitionHead ToHead() =>
        new(Key, Version, Published, new(Summary, NextWake is { } wake ? DateTimeOffset.FromUnixTimeMilliseconds(wake) : null));
}
