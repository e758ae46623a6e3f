using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Server.Story;

// Time passes, and every morning the numbers of the day before come in.
sealed partial class Stage
{
    /// <summary>The hour (UTC) at which numbers are delivered.</summary>
    public const int DeliveryHour = 6;

    readonly Dictionary<RealSeries, int> _delivered = [];

    /// <summary>How many measurements the accounts have taken, and how many of them no KPI looked at yet.</summary>
    public (int Taken, int Unbound) Measured { get; private set; }

    /// <summary>Changes a value before it is delivered; the story says so where it does.</summary>
    public Func<RealSeries, MeasuredDay, double>? Spoil { get; set; }

    /// <summary>What is told of each step of time; null for nothing.</summary>
    public Diary? Diary { get; set; }

    /// <summary>Lets time pass until an instant; nothing happens when it is past.</summary>
    public async Task PassToAsync(DateTimeOffset until)
    {
        for (var delivery = NextDelivery(); delivery <= until; delivery = NextDelivery())
        {
            await Service.MoveToAsync(delivery, NoteAsync);
            await DeliverAsync(DateOnly.FromDateTime(delivery.UtcDateTime).AddDays(-1));
            await Service.SettleAsync();
            await NoteAsync();
        }

        if (until > Now)
        {
            await Service.MoveToAsync(until, NoteAsync);
        }
    }

    /// <summary>Lets time pass, delivery by delivery, until something has come about.</summary>
    /// <param name="hasCome">Whether it has.</param>
    /// <param name="what">What is waited for, for when it never comes.</param>
    public async Task PassUntilAsync(Func<Task<bool>> hasCome, string what)
    {
        while (!await hasCome())
        {
            if (NextDelivery() > At(today))
            {
                throw new InvalidOperationException($"The data end before this came about: {what}.");
            }

            await PassToAsync(NextDelivery());
        }
    }

    /// <summary>The measurement of a day, as it is delivered.</summary>
    public static NewMeasurement Measurement(DateOnly day, double value) =>
        new(At: null, new Period(PeriodLength.Day, day), value, Complete: true);

    /// <summary>Who delivers an account's numbers.</summary>
    public Participant SupplierOf(StoryAccount account) => account.System ?? Collector;

    /// <summary>As which source the numbers come in.</summary>
    public static MeasurementSource SourceOf(Participant supplier) => MeasurementSource.Of(supplier.Side, supplier.Audience.Client);

    DateTimeOffset NextDelivery()
    {
        var delivery = At(DateOnly.FromDateTime(Now.UtcDateTime), DeliveryHour);
        return delivery > Now ? delivery : delivery.AddDays(1);
    }

    /// <summary>What has changed up to now was told; the diary goes on from here.</summary>
    public async Task ToldAsync()
    {
        await Service.SettleAsync();
        await (Diary?.NoteAsync(this, isTold: true) ?? Task.CompletedTask);
        teller.Page.Space();
    }

    Task NoteAsync() => Diary is { } diary ? diary.NoteAsync(this) : Task.CompletedTask;

    async Task DeliverAsync(DateOnly through)
    {
        foreach (var account in Accounts)
        {
            BatchItem[] items = [.. account.Series.SelectMany(series => Due(series, through))];
            if (items.Length > 0)
            {
                var supplier = SupplierOf(account);
                var answer = await DoAsync(supplier, account, new RecordBatch(SourceOf(supplier), items));
                Count(answer.Results);
            }
        }
    }

    IEnumerable<BatchItem> Due(RealSeries series, DateOnly through)
    {
        var next = _delivered.GetValueOrDefault(series);
        for (; next < series.Days.Count && series.Days[next].Day <= through; next++)
        {
            var day = series.Days[next];
            yield return new(series.Metric, 1, Measurement(day.Day, Spoil?.Invoke(series, day) ?? day.Value));
        }

        _delivered[series] = next;
    }

    void Count(IReadOnlyCollection<MeasurementResult> results) => Measured = (
        Measured.Taken + results.Count(result => result.Outcome is MeasurementOutcome.Recorded or MeasurementOutcome.Unbound),
        Measured.Unbound + results.Count(result => result.Outcome == MeasurementOutcome.Unbound));
}
