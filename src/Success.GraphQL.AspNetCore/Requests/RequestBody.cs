using System.Buffers;
using System.IO.Pipelines;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>
/// The whole body of an HTTP request in one piece of memory. Usually that is the server's own buffer, and nothing is copied; a body that
/// came in several pieces is gathered once. Valid until disposed.
/// </summary>
readonly struct RequestBody : IDisposable
{
    readonly PipeReader _reader;
    readonly ReadOnlySequence<byte> _received;
    readonly byte[]? _gathered;

    RequestBody(PipeReader reader, in ReadOnlySequence<byte> received)
    {
        _reader = reader;
        _received = received;
        if (received.IsSingleSegment)
        {
            Bytes = received.First;
        }
        else
        {
            _gathered = ArrayPool<byte>.Shared.Rent((int)received.Length);
            received.CopyTo(_gathered);
            Bytes = _gathered.AsMemory(0, (int)received.Length);
        }
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads until the body ends.</summary>
    /// <exception cref="RequestRefusedException">It is longer than <paramref name="maxBytes"/>; not more than that was read.</exception>
    public static async ValueTask<RequestBody> ReadAsync(PipeReader reader, long? announced, int maxBytes, CancellationToken cancellation)
    {
        if (announced > maxBytes)
        {
            throw RequestRefusedException.TooLarge(maxBytes);
        }

        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw RequestRefusedException.TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                return new RequestBody(reader, read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        _reader.AdvanceTo(_received.End);
        if (_gathered is not null)
        {
            ArrayPool<byte>.Shared.Return(_gathered);
        }
    }
}
