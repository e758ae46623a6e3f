using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>Instant, marks and source of a measurement in one word.</summary>
[JsonConverter(typeof(JsonConverter))]
readonly record struct Stamp
{
    // 43 bits of milliseconds reach to the year 2248; 6 bits hold every mark; the rest counts sources.
    const int MarksBits = 6;
    const int SourceBits = 15;

    /// <summary>Most sources of one window: far more than there are measurements in one that an account holds.</summary>
    public const int MaxSources = 1 << SourceBits;

    // The lower part of the word, which seldom changes.
    const int RestBits = MarksBits + SourceBits;

    readonly ulong _bits;

    Stamp(ulong bits) => _bits = bits;

    public Stamp(long milliseconds, MeasurementMarks marks, int source)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source, MaxSources);
        _bits = ((ulong)milliseconds << (MarksBits + SourceBits)) | ((ulong)marks << SourceBits) | (uint)source;
    }

    public long Milliseconds => (long)(_bits >> (MarksBits + SourceBits));

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    public MeasurementMarks Marks => (MeasurementMarks)((_bits >> SourceBits) & ((1 << MarksBits) - 1));

    public int Source => (int)(_bits & (MaxSources - 1));

    /// <summary>Marks and source; with <see cref="Milliseconds"/> it is all there is.</summary>
    public long Rest => (long)(_bits & ((1UL << RestBits) - 1));

    public static Stamp Of(long milliseconds, long rest) => new(((ulong)milliseconds << RestBits) | (ulong)rest);

    sealed class JsonConverter : JsonConverter<Stamp>
    {
        public override Stamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetUInt64());

        public override void Write(Utf8JsonWriter writer, Stamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value._bits);
    }
}

/// <summary>First day and end of a measurement's period in one word, and whether the measurement speaks of the whole period.</summary>
[JsonConverter(typeof(JsonConverter))]
readonly record struct PeriodStamp
{
    // A year has 25 bits of seconds; its end is never before the first day's midnight in UTC, whatever the zone.
    const int SecondsBits = 26;
    const long WholeBit = 1L << SecondsBits;

    readonly long _bits;

    PeriodStamp(long bits) => _bits = bits;

    public PeriodStamp(DateOnly firstDay, DateTimeOffset end, bool isWhole)
    {
        var seconds = (end.UtcTicks - firstDay.ToDateTime(TimeOnly.MinValue).Ticks) / TimeSpan.TicksPerSecond;
        _bits = ((long)firstDay.DayNumber << (SecondsBits + 1)) | (isWhole ? WholeBit : 0) | seconds;
    }

    public int Day => (int)(_bits >> (SecondsBits + 1));

    public bool IsWhole => (_bits & WholeBit) != 0;

    /// <summary>All but <see cref="Day"/>: the same for all periods of a zone but for where its clocks change.</summary>
    public long Rest => _bits & ((WholeBit << 1) - 1);

    public static PeriodStamp Of(long day, long rest) => new((day << (SecondsBits + 1)) | rest);

    public DateTimeOffset End =>
        new(DateOnly.FromDayNumber(Day).ToDateTime(TimeOnly.MinValue).AddSeconds(_bits & (WholeBit - 1)), TimeSpan.Zero);

    sealed class JsonConverter : JsonConverter<PeriodStamp>
    {
        public override PeriodStamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, PeriodStamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value._bits);
    }
}
