using System.Globalization;
using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>What reads well and cannot be meant is refused where it is said, with what is allowed.</summary>
public sealed class ImpossibleInputTests
{
    [Fact]
    public async Task Archive_OnADayThatHasNotCome_IsRefused_AndTheAccountStays()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var (api, today) = (shared.Api, Day(shared, 0));

        var (field, message) = await RefusedAsync(shared, "archiveAccount", new { account = shared.Account, reason = "CHURNED", on = "2036-01-01" });
        var tomorrow = await RefusedAsync(shared, "archiveAccount", new { account = shared.Account, reason = "CHURNED", on = Day(shared, 1) });

        Assert.Equal(("on", $"An account is archived at once, so its last day has come: {today} at the latest. Until then it stays as it is."), (field, message));
        Assert.Equal("on", tomorrow.Field);
        Assert.Equal(JsonValueKind.Null, (await ArchivedAsync(api, shared.Account)).ValueKind);
        await api.DoAsync(api.Owner, "archiveAccount", "account { id }", new { account = shared.Account, reason = "CHURNED", on = today });
        Assert.NotEqual(JsonValueKind.Null, (await ArchivedAsync(api, shared.Account)).ValueKind);
    }

    [Fact]
    public async Task OpenReview_OfDaysThatAnotherLooksBackOn_IsRefused_OpenOrClosed()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await shared.RecordAsync([.. Enumerable.Repeat(15d, 12)]);
        var first = (await api.DoAsync(api.Owner, "openReview", "review { id }", Review(shared, -28, -1))).GetProperty("review").GetProperty("id").GetString()!;

        foreach (var (from, to) in new[] { (-28, -1), (-40, -28), (-1, 3), (-10, -9), (-60, 10) })
        {
            var (field, message) = await RefusedAsync(shared, "openReview", Review(shared, from, to));
            Assert.Equal("from", field);
            Assert.Equal($"{Day(shared, -28)} to {Day(shared, -1)} of this plan is looked back on by an open review; cancel that, or choose days before or after it.", message);
        }

        // The days before and after are free, and those of a review that was called off are as well.
        var before = (await api.DoAsync(api.Owner, "openReview", "review { id }", Review(shared, -40, -29))).GetProperty("review").GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "openReview", "review { id }", Review(shared, 0, 20));
        await api.DoAsync(api.Owner, "cancelReview", "plan { id }", new { review = before, reason = "Too early." });
        await api.DoAsync(api.Owner, "openReview", "review { id }", Review(shared, -41, -30));

        foreach (var who in new[] { api.Owner, shared.Customer })
        {
            var digest = (await api.ReadAsync(who, "query ($review: ID!) { node(id: $review) { ... on Review { snapshot { digest } } } }", new { review = first }))
                .GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString();
            await api.DoAsync(who, "closePeriod", "plan { id }", new { review = first, digest });
        }

        var closed = await RefusedAsync(shared, "openReview", Review(shared, -5, -2));
        Assert.Equal(("from", $"{Day(shared, -28)} to {Day(shared, -1)} of this plan is closed; choose days before or after it."), closed);
    }

    [Theory]
    [InlineData("STEPPED")]
    [InlineData("POINTS")]
    public async Task Trajectory_OfKnotsWithoutAny_IsRefused(string shape)
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var reach = new
        {
            baseline = new { value = 10 },
            target = new { value = 20 },
            direction = "INCREASE",
            trajectory = new { shape },
            tolerance = 1,
            start = Day(shared, -10),
            due = Day(shared, 100),
        };

        var (field, message) = await RefusedAsync(shared, "propose", new
        {
            plan = shared.Plan,
            changes = new[] { new { setTerms = new { basedOn = 1, kpi = shared.Kpi, measures = "OUTCOME", isDecisive = true, terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { reach } } } } },
        });

        Assert.EndsWith("trajectory.knots", field, StringComparison.Ordinal);
        Assert.Equal("A way by steps or points has 1 to 366 knots; a straight one without any is LINEAR.", message);
    }

    [Fact]
    public async Task Currency_ThatIsNone_IsRefused_WhereverMoneyIsSaid()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        const string Message = "ISO 4217 knows no currency XXQ; a currency is a code like EUR.";

        var settings = await RefusedAsync(shared, "changeSettings", new { reportingCurrency = "XXQ" });
        var revenue = await RefusedAsync(shared, "recordRevenue", new { account = shared.Account, amount = new { amount = 1000, currency = "XXQ" }, from = Day(shared, 0) });

        Assert.Equal(("reportingCurrency", Message), settings);
        Assert.Equal(("amount.currency", Message), revenue);
        await shared.Api.DoAsync(shared.Api.Owner, "changeSettings", "workspace { id }", new { reportingCurrency = "CHF" });
    }

    [Theory]
    [InlineData("fr", false)]
    [InlineData("xx-XX", false)]
    [InlineData("de", true)]
    [InlineData("de-CH", true)]
    [InlineData("en-GB", true)]
    public async Task Locale_OfAWorkspace_IsOneThatThereAreWordsFor(string locale, bool isKnown)
    {
        await using var api = await Api.StartAsync();

        var error = (await api.TryAsync(api.Owner, "changeSettings", "", new { locale })).GetProperty("userErrors").EnumerateArray().ToList();

        Assert.Equal(isKnown ? null : ("locale", "There are no words in this language yet: choose one of en, de."), error is [var one] ? Of(one) : ((string?, string?)?)null);
    }

    static async Task<(string? Field, string? Message)> RefusedAsync(SharedPlan shared, string mutation, object input)
    {
        var payload = await shared.Api.TryAsync(shared.Api.Owner, mutation, "", input);
        return Of(Assert.Single(payload.GetProperty("userErrors").EnumerateArray()));
    }

    static (string? Field, string? Message) Of(JsonElement error) => (error.GetProperty("field").GetString(), error.GetProperty("message").GetString());

    static async Task<JsonElement> ArchivedAsync(Api api, string account) =>
        (await api.ReadAsync(api.Owner, "query ($id: ID!) { account(id: $id) { archival { on } } }", new { id = account })).GetProperty("account").GetProperty("archival");

    static object Review(SharedPlan shared, int from, int to) =>
        new { plan = shared.Plan, kind = "CHECK_IN", from = Day(shared, from), to = Day(shared, to), meetsAt = shared.Instant(1) };

    static string Day(SharedPlan shared, int days) => shared.Api.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
