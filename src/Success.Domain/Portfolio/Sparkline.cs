using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Portfolio;

/// <summary>
/// The small curve of a table's row: <see cref="Length"/> points from oldest to latest, each a byte: 0 where there is no point, else 1
/// (lowest) to 255 (highest) between the smallest and the greatest value. In JSON it is base64 of the bytes.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Sparkline
{
    /// <summary>Number of points: what a cell of a table can show, and 24 bytes an account.</summary>
    public const int Length = 24;

    readonly Bytes _points;

    /// <summary>A curve of quantised points.</summary>
    /// <exception cref="ArgumentException">There are not exactly <see cref="Length"/>.</exception>
    public Sparkline(ReadOnlySpan<byte> points)
    {
        if (points.Length != Length)
        {
            throw new ArgumentException($"A sparkline has {Length} points, not {points.Length}.", nameof(points));
        }

        points.CopyTo(_points);
    }

    /// <summary>Whether there is no point at all.</summary>
    public bool IsEmpty => Points.AsSpan().IndexOfAnyExcept((byte)0) < 0;

    /// <summary>The points as an array of their own.</summary>
    public byte[] Points => ((ReadOnlySpan<byte>)_points).ToArray();

    /// <summary>Quantises the latest values of a series.</summary>
    /// <param name="values">
    /// From oldest to latest, any number; NaN for a gap. The last <see cref="Length"/> count; fewer stand at the end. Equal values lie
    /// in the middle.
    /// </param>
    public static Sparkline Of(ReadOnlySpan<double> values)
    {
        var latest = values.Length > Length ? values[^Length..] : values;
        var (low, high) = Range(latest);
        Bytes points = default;
        for (var i = 0; i < latest.Length; i++)
        {
            points[Length - latest.Length + i] = Quantise(latest[i], low, high);
        }

        return new(points);
    }

    /// <inheritdoc/>
    public bool Equals(Sparkline other) => ((ReadOnlySpan<byte>)_points).SequenceEqual(other._points);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_points);
        return hash.ToHashCode();
    }

    /// <summary>Base64 of the points.</summary>
    public override string ToString() => Convert.ToBase64String(_points);

    static (double Low, double High) Range(ReadOnlySpan<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return (low, high);
    }

    static byte Quantise(double value, double low, double high)
    {
        if (!double.IsFinite(value))
        {
            return 0;
        }

        // Halved before subtracting: the span of two extreme doubles is not a double.
        var span = (high / 2) - (low / 2);
        return span > 0 ? (byte)(1 + Math.Round(((value / 2) - (low / 2)) / span * 254, MidpointRounding.ToEven)) : (byte)128;
    }

    [InlineArray(Length)]
    struct Bytes
    {
        byte _first;
    }

    sealed class JsonConverter : JsonConverter<Sparkline>
    {
        public override Sparkline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TryGetBytesFromBase64(out var points) && points.Length == Length
                ? new(points)
                : throw new JsonException($"A sparkline is base64 of {Length} bytes.");

        public override void Write(Utf8JsonWriter writer, Sparkline value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value._points);
    }
}
