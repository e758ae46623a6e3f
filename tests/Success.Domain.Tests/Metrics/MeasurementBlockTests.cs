using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Metrics;

public sealed class MeasurementBlockTests
{
    // The alphabet and the limits of the journal's keys and rows.
    static readonly SearchValues<char> KeyAlphabet = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.:|-");
    const int MaxKeyLength = 256;
    const int MaxDataBytes = 512 * 1024;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly SeriesKey Seats = new(MetricKey.Create("seats").Value, 1, Side.Provider);
    static readonly MeasurementSource Source = MeasurementSource.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])));
    static readonly Who Client = Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])));

    [Fact]
    public void Encode_RandomMeasurements_DecodesToTheSame()
    {
        const int Seed = 4043;
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            ImmutableArray<StoredMeasurement> block = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => Any(random))];

            Assert.True(block.SequenceEqual(MeasurementBlock.Decode(MeasurementBlock.Encode(block))), $"seed {Seed}, round {i}");
        }
    }

    [Fact]
    public void Encode_OneMeasurement_IsReadable() =>
        Assert.Equal(
            """{"format":1,"measurements":[{"measurement":{"time":"2026-01-01T00:00:00.000Z","source":"provider:cli_00000001000000000000000000000000","value":41},"by":"provider/cli_00000001000000000000000000000000","recordedAt":"2026-01-01T00:01:00+00:00"}]}""",
            Encoding.UTF8.GetString(MeasurementBlock.Encode([At(0, 41)])));

    [Fact]
    public void Encode_LargestBlock_FitsIntoARow()
    {
        var week = new Period(PeriodLength.Quarter, new DateOnly(2199, 10, 1));
        var largest = new StoredMeasurement(
            new Measurement(
                MeasurementTime.Of(Start), MeasurementSource.Of(Side.Customer, Id<Member>.Create(new Guid(-1, -1, -1, new byte[8]))), -1.2345678901234567e-300, -1.2345678901234567e-300,
                (MeasurementMarks)63, week, Start.AddTicks(1)),
            Who.Of(Side.Customer, Id<Member>.Create(new Guid(-1, -1, -1, new byte[8]))), Start.AddTicks(1), TextDigest.Parse(new string('f', 32)).Value);

        Assert.True(MeasurementBlock.Encode([.. Enumerable.Repeat(largest, MeasurementBlock.MaxMeasurements)]).Length <= MaxDataBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasurementBlock.Encode([.. Enumerable.Repeat(largest, MeasurementBlock.MaxMeasurements + 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasurementBlock.Encode([]));
    }

    [Fact]
    public void KeyOf_LongestMetric_IsAKeyOfTheJournal()
    {
        var series = new SeriesKey(MetricKey.Create("a" + new string('.', MetricKey.MaxLength - 1)).Value, MetricCatalogue.MaxVersions, null);
        var key = MeasurementBlock.KeyOf(series, [At(0, 1)], long.MaxValue);

        Assert.True(key.Length <= MaxKeyLength);
        Assert.False(key.AsSpan().ContainsAnyExcept(KeyAlphabet), key);
        Assert.False(MeasurementBlock.To(series).AsSpan().ContainsAnyExcept(KeyAlphabet));
    }

    [Fact]
    public void Scan_FromAnyInstant_FindsEveryBlockWithSomethingFromThen()
    {
        const int Seed = 4044;
        var random = new Random(Seed);
        var blocks = Enumerable.Range(0, 200)
            .Select(sequence => (ImmutableArray<StoredMeasurement>)[.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => At(random.Next(0, 5000), sequence))])
            .Select((block, sequence) => (Key: MeasurementBlock.KeyOf(Seats, block, sequence), Block: block)).ToArray();

        for (var i = 0; i < 100; i++)
        {
            var from = Start.AddHours(random.Next(0, 5000));
            var found = blocks.Where(block => Within(block.Key, MeasurementBlock.From(Seats, from), MeasurementBlock.To(Seats)));

            Assert.Equal(blocks.Where(block => block.Block.Any(stored => stored.Measurement.End >= from)), found);
        }
    }

    [Theory]
    [InlineData("seat", 1)]
    [InlineData("seats.used", 1)]
    [InlineData("seats-", 1)]
    [InlineData("seats", 10)]
    public void Scan_OfOneSeries_FindsNoOther(string metric, int version)
    {
        var other = MeasurementBlock.KeyOf(new(MetricKey.Create(metric).Value, version, null), [At(0, 1)], 1);

        Assert.False(Within(other, MeasurementBlock.From(Seats, DateTimeOffset.UnixEpoch), MeasurementBlock.To(Seats)));
    }

    [Fact]
    public void Merge_CorrectionInALaterAppend_WinsInWhateverOrderTheScanGivesThem()
    {
        var first = Row(1, At(0, 1), At(5, 5));
        var second = Row(2, At(0, 2));

        Assert.Equal([2, 5], MeasurementBlock.Merge(Start, [second, first]).Select(stored => stored.Measurement.Value));
        Assert.Equal([2, 5], MeasurementBlock.Merge(Start, [first, second]).Select(stored => stored.Measurement.Value));
    }

    [Fact]
    public void Merge_MarkedLater_KeepsWhoRecordedIt()
    {
        var recorded = At(0, 1);
        var marked = new StoredMeasurement(recorded.Measurement with { Marks = MeasurementMarks.Confirmed });

        Assert.Equal(recorded with { Measurement = marked.Measurement }, Assert.Single(MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, marked)])));
    }

    [Fact]
    public void Merge_Doubted_SaysSoUntilItIsSettled()
    {
        var (recorded, dispute) = (At(0, 1), new Dispute(default, Start, default));
        var doubted = new StoredMeasurement(recorded.Measurement with { Marks = MeasurementMarks.Disputed }) { Dispute = dispute };

        Assert.Equal(dispute, Assert.Single(MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, doubted)])).Dispute);
        Assert.Equal(recorded, Assert.Single(MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, doubted), Row(3, new StoredMeasurement(recorded.Measurement))])));
        Assert.Null(Assert.Single(MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, doubted), Row(3, recorded)])).Dispute);
    }

    [Fact]
    public void Merge_Retracted_IsLeftOutUntilItIsRecordedAgain()
    {
        var recorded = At(0, 1);
        var retracted = recorded with { Measurement = recorded.Measurement with { Marks = MeasurementMarks.Retracted } };

        Assert.Empty(MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, retracted)]));
        Assert.Equal([recorded], MeasurementBlock.Merge(Start, [Row(1, recorded), Row(2, retracted), Row(3, recorded)]).AsEnumerable());
    }

    [Fact]
    public void Merge_MeasurementsBeforeTheScan_AreLeftOutOfItsBlocks() =>
        Assert.Equal([5], MeasurementBlock.Merge(Start.AddHours(3), [Row(1, At(0, 1), At(5, 5))]).Select(stored => stored.Measurement.Value));

    [Theory]
    [InlineData("""{"format":2,"measurements":[]}""")]
    [InlineData("""{"format":1}""")]
    [InlineData("null")]
    public void Decode_AnythingElse_IsDamage(string text) =>
        Assert.ThrowsAny<JsonException>(() => MeasurementBlock.Decode(Encoding.UTF8.GetBytes(text)));

    static StoredMeasurement At(int hours, double value) =>
        new(new Measurement(MeasurementTime.Of(Start.AddHours(hours)), Source, value), Client, Start.AddHours(hours).AddMinutes(1));

    static KeyValuePair<string, ReadOnlyMemory<byte>> Row(long sequence, params ImmutableArray<StoredMeasurement> block) =>
        new(MeasurementBlock.KeyOf(Seats, block, sequence), MeasurementBlock.Encode(block));

    static bool Within(string key, string from, string to) => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, to) < 0;

    static StoredMeasurement Any(Random random)
    {
        var at = Start.AddMilliseconds(random.NextInt64(0, 40_000_000_000));
        var period = new Period((PeriodLength)random.Next(5), DateOnly.FromDateTime(at.UtcDateTime));
        var marks = (MeasurementMarks)random.Next(32);
        var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-15, 16));
        double? denominator = random.Next(2) == 0 ? null : random.Next(1000);
        var measurement = random.Next(3) switch
        {
            0 => new Measurement(MeasurementTime.Of(at), Source, value, denominator, marks),
            1 => new(MeasurementTime.Of(at), Source, value, denominator, marks, period, at.AddHours(3)),
            _ => new Measurement(MeasurementTime.Of(period), Source, value, denominator, marks, null, at.AddHours(3)),
        };
        return random.Next(4) == 0 ? new(measurement) : new(measurement, Client, at, random.Next(2) == 0 ? null : TextDigest.Parse(new string('0', 30) + "ff").Value);
    }
}
