namespace Success.Journal.Sqlite;

/// <summary>
/// What waits for the writer. Callers enter one by one and wait asynchronously when it is full; the writer's thread takes all that
/// waits, up to the size of a batch.
/// </summary>
sealed class WriteQueue : IDisposable
{
    readonly object _lock = new();
    readonly Queue<Write> _waiting = new();
    readonly SemaphoreSlim _room = new(SqliteLimits.MaxWaitingWrites);
    bool _isClosed;
    bool _isWoken;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Enters a write, when there is room.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public async ValueTask EnterAsync(Write write, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteJournal));
            _waiting.Enqueue(write);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Makes <see cref="Take"/> return, with an empty batch if nothing waits.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            _isWoken = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Lets nobody in any more; what waits is still taken.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits for work and takes it.</summary>
    /// <param name="batch">An empty list, filled in the order of entering.</param>
    /// <returns>False when the queue is closed and nothing waits any more.</returns>
    public bool Take(List<Write> batch)
    {
        var taken = 0;
        lock (_lock)
        {
            while (_waiting.Count == 0 && !_isWoken && !_isClosed)
            {
                Monitor.Wait(_lock);
            }

            if (_waiting.Count == 0 && _isClosed)
            {
                return false;
            }

            _isWoken = false;
            taken = TakeBatch(batch);
        }

        if (taken > 0)
        {
            _room.Release(taken);
        }

        return true;
    }

    public void Dispose() => _room.Dispose();

    int TakeBatch(List<Write> batch)
    {
        var taken = 0;
        var bytes = 0L;
        while (batch.Count < SqliteLimits.MaxBatchWrites && bytes < SqliteLimits.MaxBatchBytes && _waiting.TryDequeue(out var write))
        {
            taken++;
            bytes += write.Bytes;
            if (write.TryTake())
            {
                batch.Add(write);
            }
        }

        return taken;
    }
}
