using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Bench.Accounts;

/// <summary>
/// A large provider's accounts from a seed: 100 owners, 8 segments, 200 tags of which an account has 0 to 5, names of 12 to 36
/// characters, one account in four below another, a quarter of the standings worrying.
/// </summary>
sealed class SyntheticAccounts
{
    public const int Owners = 100;

    static readonly string[] Words =
        ["Alder", "Baltic", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Iris", "Juniper", "Kestrel", "Linden", "Meridian", "Nordic", "Orchard", "Pacific"];

    static readonly string[] Kinds = ["Logistics GmbH", "Software Ltd", "Bank AG", "Foods SA", "Energy plc", "Media Inc", "Health Oy", "Retail BV"];
    static readonly string[] Segments = ["enterprise", "midmarket", "small", "public", "partner", "trial", "strategic", "legacy"];
    static readonly string[] Tags = [.. Enumerable.Range(0, 200).Select(i => $"tag-{i:D3}")];

    // 8 + 4 + 13 in a hundred are off track, missed or at risk.
    static readonly Standing[] Standings =
    [
        .. Enumerable.Repeat(Standing.OffTrack, 8), .. Enumerable.Repeat(Standing.Missed, 4), .. Enumerable.Repeat(Standing.AtRisk, 13),
        .. Enumerable.Repeat(Standing.NoData, 10), .. Enumerable.Repeat(Standing.OnTrack, 50), .. Enumerable.Repeat(Standing.Achieved, 15),
    ];

    readonly Random _random;
    readonly Id<Account>[] _ids;

    public SyntheticAccounts(int count, int seed)
    {
        _random = new Random(seed);
        var ids = new IdSource(new Guid(seed, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
        OwnerIds = [.. Enumerable.Range(0, Owners).Select(_ => ids.Next<Member>())];
        _ids = [.. Enumerable.Range(0, count).Select(_ => ids.Next<Account>())];
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Id<Member>> OwnerIds { get; }

    public IEnumerable<AccountSummary> All() => Enumerable.Range(0, _ids.Length).Select(at => Make(at, version: 1));

    /// <summary>What a measurement changes: standing, attention, progress, curve, alerts, latest data, next wake; of any account.</summary>
    public AccountSummary Measured(PortfolioIndex index, long version)
    {
        var known = index.Find(_ids[_random.Next(_ids.Length)])!;
        var fresh = Make(0, version);
        return known with
        {
            Version = version,
            Standing = fresh.Standing,
            Attention = fresh.Attention,
            Progress = fresh.Progress,
            Sparkline = fresh.Sparkline,
            OpenAlerts = fresh.OpenAlerts,
            LatestData = Now,
            NextWake = fresh.NextWake,
        };
    }

    /// <summary>Eight owners' worrying accounts: 2,000 of 100,000.</summary>
    public PortfolioFilter TeamsWorries() => new()
    {
        Owners = [.. _random.GetItems([.. Enumerable.Range(0, Owners)], 100).Distinct().Take(8).Select(owner => OwnerIds[owner])],
        Standings = [Standing.OffTrack, Standing.Missed, Standing.AtRisk],
    };

    AccountSummary Make(int at, long version) => new()
    {
        Id = _ids[at],
        Version = version,
        ExternalId = $"CUST-{at:D8}",
        Name = $"{Pick(Words)} {(_random.Next(2) == 0 ? Pick(Words) + " " : "")}{Pick(Kinds)}",
        Segment = Pick(Segments),
        Tags = [.. _random.GetItems(Tags, _random.Next(6)).Distinct()],
        Parent = at > 0 && _random.Next(4) == 0 ? _ids[_random.Next(Math.Min(at, (_ids.Length / 10) + 1))] : default,
        Owner = Pick(OwnerIds),
        Standing = Pick(Standings),
        Attention = Attention.Part(new Money(_random.Next(1, 2000) * 500, "EUR"), _random.NextDouble(), _random.NextDouble()),
        Arr = new Money(_random.Next(1, 4000) * 250, _random.Next(3) == 0 ? "USD" : "EUR"),
        RenewsOn = DateOnly.FromDateTime(Now.Date).AddDays(_random.Next(730)),
        Progress = _random.NextSingle(),
        Sparkline = new(RandomPoints()),
        OpenAlerts = _random.Next(4) == 0 ? new(_random.Next(1, 4), 1, 0) : OpenAlerts.None,
        LatestData = Now.AddMinutes(-_random.Next(60 * 24 * 40)),
        NextWake = Now.AddMinutes(_random.Next(60 * 24 * 7)),
    };

    byte[] RandomPoints()
    {
        var points = new byte[Sparkline.Length];
        _random.NextBytes(points);
        return points;
    }

    T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
