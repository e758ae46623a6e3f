using System.Text;
using Success.Domain.Kpis;

namespace Success.Domain.Portfolio;

/// <summary>Counts accounts one after the other into an overview.</summary>
sealed class OverviewTally(DateTimeOffset now)
{
    readonly int[] _standings = new int[Enum.GetValues<Standing>().Length];
    readonly Dictionary<string, Part> _segments = new(StringComparer.Ordinal);
    readonly MoneySum _valueAtRisk = new();
    readonly Part _all = new();
    int _atRisk;
    int _withinDay;
    int _withinWeek;
    int _withinMonth;
    int _older;
    int _never;

    /// <summary>Counts an account.</summary>
    /// <param name="row">The account.</param>
    /// <param name="counts">Whether its revenue counts in the whole set.</param>
    /// <param name="atRisk">Whether it is in danger.</param>
    /// <param name="countsAtRisk">Whether its revenue counts in the set of those in danger.</param>
    public void Add(PackedSummary row, bool counts, bool atRisk, bool countsAtRisk)
    {
        _standings[(int)row.Standing]++;
        CountAge(row.Layout.LatestData);
        var segment = SegmentOf(row);
        _all.Add(row, counts, atRisk && countsAtRisk);
        segment.Add(row, counts, atRisk && countsAtRisk);
        if (atRisk)
        {
            _atRisk++;
            _valueAtRisk.Add(row.Layout.AttentionCurrency, row.Layout.AttentionValue);
        }
    }

    public PortfolioOverview ToOverview() => new(
        _all.Accounts,
        [.. Enum.GetValues<Standing>().Select(standing => new StandingCount(standing, _standings[(int)standing])).Where(count => count.Accounts > 0)],
        _all.Arr.ToMoney(),
        new(_atRisk, _all.ArrAtRisk.ToMoney(), _valueAtRisk.ToMoney()),
        new(_withinDay, _withinWeek, _withinMonth, _older, _never),
        [.. _segments.OrderByDescending(part => part.Value.Accounts).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part =>
            new SegmentShare(part.Key, part.Value.Accounts, part.Value.Arr.ToMoney(), part.Value.ArrAtRisk.ToMoney()))]);

    void CountAge(long latest)
    {
        var age = now.UtcTicks - latest;
        _ = latest == 0 ? _never++
            : age <= TimeSpan.TicksPerDay ? _withinDay++
            : age <= 7 * TimeSpan.TicksPerDay ? _withinWeek++
            : age <= 30 * TimeSpan.TicksPerDay ? _withinMonth++
            : _older++;
    }

    Part SegmentOf(PackedSummary row)
    {
        Span<char> name = stackalloc char[AccountSummary.MaxLabelLength];
        name = name[..Encoding.ASCII.GetChars(row.Segment, name)];
        var segments = _segments.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!segments.TryGetValue(name, out var part))
        {
            _segments.Add(name.ToString(), part = new());
        }

        return part;
    }

    sealed class Part
    {
        public int Accounts { get; private set; }

        public MoneySum Arr { get; } = new();

        public MoneySum ArrAtRisk { get; } = new();

        public void Add(PackedSummary row, bool counts, bool countsAtRisk)
        {
            Accounts++;
            if (counts)
            {
                Arr.Add(row.Layout.ArrCurrency, row.Layout.Arr);
            }

            if (countsAtRisk)
            {
                ArrAtRisk.Add(row.Layout.ArrCurrency, row.Layout.Arr);
            }
        }
    }
}
