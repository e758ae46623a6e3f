using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.EventStreams;

/// <summary>
/// An event stream that many operations share ("single connection mode"): reserved first, then opened by its one reader. Operations may
/// start before the reader comes; they wait for it.
/// </summary>
sealed class ReservedStream(string token, Admission caller, ConnectionCount.Place place, int maxOperations) : IDisposable
{
    readonly Lock _lock = new();
    readonly Dictionary<string, CancellationTokenSource> _operations = new(StringComparer.Ordinal);
    readonly HashSet<Task> _running = [];
    readonly TaskCompletionSource<OpenStream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _ended = new();
    int _working;
    bool _isTaken;
    bool _hasEnded;

    public string Token { get; } = token;

    public Admission Caller { get; } = caller;

    /// <summary>Cancelled when the stream is gone for good.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Makes the caller its one reader.</summary>
    /// <returns>False: it has one, or it has ended.</returns>
    public bool TryTake()
    {
        lock (_lock)
        {
            var isFirst = !_isTaken && !_hasEnded;
            _isTaken = true;
            return isFirst;
        }
    }

    /// <summary>Lets the waiting operations write.</summary>
    public void Open(OpenStream stream) => _opened.TrySetResult(stream);

    /// <summary>Starts an operation.</summary>
    /// <param name="id">The client's name for it.</param>
    /// <param name="run">What it does, once the reader is there.</param>
    /// <exception cref="RequestRefusedException">There is one of this name, or there are as many as allowed, or the stream has ended.</exception>
    public void Start(string id, Func<OpenStream, CancellationToken, Task> run)
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                throw new RequestRefusedException(404, TransportErrorCodes.StreamNotFound, "The event stream has ended.");
            }

            if (_operations.ContainsKey(id))
            {
                throw new RequestRefusedException(409, TransportErrorCodes.StreamConflict, "The event stream has an operation of this id already.");
            }

            // One that is stopped has given its name away, and keeps its place until it has ended.
            if (_working == maxOperations)
            {
                throw RequestRefusedException.Beyond(
                    nameof(TransportOptions.MaxOperationsPerConnection),
                    429,
                    TransportErrorCodes.TooManyOperations,
                    $"The event stream has {maxOperations} unfinished operations, and no more are allowed.");
            }

            _running.RemoveWhere(static task => task.IsCompleted);
            _working++;
            var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            _operations.Add(id, cancellation);
            _running.Add(RunAsync(id, cancellation, run));
        }
    }

    /// <summary>Ends an operation. One that is not there has ended already.</summary>
    public void Stop(string id)
    {
        lock (_lock)
        {
            // Cancelled under the lock, since the operation disposes of it under the lock when it ends.
            if (_operations.Remove(id, out var cancellation))
            {
                cancellation.Cancel();
            }
        }
    }

    /// <summary>Ends whatever runs, and waits for it.</summary>
    public async Task EndAsync()
    {
        Task[] running;
        lock (_lock)
        {
            _hasEnded = true;
            running = [.. _running];
        }

        // Not under the lock: whoever hears of it may do anything.
        await _ended.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        place.Dispose();
        _ended.Dispose();
    }

    async Task RunAsync(string id, CancellationTokenSource cancellation, Func<OpenStream, CancellationToken, Task> run)
    {
        // Not under the caller's lock, and not before its answer.
        await Task.Yield();
        try
        {
            await run(await _opened.Task.WaitAsync(cancellation.Token), cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped by its client, or the stream has ended.
        }
        finally
        {
            Leave(id, cancellation);
        }
    }

    void Leave(string id, CancellationTokenSource cancellation)
    {
        lock (_lock)
        {
            // Its id may be another operation's by now.
            if (_operations.TryGetValue(id, out var present) && present == cancellation)
            {
                _operations.Remove(id);
            }

            _working--;
            cancellation.Dispose();
        }
    }
}

/// <summary>A reserved stream that has its reader.</summary>
/// <param name="Events">Where operations write.</param>
/// <param name="Services">The reader's: they live as long as the stream.</param>
sealed record OpenStream(EventStream Events, IServiceProvider Services);
