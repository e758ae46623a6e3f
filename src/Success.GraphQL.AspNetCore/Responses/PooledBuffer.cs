using System.Buffers;
using System.Collections.Concurrent;

namespace Success.GraphQL.AspNetCore.Responses;

/// <summary>
/// Where a response is written before it goes out. It is whole before its first byte is sent, since its status depends on whether it has
/// data and its length stands in front; and a socket's message must not be cut by a field that fails late.
/// </summary>
sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    // Enough for most responses; a larger one doubles it.
    const int InitialBytes = 4 * 1024;

    readonly Pool _pool;
    byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    int _length;

    PooledBuffer(Pool pool) => _pool = pool;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public int Length => _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <summary>Takes back what was written after a point.</summary>
    public void Truncate(int length) => _length = length;

    public void Dispose()
    {
        _length = 0;
        _pool.TakeBack(this);
    }

    void Reserve(int sizeHint)
    {
        if (_bytes.Length - _length >= Math.Max(sizeHint, 1))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + sizeHint));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    /// <summary>Those that wait to be used again.</summary>
    public sealed class Pool
    {
        // Above what is under way at the same time on a busy small machine; what comes on top is made and dropped.
        const int Kept = 256;

        // One large response must not hold its memory for ever.
        const int KeptBytes = 64 * 1024;

        readonly ConcurrentQueue<PooledBuffer> _free = new();

        public PooledBuffer Rent() => _free.TryDequeue(out var free) ? free : new PooledBuffer(this);

        internal void TakeBack(PooledBuffer buffer)
        {
            if (_free.Count < Kept && buffer._bytes.Length <= KeptBytes)
            {
                _free.Enqueue(buffer);
            }
            else
            {
                ArrayPool<byte>.Shared.Return(buffer._bytes);
                buffer._bytes = [];
            }
        }
    }
}
