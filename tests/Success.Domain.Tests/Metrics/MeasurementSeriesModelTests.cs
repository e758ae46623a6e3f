using System.Text.Json;
using Success.Domain.Drift;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Xunit.Abstractions;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Metrics;

/// <summary>
/// Random lives of a series, beside the model that keeps everything: any order of arrival, duplicates, replacements, corrections,
/// retractions, closes, measurements from behind the window; every event through JSON, the state through a snapshot now and then.
/// </summary>
public sealed class MeasurementSeriesModelTests(ITestOutputHelper output)
{
    static readonly DateTimeOffset Start = new(2025, 2, 25, 0, 0, 0, TimeSpan.Zero);

    static readonly MetricKind[] Kinds =
    [
        new MetricKind.LevelAtInstant(),
        new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Last),
        new MetricKind.LevelPerPeriod(PeriodLength.Week, LevelSummary.Mean),
        new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Min),
        new MetricKind.LevelPerPeriod(PeriodLength.Month, LevelSummary.Max),
        new MetricKind.FlowPerPeriod(PeriodLength.Day, FlowSummary.Sum),
        new MetricKind.FlowPerPeriod(PeriodLength.Quarter, FlowSummary.Count),
        new MetricKind.FlowToDate(TotalSince.FiscalYearStart, MayFall: false),
        new MetricKind.FlowToDate(TotalSince.FiscalYearStart, MayFall: true),
        new MetricKind.RatioPerPeriod(PeriodLength.Day),
        new MetricKind.RatePerPeriod(PeriodLength.Week),
        new MetricKind.RollingWindow(new MetricKind.LevelAtInstant(), 5),
        new MetricKind.RollingWindow(new MetricKind.RatioPerPeriod(PeriodLength.Day), 4),
        new MetricKind.RollingWindow(new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum), 3),
        new MetricKind.RollingWindow(new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Last), 70),
    ];

    public static IEnumerable<object[]> Lives =>
        from kind in Enumerable.Range(0, Kinds.Length) from seed in Enumerable.Range(1, 4) select new object[] { kind, seed };

    [Theory]
    [MemberData(nameof(Lives))]
    public void Series_AnyLife_IsWhatKeepingEverythingWouldBe(int kind, int seed)
    {
        output.WriteLine($"kind {Kinds[kind]}, seed {seed}");
        var life = new Life(Kinds[kind], seed);
        for (var step = 0; step < 160; step++)
        {
            life.Step();
        }

        Assert.True(life.WasLoaded || life.Series.Count < MeasurementSeries.Capacity, "The life should reach behind the window now and then.");
    }

    sealed class Life
    {
        readonly Random _random;
        readonly Calendar _calendar;
        readonly Metric _metric;
        readonly TimeSpan _lag;
        readonly NaiveSeries _naive;
        readonly MeasurementSource[] _sources;
        readonly SortedDictionary<string, ReadOnlyMemory<byte>> _rows = new(StringComparer.Ordinal);
        readonly List<Observation> _detector = [];
        readonly TimeSpan _pace;
        DateTimeOffset _now = Start;
        int _appends;

        public Life(MetricKind kind, int seed)
        {
            _random = new Random(seed);
            _calendar = Calendar.Create(seed % 2 == 0 ? "Europe/Berlin" : "America/St_Johns", 1 + (seed % 12), []).Value;
            _metric = new(MetricKey.Create("seats").Value, 1, "users", kind, TimeSpan.FromDays(_random.Next(0, 3)));
            _lag = TimeSpan.FromHours(_random.Next(0, 60));
            _naive = new(_metric, _calendar, _lag);
            _sources = [.. Enumerable.Range(0, 3).Select(index => MeasurementSource.Of(Side.Provider, Id<ApiClient>.Create(new Guid(index + 1, 0, 0, new byte[8]))))];
            _pace = TimeSpan.FromHours(kind.Periods() is PeriodLength.Quarter or PeriodLength.Month ? 90 : 15);
            Series = MeasurementSeries.Empty(new(_metric.Key, 1, Side.Provider), kind);
        }

        public MeasurementSeries Series { get; private set; }

        public bool WasLoaded { get; private set; }

        public void Step()
        {
            _now += _pace * _random.NextDouble();
            switch (_random.Next(10))
            {
                case 0: Close(); break;
                case 1: Retract(); break;
                default: Record(); break;
            }

            Compare();
        }

        void Close()
        {
            Carry(new ClosePeriods());
            _naive.Close(_now);
        }

        void Retract()
        {
            var identities = _naive.Identities.ToArray();
            if (identities.Length == 0)
            {
                return;
            }

            var (time, source) = identities[_random.Next(identities.Length)];
            Carry(new RetractMeasurement(time, source, "Counted twice."));
            _naive.Retract(time, source);
            _naive.Close(_now);
        }

        void Record()
        {
            var source = _sources[_random.Next(_sources.Length)];
            var items = Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Given(source)).ToArray();
            var decision = Carry(new RecordMeasurements(source, items));
            foreach (var (item, index) in items.Select((item, index) => (item, index)).OrderBy(pair => Order(pair.item)))
            {
                var outcome = decision.Results[index].Outcome;
                if (outcome == MeasurementOutcome.Refused && decision.Results[index].Error!.Code == DomainErrorCode.Conflict
                    && decision.Results[index].Error!.Message.StartsWith("Another item", StringComparison.Ordinal))
                {
                    continue;
                }

                var expected = _naive.Record(item, source, _now, bound: true);
                if (expected == MeasurementOutcome.Duplicate && item.Complete && outcome == MeasurementOutcome.Replaced)
                {
                    continue;
                }

                Assert.Equal(expected, outcome);
            }

            _naive.Close(_now);
        }

        (DateOnly, DateTimeOffset) Order(NewMeasurement item) =>
            item.Period is { } period ? (period.Start, DateTimeOffset.MaxValue)
            : _metric.Kind.Periods() is { } length ? (_calendar.PeriodAt(length, item.At!.Value).Start, item.At.Value)
            : (DateOnly.MinValue, item.At!.Value);

        // Mostly the newest, sometimes a repetition, sometimes something late from anywhere.
        NewMeasurement Given(MeasurementSource source)
        {
            var known = _naive.Identities.Where(identity => identity.Source == source).Select(identity => identity.Time).ToArray();
            var reach = (_now - Start) * (_random.Next(3) == 0 ? 1 : 0.02);
            var time = known.Length > 0 && _random.Next(4) == 0
                ? known[_random.Next(known.Length)]
                : MeasurementTime.Of(_now - (reach * _random.NextDouble()));
            var length = _metric.Kind.Periods();
            if (length is not null && time.At is { } at && _random.Next(2) == 0 && _metric.Kind.Seen() is not MetricKind.FlowPerPeriod { Summary: FlowSummary.Count })
            {
                time = MeasurementTime.Of(_calendar.PeriodAt(length.Value, at));
            }

            var total = _metric.Kind.IsRunningTotal() ? (time.At!.Value - Start).TotalDays : 0;
            var amount = Math.Round((_random.NextDouble() * 100) + total, 3);
            var complete = length is not null && _random.Next(8) == 0;
            return _metric.Kind.IsQuotient()
                ? new(time.At, time.Period, null, _random.Next(0, 5), _random.Next(0, 4) == 0 && _metric.Kind.Seen() is MetricKind.RatePerPeriod ? 0 : _random.Next(5, 40), complete)
                : new(time.At, time.Period, _random.Next(5) == 0 ? Math.Floor(amount / 50) * 50 : amount, Complete: complete);
        }

        SeriesDecision Carry(MeasurementCommand command)
        {
            var context = new SeriesContext(_metric, _calendar, _now, Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8]))), new IdSource(new Guid(_appends + 1, 0, 0, new byte[8])))
            {
                IsBound = true,
                ReportingLag = _lag,
            };
            var decision = MeasurementSeries.Decide(Series, command, context).Value;
            if (decision.NeedsFrom is { } from)
            {
                WasLoaded = true;
                var scan = _rows.Where(row => string.CompareOrdinal(row.Key, MeasurementBlock.From(Series.Key, from)) >= 0 && string.CompareOrdinal(row.Key, MeasurementBlock.To(Series.Key)) < 0);
                decision = MeasurementSeries.Decide(Series, command, context with { Stored = MeasurementBlock.Read(from, scan) }).Value;
                Assert.Null(decision.NeedsFrom);
            }

            if (decision.Event is { } happened)
            {
                Happen(happened, decision);
            }

            return decision;
        }

        void Happen(MeasurementEvent happened, SeriesDecision decision)
        {
            _appends++;
            if (!decision.Rows.IsEmpty)
            {
                _rows.Add(MeasurementBlock.KeyOf(Series.Key, decision.Rows, _appends), MeasurementBlock.Encode(decision.Rows));
            }

            _detector.RemoveAll(observation => observation.At >= decision.Change.From);
            Assert.True(decision.Change.Observations.IsEmpty || _detector.Count == 0 || _detector[^1].At < decision.Change.Observations[0].At);
            _detector.AddRange(decision.Change.Observations);

            Series = MeasurementSeries.Apply(Series, RoundTrip(happened));
            Series = _random.Next(4) == 0 ? RoundTrip(Series) : Series;
        }

        void Compare()
        {
            var expected = _naive.Observe();
            var held = Series.Observe();

            // Comparing first is much quicker than asserting each time.
            if (!expected.SequenceEqual(_detector) || !expected.TakeLast(held.Count).SequenceEqual(held))
            {
                Assert.Equal(expected, _detector);
                Assert.Equal(expected.TakeLast(held.Count), held);
            }

            Assert.True(held.Count >= Math.Min(expected.Count, 48), $"{held.Count} of {expected.Count} observations are held.");
            Assert.Equal(_naive.Open(), Series.Open() is { } open ? (open.Period.Start, open.Value) : null);
            Assert.True(Series.Count <= MeasurementSeries.Capacity);
        }

        static T RoundTrip<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;
    }
}
