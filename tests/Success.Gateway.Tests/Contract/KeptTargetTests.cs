using System.Globalization;
using System.Text.Json;
using Success.Gateway.Identity;

namespace Success.Gateway.Tests.Contract;

/// <summary>A target that was reached early and is kept from then on: the picture, the explanation and the judgement speak of one plan.</summary>
public sealed class KeptTargetTests
{
    const string Look = "query ($id: ID!, $locale: Locale) { account(id: $id) { kpis { id standing "
        + "explanation(locale: $locale) { sentence details actual planNow tolerance keptSince dataAt since meanShortfall observationsShort } "
        + "trajectory(points: 41) { at planned lower upper } observations { at value } } } }";

    // From 10 to 20 in forty weeks, half of which are over; reached after eight, kept for four, and lost.
    static readonly double[] Values = [10, 10.5, 11, 11, 11.5, 12, 20, 20.5, 20, 21, 20, 20.5, 14, 13, 13.5, 13, 12.5, 13, 13, 13];

    [Fact]
    public async Task Kpi_TargetReachedEarly_IsDrawnExplainedAndJudgedByOnePlan()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var kpi = await ReachAsync(shared, Values);

        var seen = await LookAsync(shared, shared.Api.Owner, kpi);
        var (why, way) = (seen.GetProperty("explanation"), seen.GetProperty("trajectory").EnumerateArray().ToList());
        var kept = why.GetProperty("keptSince").GetDateTimeOffset();
        var reached = seen.GetProperty("observations").EnumerateArray().Where(one => one.GetProperty("value").GetDouble() >= 20).ElementAt(1);

        Assert.Equal(reached.GetProperty("at").GetDateTimeOffset(), kept);
        Assert.Contains(seen.GetProperty("standing").GetString(), (string?[])["AT_RISK", "OFF_TRACK"]);
        Assert.Equal((20.0, 1.0), (why.GetProperty("planNow").GetDouble(), why.GetProperty("tolerance").GetDouble()));
        Assert.True(why.GetProperty("since").GetDateTimeOffset() > kept, why.ToString());
        Assert.All(way.Index(), point =>
        {
            var (at, planned, lower) = (point.Item.GetProperty("at").GetDateTimeOffset(), point.Item.GetProperty("planned").GetDouble(), point.Item.GetProperty("lower").GetDouble());
            Assert.Equal(at < kept ? 10 + (10 * point.Index / 40.0) : 20, planned, 9);
            Assert.Equal(planned - 1, lower, 9);
        });
        var day = kept.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        Assert.Equal($"The target was reached on {day}; since then it is to be kept.", WithYear(why.GetProperty("details")[1].GetString()!, kept));
    }

    [Theory]
    [InlineData("en", "The target was reached on ")]
    [InlineData("de", "Das Ziel wurde am ")]
    public async Task Explanation_TargetReached_SaysSoToBothSidesInTheirWords(string locale, string sentence)
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var kpi = await ReachAsync(shared, Values[..12]);
        foreach (var who in new[] { shared.Api.Owner, shared.Customer })
        {
            var seen = await LookAsync(shared, who, kpi, locale);

            Assert.StartsWith(sentence, seen.GetProperty("explanation").GetProperty("details")[1].GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Explanation_TargetNotReachedYet_HasNothingToKeep()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var kpi = await ReachAsync(shared, Values[..7]);

        var seen = await LookAsync(shared, shared.Customer, kpi);

        Assert.Equal(JsonValueKind.Null, seen.GetProperty("explanation").GetProperty("keptSince").ValueKind);
        Assert.All(seen.GetProperty("trajectory").EnumerateArray().Index(), point => Assert.Equal(10 + (10 * point.Index / 40.0), point.Item.GetProperty("planned").GetDouble(), 9));
    }

    // The values lie a week apart, from the start of the terms on.
    static async Task<string> ReachAsync(SharedPlan shared, double[] values)
    {
        var objective = (await shared.Api.ReadAsync(shared.Api.Owner, "query ($id: ID!) { node(id: $id) { ... on SuccessPlan { objectives { id } } } }", new { id = shared.Plan }))
            .GetProperty("node").GetProperty("objectives")[0].GetProperty("id").GetString();
        var kpi = (await shared.Api.DoAsync(shared.Api.Owner, "addKpi", "kpi { id }", new { objective, kpi = new { name = "Seats that are used", metric = "seats" } }))
            .GetProperty("kpi").GetProperty("id").GetString()!;
        var reach = new
        {
            baseline = new { value = 10 },
            target = new { value = 20 },
            direction = "INCREASE",
            tolerance = 1,
            start = Day(shared, -140),
            due = Day(shared, 139),
        };
        await shared.AcceptAsync(await shared.Api.DoAsync(shared.Api.Owner, "propose", "proposal { id digest changes { id } }", new
        {
            plan = shared.Plan,
            changes = new[]
            {
                new { setTerms = new { kpi, measures = "OUTCOME", isDecisive = true, terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { reach } } } },
            },
        }));
        await shared.Api.DoAsync(shared.Api.Owner, "recordMeasurements", "taken", new
        {
            items = values.Select((value, week) => new { account = shared.Account, metric = "seats", at = shared.Instant((7 * week) - 139), value }),
        });
        return kpi;
    }

    // This year's days are said without it.
    static string WithYear(string sentence, DateTimeOffset day) =>
        sentence.Contains(day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? sentence : sentence.Replace(";", $" {day.Year};", StringComparison.Ordinal);

    static string Day(SharedPlan shared, int days) => shared.Api.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static async Task<JsonElement> LookAsync(SharedPlan shared, VerifiedCaller who, string kpi, string? locale = null) =>
        (await shared.Api.ReadAsync(who, Look, new { id = shared.Account, locale })).GetProperty("account").GetProperty("kpis").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == kpi);
}
