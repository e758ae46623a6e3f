using System.Buffers.Binary;

namespace Success.Domain;

/// <summary>
/// Packs numbers for memory, not for storage: whatever is written comes back bit for bit (<see cref="NumberReader"/>), but the form may
/// change with every release. Columns of a series are mostly regular, so that most of their bytes can be left out.
/// </summary>
sealed class NumberWriter
{
    /// <summary>Says of a column of doubles that they stand there as they are.</summary>
    public const byte Raw = 0xFF;

    /// <summary>Most decimals of a column that is written as whole numbers; ten to their power is exact in a double.</summary>
    public const int MaxDecimals = 9;

    // Beyond, neighbouring whole numbers are no longer told apart.
    const double LargestWhole = 1e15;

    const double LargestShort = 1L << 48;

    static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    byte[] _bytes = new byte[1024];
    int _count;

    public static double PowerOfTen(int decimals) => Powers[decimals];

    public byte[] ToArray() => _bytes[.._count];

    public void Clear() => _count = 0;

    public void Byte(byte value)
    {
        Grow(1);
        _bytes[_count++] = value;
    }

    /// <summary>A whole number, in as few bytes as it takes.</summary>
    public void Long(long value)
    {
        Grow(10);
        var left = unchecked((ulong)((value << 1) ^ (value >> 63)));
        while (left >= 0x80)
        {
            _bytes[_count++] = unchecked((byte)(left | 0x80));
            left >>= 7;
        }

        _bytes[_count++] = (byte)left;
    }

    public void Double(double value)
    {
        Grow(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(_count), value);
        _count += sizeof(double);
    }

    public void Guid(Guid value)
    {
        Grow(16);
        value.TryWriteBytes(_bytes.AsSpan(_count));
        _count += 16;
    }

    public void Instant(DateTimeOffset value) => Long(value.UtcTicks);

    public void Instant(DateTimeOffset? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } instant)
        {
            Instant(instant);
        }
    }

    /// <summary>One amount.</summary>
    public void Amount(double value) => Doubles([value]);

    /// <summary>Numbers of which some are whole, many of these zero: a bit for each that is, and then all of them.</summary>
    public void Mixed(ReadOnlySpan<double> values)
    {
        var bits = _count;
        var length = (values.Length + 7) / 8;
        Grow(length);
        _bytes.AsSpan(bits, length).Clear();
        _count += length;
        for (var index = 0; index < values.Length; index++)
        {
            if (IsShortWhole(values[index]))
            {
                _bytes[bits + (index / 8)] |= (byte)(1 << (index % 8));
                Long((long)values[index]);
            }
            else
            {
                Double(values[index]);
            }
        }
    }

    /// <summary>A column whose steps are mostly equal: the first value, the first step, and how each further step differs.</summary>
    public void Longs(ReadOnlySpan<long> values)
    {
        var regular = values.Length;
        while (regular > 2 && Bend(values, regular - 1) == 0)
        {
            regular--;
        }

        // What follows the last bend is as regular as it can be and need not be said.
        Long(Math.Min(regular, values.Length));
        for (var index = 0; index < regular; index++)
        {
            Long(Bend(values, index));
        }
    }

    /// <summary>A column of amounts: as whole numbers when they all have few decimals, and as they are otherwise.</summary>
    public void Doubles(ReadOnlySpan<double> values)
    {
        Span<long> whole = values.Length <= 256 ? stackalloc long[values.Length] : new long[values.Length];
        for (var decimals = 0; decimals <= MaxDecimals; decimals++)
        {
            if (TryScale(values, PowerOfTen(decimals), whole))
            {
                Byte((byte)decimals);
                Longs(whole);
                return;
            }
        }

        Byte(Raw);
        foreach (var value in values)
        {
            Double(value);
        }
    }

    static long Bend(ReadOnlySpan<long> values, int index) => unchecked(index switch
    {
        0 => values[0],
        1 => values[1] - values[0],
        _ => values[index] - values[index - 1] - (values[index - 1] - values[index - 2]),
    });

    // Of at most seven bytes, and not the zero that is less than zero.
    static bool IsShortWhole(double value) =>
        Math.Abs(value) < LargestShort && BitConverter.DoubleToInt64Bits((double)(long)value) == BitConverter.DoubleToInt64Bits(value);

    static bool TryScale(ReadOnlySpan<double> values, double power, Span<long> whole)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var scaled = Math.Round(values[index] * power);
            if (!(Math.Abs(scaled) < LargestWhole)
                || BitConverter.DoubleToInt64Bits((double)(long)scaled / power) != BitConverter.DoubleToInt64Bits(values[index]))
            {
                return false;
            }

            whole[index] = (long)scaled;
        }

        return true;
    }

    void Grow(int count)
    {
        if (_count + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _count + count));
        }
    }
}
