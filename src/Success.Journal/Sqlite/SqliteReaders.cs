using System.Collections.Concurrent;

namespace Success.Journal.Sqlite;

/// <summary>
/// A small pool of connections that read. SQLite reads synchronously, so each read runs on a thread of the pool, never on the
/// caller's; at most as many at once as there are connections.
/// </summary>
sealed class SqliteReaders(Func<PartitionReader> open) : IAsyncDisposable
{
    readonly SemaphoreSlim _permits = new(SqliteLimits.Readers);
    readonly ConcurrentBag<PartitionReader> _idle = [];
    bool _isClosed;

    /// <summary>Runs a read and translates what can go wrong.</summary>
    public async ValueTask<T> RunAsync<T>(PartitionKey? partition, Func<PartitionReader, T> read, CancellationToken cancellationToken)
    {
        await _permits.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteJournal));
            return await Task.Run(() => Run(read), cancellationToken);
        }
        catch (SqliteFailure failure)
        {
            throw SqliteErrors.OfRead(failure, partition);
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>
    /// Closes every connection and keeps new reads waiting until <see cref="Resume"/>. For the writer's thread, which may block.
    /// </summary>
    /// <returns>False when a read did not end in time; nothing is closed then.</returns>
    public bool TryPause(TimeSpan wait)
    {
        var held = 0;
        while (held < SqliteLimits.Readers && _permits.Wait(wait))
        {
            held++;
        }

        if (held < SqliteLimits.Readers)
        {
            if (held > 0)
            {
                _permits.Release(held);
            }

            return false;
        }

        CloseIdle();
        return true;
    }

    /// <summary>Lets reads go on, on new connections.</summary>
    public void Resume() => _permits.Release(SqliteLimits.Readers);

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < SqliteLimits.Readers; i++)
        {
            await _permits.WaitAsync();
        }

        // The permits go back, so that whoever still waits learns that the journal is closed.
        _isClosed = true;
        CloseIdle();
        Resume();
    }

    T Run<T>(Func<PartitionReader, T> read)
    {
        if (!_idle.TryTake(out var reader))
        {
            reader = open();
        }

        try
        {
            var result = read(reader);
            _idle.Add(reader);
            return result;
        }
        catch (SqliteFailure)
        {
            // A connection that failed is not trusted again: its page cache may hold what the file does not.
            reader.Dispose();
            throw;
        }
        catch
        {
            _idle.Add(reader);
            throw;
        }
    }

    void CloseIdle()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
