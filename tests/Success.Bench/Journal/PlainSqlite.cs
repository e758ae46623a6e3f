using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Success.Bench.Journal;

/// <summary>
/// What a journal is compared with: a bare loop that inserts rows of an entry's columns into a table without an index, WAL and
/// FULL like the journal, by a prepared command of Microsoft.Data.Sqlite. No heads, no hashes to compute, no callers to answer.
/// </summary>
sealed class PlainSqlite : IDisposable
{
    readonly SqliteConnection _connection;
    readonly SqliteCommand _insert;
    readonly byte[] _hash = SHA256.HashData("entry"u8);
    readonly string _data;

    public PlainSqlite(string path, int dataBytes)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(
            "CREATE TABLE entries (id INTEGER PRIMARY KEY, partition INTEGER, number INTEGER, append BLOB, type TEXT, format INTEGER, " +
            "previous BLOB, hash BLOB, data TEXT)");
        _insert = _connection.CreateCommand();
        _insert.CommandText =
            "INSERT INTO entries (partition, number, append, type, format, previous, hash, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        for (var i = 1; i <= 8; i++)
        {
            _insert.Parameters.Add(new($"${i}", null));
        }

        _insert.Prepare();
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
        _connection.Dispose();
    }

    void InsertRows(int count)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var i = 0; i < count; i++)
        {
            object[] values = [i, 1, _hash[..16], "Noted", 1, _hash, _hash, _data];
            for (var p = 0; p < values.Length; p++)
            {
                _insert.Parameters[p].Value = values[p];
            }

            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
