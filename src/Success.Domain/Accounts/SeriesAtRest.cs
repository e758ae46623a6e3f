using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>A series of an account at rest.</summary>
sealed class SeriesAtRest
{
    readonly SeriesKey _key;
    readonly MetricKind _kind;
    readonly byte[] _rest;

    SeriesAtRest(MeasurementSeries series, byte[] rest) => (_key, _kind, _rest) = (series.Key, series.Kind, rest);

    public static SeriesAtRest Of(MeasurementSeries series, NumberWriter numbers)
    {
        numbers.Clear();
        series.Pack(numbers);
        return new(series, numbers.ToArray());
    }

    public MeasurementSeries Wake()
    {
        var numbers = new NumberReader(_rest);
        return MeasurementSeries.Unpack(_key, _kind, ref numbers);
    }
}
