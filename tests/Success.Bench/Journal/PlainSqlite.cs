using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Success.Bench.Journal;

/// <summary>
/// What a journal is compared with: a loop that inserts rows of an entry's columns, WAL and FULL like the journal, by a prepared
/// command of Microsoft.Data.Sqlite. No hashes to compute, no callers to answer. Bare, it is one table without an index; otherwise it
/// keeps what any journal with partitions must keep too: an index that finds a partition's entries, and each partition's head.
/// </summary>
sealed class PlainSqlite : IDisposable
{
    readonly SqliteConnection _connection;
    readonly SqliteCommand _insert;
    readonly SqliteCommand? _updateHead;
    readonly byte[] _hash = SHA256.HashData("entry"u8);
    readonly string _data;
    readonly int _partitions;
    int _inserted;

    /// <param name="path">The file to make.</param>
    /// <param name="dataBytes">Size of an entry's data.</param>
    /// <param name="partitions">How many partitions the entries belong to in turn, with index and heads; 0 for the bare table.</param>
    public PlainSqlite(string path, int dataBytes, int partitions)
    {
        _partitions = partitions;
        SQLitePCL.Batteries_V2.Init();
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(
            "CREATE TABLE entries (id INTEGER PRIMARY KEY, partition INTEGER, number INTEGER, append BLOB, type TEXT, format INTEGER, " +
            $"previous BLOB, hash BLOB, data TEXT{(partitions > 0 ? ", UNIQUE (partition, number)" : "")})");
        _insert = _connection.CreateCommand();
        _insert.CommandText =
            "INSERT INTO entries (partition, number, append, type, format, previous, hash, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        for (var i = 1; i <= 8; i++)
        {
            _insert.Parameters.Add(new($"${i}", null));
        }

        _insert.Prepare();
        if (partitions > 0)
        {
            _updateHead = MakeHeads(partitions);
        }

        _data = new string('x', dataBytes);
    }

    /// <summary>Inserts so many rows at a time for so long.</summary>
    /// <returns>Rows per second, and how long each transaction took.</returns>
    public (double PerSecond, List<double> Milliseconds) Run(int rowsPerTransaction, TimeSpan time)
    {
        var transactions = new List<double>();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            var started = watch.Elapsed;
            InsertRows(rowsPerTransaction);
            transactions.Add((watch.Elapsed - started).TotalMilliseconds);
        }

        return (transactions.Count * rowsPerTransaction / watch.Elapsed.TotalSeconds, transactions);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _updateHead?.Dispose();
        _connection.Dispose();
    }

    void InsertRows(int count)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var i = 0; i < count; i++)
        {
            var partition = _partitions > 0 ? _inserted % _partitions : i;
            Run(_insert, partition, _partitions > 0 ? _inserted / _partitions : 1, _hash[..16], "Noted", 1, _hash, _hash, _data);
            if (_updateHead is { } update)
            {
                update.Transaction = transaction;
                Run(update, partition, _inserted / _partitions, _hash);
            }

            _inserted++;
        }

        transaction.Commit();
    }

    SqliteCommand MakeHeads(int partitions)
    {
        Execute("CREATE TABLE partitions (id INTEGER PRIMARY KEY, key TEXT UNIQUE, number INTEGER, hash BLOB, published INTEGER, summary BLOB, checksum INTEGER)");
        Execute(
            $"WITH RECURSIVE ids (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM ids WHERE id < {partitions - 1}) " +
            "INSERT INTO partitions SELECT id, 'plain|' || id, 0, zeroblob(32), 0, x'', 0 FROM ids");
        var update = _connection.CreateCommand();
        update.CommandText = "UPDATE partitions SET number = $2, hash = $3, checksum = $2 WHERE id = $1";
        for (var i = 1; i <= 3; i++)
        {
            update.Parameters.Add(new($"${i}", null));
        }

        update.Prepare();
        return update;
    }

    static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var p = 0; p < values.Length; p++)
        {
            command.Parameters[p].Value = values[p];
        }

        command.ExecuteNonQuery();
    }

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
