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
    int _enough = 1;
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
            if (_waiting.Count >= _enough)
            {
                Monitor.Pulse(_lock);
            }
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
    /// <param name="answered">
    /// How many writes were just answered, when it is worth waiting for their callers to come back; otherwise 0.
    /// </param>
    /// <returns>False when the queue is closed and nothing waits any more.</returns>
    public bool Take(List<Write> batch, int answered)
    {
        var taken = 0;
        lock (_lock)
        {
            Gather(answered);
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

    /// <summary>
    /// Callers that write in turn come back soon after they were answered. Without a moment's wait the first few of them would get a
    /// commit of their own, and the others wait for its sync: the batches would be half as large and twice as many.
    /// </summary>
    void Gather(int answered)
    {
        _enough = Math.Max(1, (_waiting.Count + answered) * 3 / 4);
        if (answered > 1 && _waiting.Count < _enough && !_isWoken && !_isClosed)
        {
            Monitor.Wait(_lock, SqliteLimits.Gathering);
        }

        _enough = 1;
    }

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
