using System.Text.Json;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Contract;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Metrics;

/// <summary>API clients that deliver, and then do not.</summary>
public sealed class FeedTests
{
    const string Silent = "{ alerts(filter: { isOpen: true, kinds: [FEED_SILENT] }) { nodes { id status account { id } feed { isSilent client { name } } } } }";

    const string IsSilent = "{ metric(key: \"seats\") { feeds { isSilent } } }";

    [Fact]
    public async Task Feed_ThatFallsSilent_IsOneAlertOfTheWorkspace_UntilItSpeaksAgain()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var feed = await FeedAsync(owner);
        for (var day = 0; day < 4; day++)
        {
            await RecordAsync(feed, "acme", "bolt");
            gateway.Time.Advance(TimeSpan.FromDays(1));
        }

        using var later = new Visitor(gateway, await gateway.SignInAsync());
        var known = (await later.ReadAsync("{ metric(key: \"seats\") { feeds { client { name } metric { key } gap isGapStated silentAt isSilent lastHeardAt alert { id } } } }"))
            .GetProperty("metric").GetProperty("feeds")[0];
        Assert.Equal("P1D", known.GetProperty("gap").GetString());
        Assert.Equal(known.GetProperty("lastHeardAt").GetDateTimeOffset().AddHours(37), known.GetProperty("silentAt").GetDateTimeOffset());
        Assert.Equal("Billing export", known.GetProperty("client").GetProperty("name").GetString());

        // Nobody is there when it falls silent.
        await gateway.RestartAsync(TimeSpan.FromDays(1));
        using var last = new Visitor(gateway, await gateway.SignInAsync());
        await UntilAsync(gateway, async () => FirstIsSilent(await last.ReadAsync(IsSilent)), "the feed is silent");
        var alert = Assert.Single((await last.ReadAsync(Silent)).GetProperty("alerts").GetProperty("nodes").EnumerateArray());
        Assert.Equal("""{"status":"RAISED","account":null,"feed":{"isSilent":true,"client":{"name":"Billing export"}}}""", Without(alert, "id"));
        var id = alert.GetProperty("id").GetString();
        var shown = (await last.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Alert { kind subject explanation { sentence } } } today { alerts { nodes { id } } } }", new { id }));
        Assert.Equal(
            """{"kind":"FEED_SILENT","subject":"met_seats","explanation":{"sentence":"“Billing export: Seats” has delivered nothing since 8 January. Every account that it feeds is waiting."}}""",
            shown.GetProperty("node").ToString());
        Assert.Equal(id, shown.GetProperty("today").GetProperty("alerts").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal("ACKNOWLEDGED", (await last.DoAsync("acknowledgeAlert", "alert { status }", new { alert = id })).GetProperty("alert").GetProperty("status").GetString());

        await RecordAsync(feed, "acme");
        await UntilAsync(gateway, async () => !FirstIsSilent(await last.ReadAsync(IsSilent)), "the feed is heard again");
        Assert.Empty((await last.ReadAsync(Silent)).GetProperty("alerts").GetProperty("nodes").EnumerateArray());
        Assert.Contains("\"how\":\"CLEARED\"", (await last.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Alert { end { how } } } }", new { id })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_WhoseSilenceIsStated_IsSeenLiveAndByNobodyOfTheCustomer()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var (api, client) = (shared.Api, await DeliverAsync(shared));
        await using var heard = api.ListenAsync(api.Owner, "subscription { alertChanged(filter: { kinds: [FEED_SILENT] }) { alert { status account { id } } } }").GetAsyncEnumerator();
        var first = heard.MoveNextAsync().AsTask();

        api.Gateway.Time.Advance(TimeSpan.FromDays(2));

        await UntilAsync(api.Gateway, async () => FirstIsSilent(await api.ReadAsync(api.Owner, IsSilent)), "the feed is silent");
        Assert.True(await first.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains("\"status\":\"RAISED\",\"account\":null", heard.Current.ToString(), StringComparison.Ordinal);
        Assert.Single(await AlertsAsync(api, api.Owner));
        Assert.Empty(await AlertsAsync(api, shared.Customer));
        Assert.Empty((await api.ReadAsync(shared.Customer, "{ metric(key: \"seats\") { feeds { gap } } }")).GetProperty("metric").GetProperty("feeds").EnumerateArray());

        // What was there before brings nothing.
        await RecordAsync(shared, client, 12, expected: "duplicates");
        Assert.Single(await AlertsAsync(api, api.Owner));
        await RecordAsync(shared, client, 13, expected: "taken", hours: -1);
        Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains("\"status\":\"CLEARED\"", heard.Current.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValueThatIsMissingForASilentFeed_NamesItsAlert_AndIsNotMailedToWhoIsToldOfTheFeed()
    {
        await using var shared = await SharedPlan.AgreeAsync(options => options with { MailsNotifications = true });
        var (api, post) = (shared.Api, shared.Api.Gateway.Post);
        await api.JoinAsync("PROVIDER_CSM", shared.Account, "csm@example.com");
        await DeliverAsync(shared);
        var mails = new List<(string To, string Text)>();
        async Task UntilMailedAsync(string to, string text) => await post.NextAsync(letter =>
        {
            mails.Add((letter.To.ToString(), letter.Text));
            return letter.To.ToString() == to && letter.Text.Contains(text, StringComparison.Ordinal);
        });

        api.Gateway.Time.Advance(TimeSpan.FromDays(3));
        await UntilAsync(api.Gateway, async () => FirstIsSilent(await api.ReadAsync(api.Owner, IsSilent)), "the feed is silent");
        await UntilMailedAsync("csm@example.com", "“Billing export: Seats” has delivered nothing");
        api.Gateway.Time.Advance(TimeSpan.FromDays(8));
        var missing = "{ alerts(filter: { isOpen: true, kinds: [NO_DATA] }) { nodes { causedBy { kind feed { isSilent } } } } }";
        await UntilAsync(
            api.Gateway, async () => (await api.ReadAsync(api.Owner, missing)).GetProperty("alerts").GetProperty("nodes").GetArrayLength() == 1, "the value is missing");
        api.Gateway.Time.Advance(TimeSpan.FromDays(2));
        await UntilMailedAsync("sponsor@example.com", "Seats in use");

        Assert.DoesNotContain(mails, mail => mail.To == "csm@example.com" && mail.Text.Contains("Seats in use", StringComparison.Ordinal) && mail.Text.Contains("overdue", StringComparison.Ordinal));
        Assert.Contains("""{"causedBy":{"kind":"FEED_SILENT","feed":{"isSilent":true}}}""", (await api.ReadAsync(api.Owner, missing)).ToString(), StringComparison.Ordinal);
        Assert.Contains("""{"causedBy":null}""", (await api.ReadAsync(shared.Customer, missing)).ToString(), StringComparison.Ordinal);
    }

    static async Task<Visitor> FeedAsync(Visitor owner)
    {
        await owner.DoAsync("defineMetric", "metric { id }", new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } } });
        await owner.DoAsync("importAccounts", "opened", new { items = new[] { new { externalId = "acme", name = "Acme" }, new { externalId = "bolt", name = "Bolt" } } });
        return Visitor.WithKey(owner.Gateway, (await owner.DoAsync("createApiClient", "key", new
        {
            name = "Billing export",
            scopes = new[] { "MEASURE" },
            expiresAt = owner.Gateway.Time.GetUtcNow().AddDays(90),
        })).GetProperty("key").GetString());
    }

    static async Task RecordAsync(Visitor feed, params string[] accounts)
    {
        var recorded = await feed.DoAsync("recordMeasurements", "taken", new
        {
            items = accounts.Select(account => new { externalAccountId = account, metric = "seats", at = feed.Gateway.Time.GetUtcNow().AddHours(-1), value = 12 }),
        });
        Assert.Equal(accounts.Length, recorded.GetProperty("taken").GetInt32());
    }

    /// <summary>A client that has delivered once to the shared plan, and is expected every day.</summary>
    static async Task<VerifiedCaller> DeliverAsync(SharedPlan shared)
    {
        var api = shared.Api;
        var created = await api.DoAsync(
            api.Owner, "createApiClient", "apiClient { id }", new { name = "Billing export", scopes = new[] { "MEASURE" }, expiresAt = api.Gateway.Time.GetUtcNow().AddDays(90) });
        var client = await api.ClientAsync();
        await RecordAsync(shared, client, 12, expected: "taken");
        await api.UntilAsync("{ metric(key: \"seats\") { feeds { isSilent } } }", data => data.GetProperty("metric").GetProperty("feeds").GetArrayLength() == 1);
        var stated = await api.DoAsync(
            api.Owner, "stateFeedGap", "feed { isGapStated silentAt }", new { apiClient = created.GetProperty("apiClient").GetProperty("id").GetString(), metric = "seats", gap = "P1D" });
        Assert.True(stated.GetProperty("feed").GetProperty("isGapStated").GetBoolean());
        return client;
    }

    static async Task RecordAsync(SharedPlan shared, VerifiedCaller client, double value, string expected, int hours = 0)
    {
        var recorded = await shared.Api.DoAsync(client, "recordMeasurements", expected, new
        {
            items = new[] { new { account = shared.Account, metric = "seats", at = hours == 0 ? "2026-01-04T12:00:00Z" : shared.Api.Gateway.Time.GetUtcNow().AddHours(hours).ToString("O"), value } },
        });
        Assert.Equal(1, recorded.GetProperty(expected).GetInt32());
    }

    static async Task<List<JsonElement>> AlertsAsync(Api api, VerifiedCaller who) => [.. (await api.ReadAsync(who, Silent)).GetProperty("alerts").GetProperty("nodes").EnumerateArray()];

    // What is due at an instant that has passed while nobody was there is done when time goes on.
    static Task UntilAsync(RunningGateway gateway, Func<Task<bool>> isSo, string what) => Patience.UntilAsync(
        () =>
        {
            gateway.Time.Advance(TimeSpan.FromSeconds(1));
            return isSo();
        },
        what);

    static bool FirstIsSilent(JsonElement data) => data.GetProperty("metric").GetProperty("feeds")[0].GetProperty("isSilent").GetBoolean();

    static string Without(JsonElement json, string name) =>
        $"{{{string.Join(',', json.EnumerateObject().Where(property => property.Name != name).Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}"))}}}";
}
