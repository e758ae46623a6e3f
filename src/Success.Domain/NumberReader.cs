using System.Buffers.Binary;

namespace Success.Domain;

/// <summary>Reads what a <see cref="NumberWriter"/> of this process has written, in the same order.</summary>
ref struct NumberReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _left = bytes;

    public byte Byte()
    {
        var value = _left[0];
        _left = _left[1..];
        return value;
    }

    public long Long()
    {
        var (value, shift, count) = (0UL, 0, 0);
        byte next;
        do
        {
            next = _left[count++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        _left = _left[count..];
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public int Int() => (int)Long();

    public double Double()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_left);
        _left = _left[sizeof(double)..];
        return value;
    }

    public Guid Guid()
    {
        var value = new Guid(_left[..16]);
        _left = _left[16..];
        return value;
    }

    public DateTimeOffset Instant() => new(Long(), TimeSpan.Zero);

    public DateTimeOffset? InstantOrNull() => Byte() == 0 ? null : Instant();

    public void Mixed(scoped Span<double> values)
    {
        var bits = _left[..((values.Length + 7) / 8)];
        _left = _left[bits.Length..];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = (bits[index / 8] & (1 << (index % 8))) != 0 ? Long() : Double();
        }
    }

    public void Longs(scoped Span<long> values)
    {
        var regular = Int();
        var (value, step) = (0L, 0L);
        for (var index = 0; index < values.Length; index++)
        {
            var bend = index < regular ? Long() : 0;
            step = unchecked(index == 0 ? 0 : step + bend);
            value = unchecked(index == 0 ? bend : value + step);
            values[index] = value;
        }
    }

    /// <summary>One amount.</summary>
    public double Amount()
    {
        Span<double> amount = stackalloc double[1];
        Doubles(amount);
        return amount[0];
    }

    public void Doubles(scoped Span<double> values)
    {
        var decimals = Byte();
        if (decimals != NumberWriter.Raw)
        {
            Span<long> whole = values.Length <= 256 ? stackalloc long[values.Length] : new long[values.Length];
            Longs(whole);
            var power = NumberWriter.PowerOfTen(decimals);
            for (var index = 0; index < values.Length; index++)
            {
                values[index] = whole[index] / power;
            }

            return;
        }

        foreach (ref var value in values)
        {
            value = Double();
        }
    }
}
