namespace Success.GraphQL.Execution;

/// <summary>When an operation must end: when its time is over, or when its client has gone.</summary>
sealed class Deadline : IDisposable
{
    readonly CancellationTokenSource _timer;
    readonly CancellationTokenSource _both;
    readonly CancellationToken _client;

    public Deadline(TimeSpan time, TimeProvider clock, CancellationToken client)
    {
        _client = client;
        _timer = new CancellationTokenSource(time, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, client);
        Token = _both.Token;
    }

    /// <summary>Can still be asked when the deadline is disposed: resolvers may outlive their operation.</summary>
    public CancellationToken Token { get; }

    /// <summary>The time is over, and the client still waits.</summary>
    public bool HasPassed => _timer.IsCancellationRequested && !_client.IsCancellationRequested;

    public void Dispose()
    {
        _both.Dispose();
        _timer.Dispose();
    }
}
