using System.Text.Json;
using Success.Domain.Drift;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Metrics;

/// <summary>
/// Random lives of a series whose numbers are accepted in reviews here and there, beside a model that keeps everything: without a note nothing
/// that both sides accepted changes, and nothing is refused that leaves it as it is.
/// </summary>
public sealed class ReviewedTimesModelTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    static readonly MetricKind[] Kinds =
    [
        new MetricKind.LevelAtInstant(),
        new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean),
        new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum),
        new MetricKind.FlowToDate(TotalSince.FiscalYearStart, MayFall: true),
        new MetricKind.RatioPerPeriod(PeriodLength.Day),
        new MetricKind.RollingWindow(new MetricKind.LevelAtInstant(), 4),
        new MetricKind.RollingWindow(new MetricKind.FlowPerPeriod(PeriodLength.Day, FlowSummary.Sum), 3),
    ];

    public static TheoryData<int> EachKind => [.. Enumerable.Range(0, Kinds.Length)];

    [Theory]
    [MemberData(nameof(EachKind))]
    public void Record_WithoutANote_ChangesNothingThatWasAccepted_AndIsRefusedForNothingElse(int kind)
    {
        var (refused, taken) = (0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var life = new Life(Kinds[kind], new Random(seed));
            for (var step = 0; step < 60; step++)
            {
                life.Step();
            }

            (refused, taken) = (refused + life.Refused, taken + life.TakenBeforeAnAcceptedTime);
        }

        // Both happen often enough to mean something.
        Assert.True(refused >= 20 && taken >= 20, $"{refused} refused, {taken} taken before an accepted time.");
    }

    sealed class Life(MetricKind kind, Random random)
    {
        static readonly Who Client = Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])));
        static readonly MeasurementSource Source = MeasurementSource.Of(Side.Provider, Client.Client);

        readonly Metric _metric = new(MetricKey.Create("seats").Value, 1, "seats", kind, TimeSpan.Zero);
        readonly List<NewMeasurement> _taken = [];
        readonly List<ReviewedTime> _accepted = [];
        MeasurementSeries _series = MeasurementSeries.Empty(new(MetricKey.Create("seats").Value, 1, Side.Provider), kind);
        DateTimeOffset _now = Start.AddDays(2);

        public int Refused { get; private set; }

        public int TakenBeforeAnAcceptedTime { get; private set; }

        public void Step()
        {
            _now += TimeSpan.FromHours(random.Next(6, 40));
            if (random.Next(6) == 0)
            {
                Accept();
            }
            else
            {
                Record();
            }
        }

        void Accept()
        {
            var from = Start.AddDays(random.Next(0, Math.Max(1, (int)(_now - Start).TotalDays - 1)));
            var through = from.AddDays(random.Next(1, 6));
            if (through <= _now)
            {
                _accepted.Add(new(from, through));
                Carry(new AcceptReview(from, through));
            }
        }

        void Record()
        {
            var at = random.Next(2) == 0 ? _now : Start + ((_now - Start) * random.NextDouble());
            var item = kind.IsQuotient()
                ? new NewMeasurement(at, null, null, random.Next(1, 5), random.Next(5, 9))
                : new NewMeasurement(at, null, random.Next(1, 100));
            item = item with { Note = random.Next(5) == 0 ? "Counted anew." : null };
            var before = _series;
            var result = Carry(new RecordMeasurements(Source, [item])).Results[0];

            // The whole truth, from nothing but what was taken: what the detectors see with it, and without it.
            var end = kind.Periods() is { } length ? Calendar.Default.EndOf(Calendar.Default.PeriodAt(length, at)) : MeasurementTime.Of(at).At!.Value;
            var isInside = IsAccepted(end);
            var changes = !Accepted(Replayed([.. _taken])).SequenceEqual(Accepted(Replayed([.. _taken, item])));
            if (result.Outcome == MeasurementOutcome.Refused)
            {
                Refused++;
                Assert.Equal("items[0].note", result.Error!.Field);
                Assert.Null(item.Note);
                Assert.True(isInside || changes, $"{at:O} was refused: {result.Error.Message}");
                Assert.Equal(isInside, result.Error.Message.StartsWith("Both sides have accepted", StringComparison.Ordinal));
                Assert.Equal(before, _series);
                return;
            }

            _taken.Add(item);
            Assert.True(item.Note is not null || !(isInside || changes), $"{at:O} was taken without a note.");
            Assert.Equal(Accepted(Replayed([.. _taken])), Accepted(_series));
            TakenBeforeAnAcceptedTime += item.Note is null && _accepted.Any(time => time.Through > end) ? 1 : 0;
        }

        bool IsAccepted(DateTimeOffset at) => _accepted.Any(time => at > time.After && at <= time.Through);

        List<Observation> Accepted(MeasurementSeries series) => [.. series.Observe().Where(observation => IsAccepted(observation.At))];

        // Every period that has begun counts as over, so that it is the numbers that are compared and not when a period closes.
        MeasurementSeries Replayed(NewMeasurement[] items)
        {
            var series = MeasurementSeries.Empty(_series.Key, kind);
            if (items.Length > 0)
            {
                var decision = MeasurementSeries.Decide(series, new RecordMeasurements(Source, [.. items.Select(item => item with { Note = null })]), Context()).Value;
                series = MeasurementSeries.Apply(series, decision.Event!);
            }

            return series;
        }

        SeriesDecision Carry(MeasurementCommand command)
        {
            var decision = MeasurementSeries.Decide(_series, command, Context()).Value;
            if (decision.Event is { } happened)
            {
                var told = JsonSerializer.Serialize(happened, DomainJson.Options);
                _series = MeasurementSeries.Apply(_series, JsonSerializer.Deserialize<MeasurementEvent>(told, DomainJson.Options)!);
            }

            return decision;
        }

        SeriesContext Context() => new(_metric, Calendar.Default, _now, Client, new IdSource(new Guid(_taken.Count + 1, 0, 0, new byte[8])));
    }
}
