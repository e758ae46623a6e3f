using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Success.Domain.Metrics;

sealed partial record SeriesWindow
{
    // Imports are sources of their own, so sources pile up behind the window; they are swept out before they weigh anything.
    const int SourcesToSweep = 16;

    /// <summary>The window with measurements put in, put in the place of their predecessors, or (null) taken out; in order of position.</summary>
    public SeriesWindow With(IEnumerable<KeyValuePair<SeriesPosition, Measurement?>> changes, int atMost)
    {
        var next = new Columns(this, Count + atMost);
        var copied = 0;
        foreach (var (position, measurement) in changes)
        {
            var found = Find(position);
            var index = found < 0 ? ~found : found;
            next.Copy(copied, index);
            copied = found < 0 ? index : index + 1;
            if (measurement is not null)
            {
                next.Add(measurement);
            }
        }

        next.Copy(copied, Count);
        return next.ToWindow();
    }

    /// <summary>The window without its first measurements.</summary>
    public SeriesWindow Skip(int count)
    {
        if (Sources.Length <= SourcesToSweep)
        {
            return this with
            {
                Stamps = Stamps[count..],
                Values = Values[count..],
                Denominators = Denominators.IsEmpty ? [] : Denominators[count..],
                Periods = Periods.IsEmpty ? [] : Periods[count..],
            };
        }

        var next = new Columns(Empty(Length, []), Count - count);
        for (var index = count; index < Count; index++)
        {
            next.Add(this[index]);
        }

        return next.ToWindow();
    }

    static SeriesWindow Empty(PeriodLength? length, ImmutableArray<MeasurementSource> sources) => new(length, sources, [], [], [], []);

    /// <summary>Columns that are being filled.</summary>
    struct Columns(SeriesWindow from, int capacity)
    {
        readonly Stamp[] _stamps = new Stamp[capacity];
        readonly double[] _values = new double[capacity];
        double[] _denominators = from.Denominators.IsEmpty ? [] : new double[capacity];
        readonly PeriodStamp[] _periods = from.Length is null ? [] : new PeriodStamp[capacity];
        ImmutableArray<MeasurementSource> _sources = from.Sources;
        int _count;

        public void Copy(int start, int end)
        {
            var length = end - start;
            from.Stamps.CopyTo(start, _stamps, _count, length);
            from.Values.CopyTo(start, _values, _count, length);
            if (!from.Denominators.IsEmpty)
            {
                from.Denominators.CopyTo(start, _denominators, _count, length);
            }

            if (!from.Periods.IsEmpty)
            {
                from.Periods.CopyTo(start, _periods, _count, length);
            }

            _count += length;
        }

        public void Add(Measurement measurement)
        {
            var at = measurement.Time.At ?? measurement.End;
            _stamps[_count] = new(at.ToUnixTimeMilliseconds(), measurement.Marks, IndexOf(measurement.Source));
            _values[_count] = measurement.Value;
            if (measurement.Denominator is { } denominator)
            {
                _denominators = _denominators.Length == 0 ? new double[capacity] : _denominators;
                _denominators[_count] = denominator;
            }

            if (measurement.Period is { } period)
            {
                _periods[_count] = new(period.Start, measurement.End, measurement.Time.Period is not null);
            }

            _count++;
        }

        public readonly SeriesWindow ToWindow() =>
            new(from.Length, _sources, Cut(_stamps), Cut(_values), Cut(_denominators), Cut(_periods));

        int IndexOf(MeasurementSource source)
        {
            var index = _sources.IndexOf(source);
            if (index < 0)
            {
                index = _sources.Length;
                _sources = _sources.Add(source);
            }

            return index;
        }

        readonly ImmutableArray<T> Cut<T>(T[] column) =>
            ImmutableCollectionsMarshal.AsImmutableArray(column.Length <= _count ? column : column[.._count]);
    }
}
