using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;

namespace Success.Server.Demo;

/// <summary>One account of the demo and what its two sides do: its diary, its numbers, its people.</summary>
sealed partial class Engagement
{
    static readonly string[] Segments = ["enterprise", "mid-market", "growth"];
    static readonly string[] Zones = ["Europe/Berlin", "Europe/London", "America/New_York", "UTC"];
    static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF"];

    // A metric that cannot dip cannot be chosen where the course wants it to; the next one can.
    static readonly Course[] Steady = [Course.OnPath, Course.Noisy, Course.SlowSlip, Course.Achieved, Course.Missed, Course.WithinTolerance, Course.Silent];

    readonly DemoWorld _world;
    readonly Engagement? _parent;
    readonly DemoDiary _diary = new();
    readonly Random _random;
    readonly decimal _arr;
    readonly DemoSeries _outcome;
    readonly DemoSeries? _range;
    bool _isArchived;

    /// <param name="world">Where.</param>
    /// <param name="number">Counts the accounts.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parent">The account above it; null at the top.</param>
    public Engagement(DemoWorld world, int number, string name, Engagement? parent)
    {
        (_world, Number, Name, _parent) = (world, number, name, parent);
        _random = new Random(HashCode(world.Options.Seed, number));
        Id = world.NextId<Account>();
        Scenario = Scenario.All[(number + world.Options.Seed - DemoOptions.UsualSeed) % Scenario.All.Count];
        _arr = Revenue();
        _outcome = new(MetricFor(number), Scenario.Course, _random, world.FirstDay, world.LastDay);
        _range = number % 2 == 0 || Scenario.Dealing == Dealing.PartlyAccepted
            ? new(DemoMetrics.Ranges[number / 2 % DemoMetrics.Ranges.Count], Course.OnPath, _random, world.FirstDay, world.LastDay)
            : null;
    }

    /// <summary>Counts the accounts.</summary>
    public int Number { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its id.</summary>
    public Id<Account> Id { get; }

    /// <summary>What becomes of it.</summary>
    public Scenario Scenario { get; }

    /// <summary>1 at the top.</summary>
    public int Level => _parent is null ? 1 : _parent.Level + 1;

    /// <summary>The account at the top of its group; itself when it is that.</summary>
    public Engagement Top => _parent?.Top ?? this;

    /// <summary>The provider's member who looks after the group.</summary>
    public Audience? Csm { get; set; }

    /// <summary>The customer's member who answers for the group.</summary>
    public Audience? Sponsor { get; set; }

    /// <summary>The member who looks after the customer's programs; null where there are none.</summary>
    public Audience? Admin { get; set; }

    /// <summary>The customer's own system; null where the provider's delivers everything.</summary>
    public Audience? System { get; set; }

    /// <summary>Whether the customer's own system delivers the numbers of its outcome.</summary>
    public bool HasSystem => _parent is null && _outcome.Metric.Key == "online_orders";

    /// <summary>The part of the sponsor's address before the at sign.</summary>
    public string SponsorMail => $"sponsor-{Number}";

    /// <summary>Whether something is agreed by which its outcome is measured.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>The kind of the metric of its outcome.</summary>
    public MetricKind OutcomeKind => _outcome.Metric.Kind;

    Audience Provider => Top.Csm ?? throw new InvalidOperationException("Nobody looks after this group.");

    Audience Customer => Top.Sponsor ?? throw new InvalidOperationException("Nobody answers for this group.");

    string Currency => Currencies[Top.Number % Currencies.Length];

    Supplier OutcomeSupplier => HasSystem ? Supplier.CustomerSystem : _outcome.Metric.Supplier;

    /// <summary>Opens the account with revenue and renewal.</summary>
    public async Task OpenAsync()
    {
        await _world.DoAsync(_world.Owner, Id, new OpenAccount(Id, Name)
        {
            ExternalId = $"CRM-{10_000 + Number}",
            Segment = _parent is null ? Segments[Number % Segments.Length] : Segments[0],
            Tags = Number % 3 == 0 ? ["reference"] : Number % 5 == 0 ? ["new-market", "pilot"] : [],
            Parent = _parent?.Id ?? default,
            Calendar = Calendar.Create(Zones[Top.Number % Zones.Length], fiscalStart: Number % 4 == 0 ? 4 : 1, []).Value,
        });
        await RecordAsync(_world.FirstDay.AddDays(-200), _arr);
        await _world.DoAsync(_world.Owner, Id, new RecordRenewal(_world.LastDay.AddDays(10 + _random.Next(350))));
        if (_parent is null && Number % 3 != 0)
        {
            At(_world.Options.Days / 2, () => RecordAsync(_world.Today, Hundreds((double)_arr * (0.95 + (_random.NextDouble() / 2)))));
        }
    }

    /// <summary>Says who looks after the account on both sides, and enters the year into the diary.</summary>
    public async Task NameOwnersAsync()
    {
        // Where nobody is named, a proposal has no counterpart.
        var sponsor = Scenario.Dealing == Dealing.Proposed && Number % 4 < 2 ? default : Customer.Member;
        await _world.DoAsync(_world.Owner, Id, new UpdateAccount { Owners = new Owners(Provider.Member, sponsor) });
        PlanTheYear();
    }

    /// <summary>Whether something is to be done today.</summary>
    public bool IsDue => _diary.IsDue(_world.Today);

    /// <summary>Does what is to be done today.</summary>
    public Task DoAsync() => _diary.DoAsync(_world.Today);

    // The revenue of an account includes that of the at most two below it.
    decimal Revenue() => Hundreds(_parent is null
        ? 18_000 + (700_000 * Math.Pow(_random.NextDouble(), 3))
        : (double)_parent._arr * (0.2 + (0.2 * _random.NextDouble())));

    static decimal Hundreds(double amount) => 100 * decimal.Round((decimal)amount / 100);

    Task<AccountAnswer> RecordAsync(DateOnly from, decimal amount) =>
        _world.DoAsync(_world.Owner, Id, new RecordRevenue(from, new Money(amount, Currency)));

    /// <summary>Enters something so many days before the end.</summary>
    void At(int daysBeforeEnd, Func<Task> doAsync) => _diary.Enter(_world.LastDay.AddDays(-daysBeforeEnd), doAsync);

    void At(DateOnly day, Func<Task> doAsync) => _diary.Enter(day, doAsync);

    DemoMetric MetricFor(int number)
    {
        var metric = DemoMetrics.Outcomes[number % DemoMetrics.Outcomes.Count];
        return metric.CanDip || (Scenario.Dealing == Dealing.Agreed && Steady.Contains(Scenario.Course))
            ? metric
            : DemoMetrics.Outcomes[(number + 1) % DemoMetrics.Outcomes.Count] is { CanDip: true } next ? next : DemoMetrics.Outcomes[0];
    }

    // System.HashCode differs from run to run.
    static int HashCode(int seed, int number) => unchecked((seed * 486_187_739) + (number * 16_777_619));
}
