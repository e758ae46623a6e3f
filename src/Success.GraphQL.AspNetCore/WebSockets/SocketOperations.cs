namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// The operations of one socket. An operation has its client's id until the client wants no more of it or it has ended, and a place until
/// its work has ended: one that is stopped and goes on for a while keeps others out for as long.
/// </summary>
sealed class SocketOperations(int max)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, SocketOperation> _byId = new(StringComparer.Ordinal);
    readonly HashSet<SocketOperation> _working = [];
    readonly HashSet<Task> _running = [];
    bool _hasEnded;

    /// <summary>Makes room for an operation.</summary>
    /// <param name="id">The client's id for it.</param>
    /// <param name="operation">The new operation, if there was room.</param>
    public Admitted TryAdd(string id, out SocketOperation? operation)
    {
        operation = null;
        lock (_lock)
        {
            if (_hasEnded)
            {
                return Admitted.TooLate;
            }

            if (_byId.ContainsKey(id))
            {
                return Admitted.IdIsTaken;
            }

            if (_working.Count == max)
            {
                return Admitted.NoRoom;
            }

            operation = new SocketOperation(id);
            _byId.Add(id, operation);
            _working.Add(operation);
            return Admitted.Yes;
        }
    }

    /// <summary>Remembers what an operation runs as, so that nothing outlives the socket.</summary>
    /// <returns>Ends when another operation may begin. Those whose work has ended have no place any more but may still have a last word to
    /// say: while there are too many of them, the client does not read, and is not read from.</returns>
    public Task FollowAsync(Task running)
    {
        if (running.IsCompleted)
        {
            return Task.CompletedTask;
        }

        lock (_lock)
        {
            _running.RemoveWhere(task => task.IsCompleted);
            _running.Add(running);
            return _running.Count < 2 * max ? Task.CompletedTask : Task.WhenAny(_running);
        }
    }

    /// <summary>The client wants no more of it: its id is free, its place not yet.</summary>
    public void Stop(string id)
    {
        SocketOperation? operation;
        lock (_lock)
        {
            _byId.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>Its work has ended. Its place is free, and so is its id, unless the client took it for another already.</summary>
    public void Remove(SocketOperation operation)
    {
        lock (_lock)
        {
            _working.Remove(operation);
            if (_byId.TryGetValue(operation.Id, out var current) && current == operation)
            {
                _byId.Remove(operation.Id);
            }
        }
    }

    /// <summary>Stops all of them; no other begins from here on.</summary>
    public void StopAll()
    {
        SocketOperation[] operations;
        lock (_lock)
        {
            _hasEnded = true;
            operations = [.. _working];
        }

        foreach (var operation in operations)
        {
            operation.Stop();
        }
    }

    /// <summary>Stops everything and waits for it.</summary>
    public async Task EndAsync()
    {
        StopAll();
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

/// <summary>Whether there is room for an operation.</summary>
enum Admitted
{
    Yes,
    IdIsTaken,
    NoRoom,
    TooLate,
}

/// <summary>One unfinished operation.</summary>
#pragma warning disable CA1001 // Its source has no timer and no wait handle, and a stop may come while it ends: it is never disposed.
sealed class SocketOperation(string id)
{
    readonly CancellationTokenSource _stopped = new();

    public string Id { get; } = id;

    /// <summary>Cancelled when the client wants no more of it.</summary>
    public CancellationToken Stopped => _stopped.Token;

    public void Stop() => _stopped.Cancel();
}
#pragma warning restore CA1001
