using System.CommandLine;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Bench.Metrics;

/// <summary>What one recorded measurement costs the domain (decide and apply, at the end of a full series), and what a full series weighs.</summary>
static class SeriesBenchmark
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Who Client = Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])));

    static readonly (string Name, MetricKind Kind, TimeSpan Step)[] Cases =
    [
        ("level", new MetricKind.LevelAtInstant(), TimeSpan.FromHours(24)),
        ("dailySumOncePerDay", new MetricKind.FlowPerPeriod(PeriodLength.Day, FlowSummary.Sum), TimeSpan.FromHours(24)),
        ("monthlySumOncePerHour", new MetricKind.FlowPerPeriod(PeriodLength.Month, FlowSummary.Sum), TimeSpan.FromHours(1)),
        ("weeklyRatioOncePerDay", new MetricKind.RatioPerPeriod(PeriodLength.Week), TimeSpan.FromHours(24)),
    ];

    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "Measurements of each kind.", DefaultValueFactory = _ => 20_000 };
        var command = new Command("series", "Recording at the end of a series: processor time, allocation, and the weight of a full one.") { count };
        command.SetAction(result =>
        {
            foreach (var (name, kind, step) in Cases)
            {
                Measure(name, kind, step, result.GetValue(count));
            }
        });
        return command;
    }

    static void Measure(string name, MetricKind kind, TimeSpan step, int count)
    {
        var metric = new Metric(MetricKey.Create("seats").Value, 1, "", kind, TimeSpan.Zero);
        var series = MeasurementSeries.Empty(new(metric.Key, 1, Side.Provider), kind);
        series = Record(series, metric, step, 0, count / 4);

        var before = Environment.CpuUsage.UserTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        series = Record(series, metric, step, count / 4, count);
        var parameters = new { kind = name, count, batch = 1 };
        Report.Result("series.record.cpu", (Environment.CpuUsage.UserTime - before).TotalMicroseconds / count, "us", parameters);
        Report.Result("series.record.allocated", (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count, "B", parameters);
        Report.Result("series.weight", WeightOf(series, metric, step, count), "B", parameters);
    }

    static MeasurementSeries Record(MeasurementSeries series, Metric metric, TimeSpan step, int from, int count)
    {
        var source = MeasurementSource.Of(Side.Provider, Client.Client);
        var ids = new IdSource(new Guid(2, 0, 0, new byte[8]));
        for (var index = from; index < from + count; index++)
        {
            // The year 2200 is the end of time.
            var at = Start + (step * (index % 60_000));
            var item = metric.Kind.IsQuotient() ? new NewMeasurement(at, null, null, index % 7, 9) : new NewMeasurement(at, null, index % 100);
            var context = new SeriesContext(metric, Calendar.Default, at, Client, ids) { IsBound = true };
            var decision = MeasurementSeries.Decide(series, new RecordMeasurements(source, [item]), context).Value;
            series = decision.Event is { } happened ? MeasurementSeries.Apply(series, happened) : series;
        }

        return series;
    }

    static double WeightOf(MeasurementSeries series, Metric metric, TimeSpan step, int count)
    {
        const int Copies = 1_000;
        var kept = new MeasurementSeries[Copies];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var copy = 0; copy < Copies; copy++)
        {
            kept[copy] = Record(series, metric, step, (count / 4) + count, 1);
        }

        var weight = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Copies;
        GC.KeepAlive(kept);
        return weight;
    }
}
