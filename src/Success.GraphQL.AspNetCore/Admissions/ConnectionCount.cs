using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore;

/// <summary>Counts what each client has open: sockets and event streams together.</summary>
sealed class ConnectionCount(int maxPerClient)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a place; dispose to give it back.</summary>
    /// <exception cref="RequestRefusedException">The client has as many as it may.</exception>
    public Place Take(string client)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(client);
            if (open == maxPerClient)
            {
                throw RequestRefusedException.Beyond(
                    nameof(TransportOptions.MaxConnectionsPerClient),
                    429,
                    TransportErrorCodes.TooManyConnections,
                    $"This client has {maxPerClient} sockets and event streams open, and no more are allowed.");
            }

            _open[client] = open + 1;
        }

        return new Place(this, client);
    }

    void GiveBack(string client)
    {
        lock (_lock)
        {
            if (--_open[client] == 0)
            {
                _open.Remove(client);
            }
        }
    }

    /// <summary>A place that is taken.</summary>
    public readonly struct Place(ConnectionCount count, string client) : IDisposable
    {
        public void Dispose() => count.GiveBack(client);
    }
}
