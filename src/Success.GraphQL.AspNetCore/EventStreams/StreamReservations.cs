using System.Collections.Concurrent;
using System.Security.Cryptography;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.EventStreams;

/// <summary>The reserved streams by token. A token is a secret, and works only for the client that it was given to.</summary>
sealed class StreamReservations(TransportOptions options, ConnectionCount connections, TimeProvider time)
{
    const int TokenBytes = 24;

    readonly ConcurrentDictionary<string, ReservedStream> _byToken = new(StringComparer.Ordinal);

    /// <summary>Reserves a stream. It ends by itself when no reader comes in time.</summary>
    public ReservedStream Reserve(Admission caller)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var stream = new ReservedStream(token, caller, connections.Take(caller.Client), options.MaxOperationsPerConnection);
        _byToken[token] = stream;
        _ = ExpireAsync(stream);
        return stream;
    }

    /// <summary>The stream of a token.</summary>
    /// <exception cref="RequestRefusedException">There is none for this client.</exception>
    public ReservedStream Find(string token, Admission caller) =>
        _byToken.TryGetValue(token, out var stream) && string.Equals(stream.Caller.Client, caller.Client, StringComparison.Ordinal)
            ? stream
            : throw new RequestRefusedException(404, TransportErrorCodes.StreamNotFound, "No event stream is reserved under this token.");

    /// <summary>Ends a stream and everything that writes to it.</summary>
    public async Task EndAsync(ReservedStream stream)
    {
        _byToken.TryRemove(stream.Token, out _);
        await stream.EndAsync();
        stream.Dispose();
    }

    async Task ExpireAsync(ReservedStream stream)
    {
        await Task.Delay(options.ReservationTimeout, time, stream.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Taking it is what decides between a reader that comes at the last moment and the end.
        if (stream.TryTake())
        {
            LimitInstruments.Exceeded(nameof(options.ReservationTimeout));
            await EndAsync(stream);
        }
    }
}
