using System.Globalization;
using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>Numbers of times that no review spoke of, delivered after reviews closed others.</summary>
public sealed class BackfillTests
{
    [Fact]
    public async Task Record_BeforeAndBetweenClosedPeriods_IsTaken_AndInsideOfThemNeedsANote()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        await shared.RecordAsync([.. Enumerable.Repeat(15d, 12)]);
        await CloseAsync(shared, -20, -15);
        await CloseAsync(shared, -8, -3);
        var closed = await ClosedAsync(shared);

        var results = (await RecordAsync(shared, (-190, null), (-30, null), (-17, null), (-11, null), (-5, null), (-5, "The export had lost a day."), (-1, null)))
            .GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(
            ["RECORDED", "RECORDED", "REFUSED", "RECORDED", "REFUSED", "RECORDED", "RECORDED"],
            results.Select(result => result.GetProperty("outcome").GetString()));
        Assert.All(results.Where(result => result.GetProperty("outcome").GetString() == "REFUSED"), result =>
        {
            var error = result.GetProperty("error");
            Assert.EndsWith(".note", error.GetProperty("field").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("Both sides have accepted the numbers of ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        });
        Assert.Contains($"{Day(shared, -20)} to {Day(shared, -15)}", results[2].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);

        // What both accepted stands as it was accepted.
        Assert.Equal(closed, await ClosedAsync(shared));
    }

    // What speaks of a whole day lies where the day ends; what speaks of an instant of it, with the day.
    [Theory]
    [InlineData("PROVIDER_SYSTEM")]
    [InlineData("BOTH")]
    public async Task Record_OfAMetricOfDays_IsTakenOutsideOfAClosedPeriod_ByDayAndByInstant(string supplier)
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = "cpm", name = "Cost", unit = "USD", kind = new { level = new { period = "DAY", summary = "MEAN" } } });
        var objective = (await api.ReadAsync(api.Owner, "query ($id: ID!) { node(id: $id) { ... on SuccessPlan { objectives { id } } } }", new { id = shared.Plan }))
            .GetProperty("node").GetProperty("objectives")[0].GetProperty("id").GetString();
        var kpi = (await api.DoAsync(api.Owner, "addKpi", "kpi { id }", new { objective, kpi = new { name = "Cost", metric = "cpm" } })).GetProperty("kpi").GetProperty("id").GetString();
        var terms = new { metricVersion = 1, cadence = "DAILY", supplier, goal = new { keep = new { lower = 1, upper = 9, start = Day(shared, -200) } } };
        await shared.AcceptAsync(await api.DoAsync(api.Owner, "propose", "proposal { id digest changes { id } }", new
        {
            plan = shared.Plan,
            changes = new[] { new { setTerms = new { kpi, measures = "OUTCOME", isDecisive = true, terms } } },
        }));
        await OutcomesAsync(shared, [.. Enumerable.Range(-30, 29).Select(day => (object)Whole(day))]);
        await CloseAsync(shared, -20, -10);

        var accepted = await AcceptedAsync();

        var outcomes = await OutcomesAsync(shared, Whole(-60), At(-61), Whole(-21, 6), Whole(-20, 6), At(-20), Whole(-10, 6), At(-10), Whole(-9, 6), At(-9));

        Assert.Equal(["RECORDED", "RECORDED", "CORRECTED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "CORRECTED", "RECORDED"], outcomes);
        Assert.Equal(accepted, await AcceptedAsync());

        // What the KPI saw of the days that both accepted.
        async Task<string> AcceptedAsync() => string.Join(
            ' ',
            (await api.ReadAsync(shared.Customer, "query ($kpi: ID!) { node(id: $kpi) { ... on Kpi { observations { at value } } } }", new { kpi }))
                .GetProperty("node").GetProperty("observations").EnumerateArray()
                .Where(one => one.GetProperty("at").GetString()![..10] is var at && string.CompareOrdinal(at, Day(shared, -20)) > 0 && string.CompareOrdinal(at, Day(shared, -9)) <= 0)
                .Select(one => one.GetRawText()));

        object Whole(int day, double value = 5) => new { account = shared.Account, metric = "cpm", period = Day(shared, day), value };
        object At(int day) => new { account = shared.Account, metric = "cpm", at = Day(shared, day) + "T10:00:00Z", value = 5 };
    }

    static async Task<string[]> OutcomesAsync(SharedPlan shared, params object[] items) =>
    [
        .. (await shared.Api.DoAsync(shared.Api.Owner, "recordMeasurements", "results { outcome error { field message } }", new { items })).GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("outcome").GetString()!),
    ];

    static async Task<string> ClosedAsync(SharedPlan shared) => (await shared.Api.ReadAsync(
        shared.Customer, "query ($id: ID!) { account(id: $id) { closedPeriods { from to digest values { value } } } }", new { id = shared.Account })).ToString();

    static async Task CloseAsync(SharedPlan shared, int from, int to)
    {
        var api = shared.Api;
        var review = (await api.DoAsync(
                api.Owner, "openReview", "review { id }", new { plan = shared.Plan, kind = "CHECK_IN", from = Day(shared, from), to = Day(shared, to), meetsAt = shared.Instant(1) }))
            .GetProperty("review").GetProperty("id").GetString();
        foreach (var who in new[] { api.Owner, shared.Customer })
        {
            var digest = (await api.ReadAsync(who, "query ($review: ID!) { node(id: $review) { ... on Review { snapshot { digest } } } }", new { review }))
                .GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString();
            await api.DoAsync(who, "closePeriod", "plan { id }", new { review, digest });
        }
    }

    static Task<JsonElement> RecordAsync(SharedPlan shared, params (int Day, string? Note)[] items) => shared.Api.DoAsync(
        shared.Api.Owner,
        "recordMeasurements",
        "results { outcome error { field message } }",
        new
        {
            items = items.Select((item, index) => new
            {
                account = shared.Account,
                metric = "seats",
                at = shared.Api.Gateway.Time.GetUtcNow().AddDays(item.Day).AddHours(-2).AddMinutes(index).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                value = 16,
                note = item.Note,
            }),
        });

    static string Day(SharedPlan shared, int days) => shared.Api.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
