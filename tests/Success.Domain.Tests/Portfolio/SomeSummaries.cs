using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Portfolio;

/// <summary>Accounts at random from a seed: few owners, segments and tags, names that differ in case, accents and length.</summary>
sealed class SomeSummaries(int seed)
{
    static readonly string[] Names = ["Äpfel & Söhne", "apfel", "Zebra", "zebra holding", "Crème Brûlée SA", "株式会社データ", "Ωmega", "Delta 3", "delta 12", "🙂 Smile"];
    static readonly string[] Segments = ["", "enterprise", "mid market", "small"];
    static readonly string[] TagWords = ["beta", "churn-risk", "emea", "nps", "pilot", "reference"];
    static readonly string[] Currencies = ["EUR", "USD", "JPY"];

    readonly Random _random = new(seed);

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public Random Random => _random;

    public Id<T> NewId<T>()
        where T : IIdentified
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return Id<T>.Create(new Guid(bytes));
    }

    public IReadOnlyList<Id<Member>> Owners { get; } = MakeOwners(seed);

    public AccountSummary Next(Id<Account> id, long version, Id<Account> parent = default) => new()
    {
        Id = id,
        Version = version,
        ExternalId = Chance(0.1) ? "" : $"CUST-{_random.Next(2000):D5}",
        Name = $"{Pick(Names)} {(Chance(0.5) ? _random.Next(50) : "")}".Trim(),
        Segment = Pick(Segments),
        Tags = [.. TagWords.Where(_ => Chance(0.3))],
        Parent = parent,
        Owner = Chance(0.1) ? default : Owners[_random.Next(Owners.Count)],
        Standing = Pick(Enum.GetValues<Standing>()),
        Lifecycle = Chance(0.8) ? AccountLifecycle.Active : Pick(Enum.GetValues<AccountLifecycle>()),
        Attention = Chance(0.2) ? null : Attention.Part(new Money(_random.Next(50) * 1000, "EUR"), _random.NextDouble(), _random.NextDouble()),
        Arr = Chance(0.2) ? null : new Money(_random.Next(40) * 2500.25m, Pick(Currencies)),
        ReviewsOn = Chance(0.6) ? null : new DateOnly(2026, 1, 1).AddDays(_random.Next(60)),
        RenewsOn = Chance(0.2) ? null : new DateOnly(2026, 1, 1).AddDays(_random.Next(200)),
        Progress = Chance(0.2) ? null : (_random.Next(-20, 21) / 20f),
        Sparkline = Sparkline.Of([.. Enumerable.Range(0, _random.Next(30)).Select(_ => _random.NextDouble())]),
        OpenAlerts = Chance(0.6) ? OpenAlerts.None : new(_random.Next(1, 5), _random.Next(2), _random.Next(2)),
        LatestData = Chance(0.2) ? null : Start.AddHours(-_random.Next(2000)),
        WaitingFor = Pick(Enum.GetValues<WaitingFor>()),
        NextWake = Chance(0.3) ? null : Start.AddMinutes(_random.Next(10_000)),
    };

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    static Id<Member>[] MakeOwners(int seed)
    {
        var ids = new IdSource(new Guid(seed, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        return [.. Enumerable.Range(0, 6).Select(_ => ids.Next<Member>())];
    }
}
