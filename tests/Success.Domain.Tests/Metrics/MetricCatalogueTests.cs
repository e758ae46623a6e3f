using System.Text.Json;
using Success.Domain.Metrics;

namespace Success.Domain.Tests.Metrics;

public sealed class MetricCatalogueTests
{
    static readonly MetricDefinition Seats = new("users", new MetricKind.LevelAtInstant(), TimeSpan.FromDays(2));

    [Fact]
    public void Define_NewKey_IsItsVersionOneWithTextsOutsideTheEvent()
    {
        var decision = Decide(MetricCatalogue.Empty, new DefineMetric("seats", " Seats in use ", "Signed in this month.", Seats)).Value;

        var defined = Assert.IsType<MetricDefined>(Assert.Single(decision.Events));
        Assert.Equal(new Metric(Key("seats"), 1, "users", new MetricKind.LevelAtInstant(), TimeSpan.FromDays(2)), defined.Metric);
        Assert.Equal(["seats.name", "seats.meaning"], decision.Texts.Select(text => text.Key));
        Assert.Equal("Seats in use", decision.Texts[0].Text);
        Assert.Equal(decision.Texts.Select(text => text.Digest), [defined.Name, defined.Meaning]);
        Assert.DoesNotContain("Seats in use", JsonSerializer.Serialize<MetricEvent>(defined), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seats", "key")]
    [InlineData("", "key")]
    [InlineData(null, "key")]
    public void Define_WrongKey_IsRefusedAtKey(string? key, string field) =>
        Assert.Equal(field, Decide(MetricCatalogue.Empty, new DefineMetric(key, "Seats", null, Seats)).Error!.Field);

    [Fact]
    public void Define_TakenKey_IsAConflictAlsoWhenRetired()
    {
        var catalogue = With(With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats)), new RetireMetric(Key("seats")));

        Assert.Equal(DomainErrorCode.Conflict, Decide(catalogue, new DefineMetric("seats", "Seats", null, Seats)).Error!.Code);
    }

    [Fact]
    public void Define_AtTheLimitAndOneBeyond_TakesTheFirstUntilOneIsRetired()
    {
        var catalogue = Enumerable.Range(0, MetricCatalogue.MaxMetrics).Aggregate(
            MetricCatalogue.Empty, (soFar, i) => With(soFar, new DefineMetric($"m{i}", "Metric", null, Seats)));
        var oneMore = new DefineMetric("one_more", "Metric", null, Seats);

        Assert.Equal(DomainErrorCode.LimitReached, Decide(catalogue, oneMore).Error!.Code);

        var retired = With(With(catalogue, new RetireMetric(Key("m0"))), oneMore);

        Assert.Equal(MetricCatalogue.MaxMetrics, retired.InUse);
        Assert.Equal(DomainErrorCode.LimitReached, Decide(retired, new ReinstateMetric(Key("m0"))).Error!.Code);
    }

    [Fact]
    public void Define_AsManyKeysAsFitAndOneMore_IsRefusedThoughFewAreInUse()
    {
        var catalogue = MetricCatalogue.Empty;
        for (var i = 0; i < MetricCatalogue.MaxKeys; i++)
        {
            catalogue = With(With(catalogue, new DefineMetric($"m{i}", "Metric", null, Seats)), new RetireMetric(Key($"m{i}")));
        }

        Assert.Equal(DomainErrorCode.LimitReached, Decide(catalogue, new DefineMetric("one_more", "Metric", null, Seats)).Error!.Code);
    }

    [Fact]
    public void Revise_AnotherDefinition_IsTheNextVersionAndKeepsTheFirst()
    {
        var catalogue = With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats));
        var revised = With(catalogue, new ReviseMetric(Key("seats"), 1, Seats with { Unit = "seats" }));

        Assert.Equal("users", revised.Find(Key("seats"), 1)!.Unit);
        Assert.Equal("seats", revised.Find(Key("seats"), 2)!.Unit);
        Assert.Equal(2, revised.Latest(Key("seats"))!.Version);
        Assert.Null(revised.Find(Key("seats"), 3));
        Assert.Null(revised.Find(Key("seats"), 0));
    }

    [Fact]
    public void Revise_TheSameDefinition_ChangesNothing() =>
        Assert.Empty(Decide(
            With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats)), new ReviseMetric(Key("seats"), 1, Seats)).Value.Events);

    [Fact]
    public void Revise_FromAnOldVersion_IsStale()
    {
        var catalogue = With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats));
        var revised = With(catalogue, new ReviseMetric(Key("seats"), 1, Seats with { Unit = "seats" }));

        Assert.Equal(DomainErrorCode.Stale, Decide(revised, new ReviseMetric(Key("seats"), 1, Seats with { Unit = "chairs" })).Error!.Code);
    }

    [Fact]
    public void Revise_AtTheLimitOfVersions_IsRefused()
    {
        var catalogue = With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats));
        for (var version = 1; version < MetricCatalogue.MaxVersions; version++)
        {
            catalogue = With(catalogue, new ReviseMetric(Key("seats"), version, Seats with { Unit = $"u{version}" }));
        }

        Assert.Equal(
            DomainErrorCode.LimitReached,
            Decide(catalogue, new ReviseMetric(Key("seats"), MetricCatalogue.MaxVersions, Seats with { Unit = "x" })).Error!.Code);
    }

    [Fact]
    public void Describe_WithoutAMeaning_DeletesItsText()
    {
        var catalogue = With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", "Signed in.", Seats));
        var decision = Decide(catalogue, new DescribeMetric(Key("seats"), "Chairs", null)).Value;

        Assert.Null(Assert.IsType<MetricDescribed>(Assert.Single(decision.Events)).Meaning);
        Assert.Null(decision.Texts.Single(text => text.Key == "seats.meaning").Text);
    }

    [Fact]
    public void Retire_ThenReinstate_PutsItBackIntoUse()
    {
        var catalogue = With(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats));
        var retired = With(catalogue, new RetireMetric(Key("seats")));

        Assert.True(retired.Metrics[Key("seats")].IsRetired);
        Assert.Empty(Decide(retired, new RetireMetric(Key("seats"))).Value.Events);
        Assert.False(With(retired, new ReinstateMetric(Key("seats"))).Metrics[Key("seats")].IsRetired);
        Assert.Equal(0, retired.InUse);
    }

    [Fact]
    public void Decide_UnknownMetric_IsNotFound()
    {
        MetricCommand[] commands =
        [
            new ReviseMetric(Key("seats"), 1, Seats), new DescribeMetric(Key("seats"), "Seats", null),
            new RetireMetric(Key("seats")), new ReinstateMetric(Key("seats")),
        ];

        Assert.All(commands, command => Assert.Equal(DomainErrorCode.NotFound, Decide(MetricCatalogue.Empty, command).Error!.Code));
    }

    public static TheoryData<MetricKind?, string?> Kinds => new()
    {
        { null, "kind" },
        { new MetricKind.LevelAtInstant(), null },
        { new MetricKind.LevelPerPeriod(PeriodLength.Week, LevelSummary.Mean), null },
        { new MetricKind.LevelPerPeriod((PeriodLength)5, LevelSummary.Mean), "kind.period" },
        { new MetricKind.LevelPerPeriod(PeriodLength.Week, (LevelSummary)4), "kind.summary" },
        { new MetricKind.FlowPerPeriod(PeriodLength.Day, (FlowSummary)2), "kind.summary" },
        { new MetricKind.FlowToDate(TotalSince.PlanStart, MayFall: false), null },
        { new MetricKind.FlowToDate((TotalSince)2, MayFall: false), "kind.since" },
        { new MetricKind.RatioPerPeriod((PeriodLength)(-1)), "kind.period" },
        { new MetricKind.RatePerPeriod(PeriodLength.Year), null },
        { new MetricKind.RollingWindow(new MetricKind.LevelAtInstant(), 2), null },
        { new MetricKind.RollingWindow(new MetricKind.LevelAtInstant(), 1), "kind.window" },
        { new MetricKind.RollingWindow(new MetricKind.RatioPerPeriod(PeriodLength.Day), 366), null },
        { new MetricKind.RollingWindow(new MetricKind.RatioPerPeriod(PeriodLength.Day), 367), "kind.window" },
        { new MetricKind.RollingWindow(new MetricKind.FlowToDate(TotalSince.PlanStart, MayFall: true), 4), "kind.of" },
        { new MetricKind.RollingWindow(new MetricKind.RollingWindow(new MetricKind.LevelAtInstant(), 4), 4), "kind.of" },
        { new MetricKind.RollingWindow(new MetricKind.RatePerPeriod((PeriodLength)9), 4), "kind.of.period" },
        { new MetricKind.RollingWindow(null!, 4), "kind.of" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Define_Kind_IsTakenOrRefusedAtItsField(MetricKind? kind, string? field) =>
        Assert.Equal(field, Decide(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats with { Kind = kind })).Error?.Field);

    [Theory]
    [InlineData("users", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("€/m²", null)]
    [InlineData("abcdefghijklmnopqrstuvwx", null)]
    [InlineData("abcdefghijklmnopqrstuvwxy", "unit")]
    [InlineData("a\u202Eb", "unit")]
    [InlineData("a\tb", "unit")]
    public void Define_Unit_IsShortAndVisible(string? unit, string? field) =>
        Assert.Equal(field, Decide(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats with { Unit = unit })).Error?.Field);

    [Fact]
    public void Define_SettlingAtTheLimitAndOneTickBeyond_TakesTheFirst()
    {
        Assert.True(Settling(MetricDefinition.MaxSettling).IsSuccess);
        Assert.Equal("settling", Settling(MetricDefinition.MaxSettling + TimeSpan.FromTicks(1)).Error!.Field);
        Assert.Equal("settling", Settling(TimeSpan.FromTicks(-1)).Error!.Field);

        static Result<Decision<MetricEvent>> Settling(TimeSpan settling) =>
            Decide(MetricCatalogue.Empty, new DefineMetric("seats", "Seats", null, Seats with { Settling = settling }));
    }

    [Fact]
    public void Json_Events_RoundTrip()
    {
        MetricEvent[] events =
        [
            new MetricDefined(new Metric(Key("seats"), 1, "users", new MetricKind.RollingWindow(new MetricKind.RatioPerPeriod(PeriodLength.Week), 13), TimeSpan.FromDays(1)), TextDigest.Of(Guid.Empty, "Seats"), null),
            new MetricRetired(Key("seats")),
        ];

        Assert.All(events, happened => Assert.Equal(happened, JsonSerializer.Deserialize<MetricEvent>(JsonSerializer.Serialize(happened))));
    }

    static MetricKey Key(string key) => MetricKey.Create(key).Value;

    static Result<Decision<MetricEvent>> Decide(MetricCatalogue catalogue, MetricCommand command) =>
        MetricCatalogue.Decide(catalogue, command, new IdSource(new Guid("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33")));

    static MetricCatalogue With(MetricCatalogue catalogue, MetricCommand command) =>
        Decide(catalogue, command).Value.Events.Aggregate(catalogue, MetricCatalogue.Apply);
}
