using System.Text.Json;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests;

/// <summary>One account with people on both sides: commands go in, events are folded, as the account's grain does it.</summary>
sealed class Scene
{
    public static readonly MetricKey Mentions = MetricKey.Create("mentions").Value;

    public static readonly MetricKey Seats = MetricKey.Create("seats").Value;

    static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    readonly List<AccountEvent> _journal = [];
    readonly List<(SeriesKey Series, string Key, byte[] Block)> _blocks = [];
    readonly Dictionary<(MetricKey Metric, int Version), StoredSeries> _stored = [];
    int _seed;
    Account? _awake;
    AccountAtRest? _resting;

    public Scene()
    {
        Csm = Member(Side.Provider, Role.ProviderCsm, 1);
        Manager = Member(Side.Provider, Role.ProviderManager, 2);
        Sponsor = Member(Side.Customer, Role.CustomerSponsor, 3);
        Contributor = Member(Side.Customer, Role.CustomerContributor, 4);
        AccountId = Id<Account>.Create(Value(5));
    }

    public MemberActor Csm { get; set; }

    public MemberActor Manager { get; set; }

    public MemberActor Sponsor { get; set; }

    public MemberActor Contributor { get; set; }

    public Id<Account> AccountId { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public Account? State { get; private set; }

    public Account Account => State!;

    public IReadOnlyList<AccountEvent> Journal => _journal;

    public Dictionary<string, string> Texts { get; } = [];

    public Func<Side, Id<Member>, bool> CanOwn { get; set; } = (_, _) => true;

    public Func<Id<Account>, IReadOnlyList<Id<Account>>?> FindAncestors { get; set; } = _ => null;

    public int LevelsBelow { get; set; }

    /// <summary>What the tenant says holds unless something else is said.</summary>
    public TenantSettings Settings { get; set; } = TenantSettings.Default;

    /// <summary>The tenant's templates.</summary>
    public Dictionary<Id<Template>, PlanTemplate> Templates { get; } = [];

    /// <summary>Metrics that are retired.</summary>
    public HashSet<MetricKey> Retired { get; } = [];

    public static MemberActor Member(Side side, Role role, int number) =>
        new(Id<Member>.Create(Value(number)), side, role, Mandate.Full, []);

    public static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);

    /// <summary>An opened account.</summary>
    public static Scene Opened()
    {
        var scene = new Scene();
        scene.Do(scene.Csm, new OpenAccount(scene.AccountId, "Acme"));
        return scene;
    }

    /// <summary>An opened account with one empty plan.</summary>
    public static Scene WithPlan(out Id<Plan> plan)
    {
        var scene = Opened();
        plan = scene.Make<Plan>(scene.Csm, new CreatePlan("Fewer tickets"));
        return scene;
    }

    /// <summary>How often stored measurements had to be loaded.</summary>
    public int Loads { get; private set; }

    public DecideContext Context(Actor actor) => new(Now, actor, new(Value(1000 + _seed)))
    {
        FindStored = (metric, version) => _stored.GetValueOrDefault((metric, version)),
        FindMetric = FindMetric,
        IsRetired = Retired.Contains,
        FindTemplate = template => Templates.GetValueOrDefault(template),
        Settings = Settings,
        FindAncestors = id => FindAncestors(id),
        LevelsBelow = LevelsBelow,
        CanOwn = (side, member) => CanOwn(side, member),
        Name = Texts.GetValueOrDefault($"{AccountId}.name"),
    };

    /// <summary>What would be decided; nothing changes.</summary>
    public Result<Decision<AccountEvent>> Try(Actor actor, AccountCommand command)
    {
        var decision = Account.Decide(State, command, Context(actor));
        if (!decision.IsSuccess || decision.Value.Needs.Count == 0)
        {
            return decision;
        }

        Assert.Empty(decision.Value.Events);
        Loads++;
        foreach (var need in decision.Value.Needs)
        {
            _stored[(need.Metric, need.Version)] = Load(need);
        }

        decision = Account.Decide(State, command, Context(actor));
        Assert.False(decision.IsSuccess && decision.Value.Needs.Count > 0, "What was asked for is enough.");
        _stored.Clear();
        return decision;
    }

    /// <summary>Decides, which must succeed, and folds.</summary>
    public Decision<AccountEvent> Do(Actor actor, AccountCommand command)
    {
        var decision = Try(actor, command);
        Assert.True(decision.IsSuccess, $"{command} is refused: {decision.Error?.Field}: {decision.Error?.Message}");
        _seed++;
        foreach (var happened in decision.Value.Events)
        {
            State = Account.Apply(State, happened);
            _journal.Add(happened);
        }

        Rest();
        foreach (var rows in decision.Value.Rows)
        {
            _blocks.Add((rows.Series, MeasurementBlock.KeyOf(rows.Series, rows.Measurements, _seed), MeasurementBlock.Encode(rows.Measurements)));
        }

        foreach (var text in decision.Value.Texts)
        {
            if (text.Text is { } words)
            {
                Texts[text.Key] = words;
            }
            else
            {
                Texts.Remove(text.Key);
            }
        }

        return decision.Value;
    }

    /// <summary>Decides and folds; the id that the answer names.</summary>
    public Id<T> Make<T>(Actor actor, AccountCommand command)
        where T : IIdentified => Id<T>.Parse(Do(actor, command).Subject).Value;

    /// <summary>Forgets the state and reads it back: from the encoded journal, which must lead to what a snapshot of the state says.</summary>
    public void Reload()
    {
        var snapshot = Json(State);
        Account? replayed = null;
        foreach (var happened in _journal)
        {
            replayed = Account.Apply(replayed, AccountEventCodec.Current.Decode(AccountEventCodec.Encode(happened)));
        }

        Assert.Equal(snapshot, Json(replayed));
        State = JsonSerializer.Deserialize<Account>(snapshot, DomainJson.Options);
        _awake = null;
    }

    /// <summary>Asserts that the command is refused.</summary>
    public DomainError Refused(Actor actor, AccountCommand command, DomainErrorCode code, string? field)
    {
        var decision = Try(actor, command);
        Assert.False(decision.IsSuccess, $"{command} is not refused.");
        Assert.Equal((code, field), (decision.Error.Code, decision.Error.Field));
        return decision.Error;
    }

    public static string Json(object? value) => JsonSerializer.Serialize(value, DomainJson.Options);

    // As a grain does between two calls: whatever a test does next, it does with an account that was at rest.
    void Rest()
    {
        if (State is not null)
        {
            _resting = _awake is null ? AccountAtRest.Of(State) : _resting!.After(_awake, State);
            State = _awake = _resting.Wake();
        }
    }

    // As the grain reads them: every block whose key is at or after the first one that can matter.
    StoredSeries Load(SeriesNeed need)
    {
        var series = new SeriesKey(need.Metric, need.Version, null);
        var first = MeasurementBlock.From(series, need.From);
        return MeasurementBlock.Read(need.From, _blocks
            .Where(block => block.Series.Metric == need.Metric && block.Series.Version == need.Version && string.CompareOrdinal(block.Key, first) >= 0)
            .Select(block => KeyValuePair.Create(block.Key, (ReadOnlyMemory<byte>)block.Block)));
    }

    static Metric? FindMetric(MetricKey key, int version) => (key.ToString(), version) switch
    {
        ("mentions", 1 or 2) => new(key, version, "mentions", new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum), TimeSpan.Zero),
        ("seats", 1) => new(key, version, "seats", new MetricKind.LevelAtInstant(), TimeSpan.Zero),
        _ => null,
    };
}
