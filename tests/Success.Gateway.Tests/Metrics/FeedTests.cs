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
        using var reader = Visitor.WithKey(gateway, await gateway.CreateKeyAsync());
        for (var day = 0; day < 4; day++)
        {
            await RecordAsync(feed, "acme", "bolt");
            var now = gateway.Time.GetUtcNow();
            await Patience.UntilAsync(
                async () => (await reader.ReadAsync("{ metric(key: \"seats\") { feeds { lastHeardAt } } }")).GetProperty("metric").GetProperty("feeds").EnumerateArray()
                    .Any(known => known.GetProperty("lastHeardAt").GetDateTimeOffset() == now),
                "the delivery is noted");
            gateway.Time.Advance(TimeSpan.FromDays(1));
        }

        var known = (await reader.ReadAsync("{ metric(key: \"seats\") { feeds { client { name } metric { key } gap isGapStated silentAt isSilent lastHeardAt alert { id } } } }"))
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
        var (api, client) = (shared.Api, await DeliverAsync(shared, gap: "PT1H"));
        await using var heard = api.ListenAsync(api.Owner, "subscription { alertChanged(filter: { kinds: [FEED_SILENT] }) { alert { status account { id } } } }").GetAsyncEnumerator();
        var first = heard.MoveNextAsync().AsTask();

        // In steps: a workspace that nobody asks for long is put away, and comes back with every stream ended.
        await UntilAsync(api.Gateway, async () => FirstIsSilent(await api.AskAsync(api.Owner, IsSilent)), "the feed is silent", TimeSpan.FromMinutes(1));

        Assert.True(await first.WaitAsync(Patience.Longest));
        Assert.Contains("\"status\":\"RAISED\",\"account\":null", heard.Current.ToString(), StringComparison.Ordinal);
        Assert.Single(await AlertsAsync(api, api.Owner));
        Assert.Empty(await AlertsAsync(api, shared.Customer));
        Assert.Empty((await api.ReadAsync(shared.Customer, "{ metric(key: \"seats\") { feeds { gap } } }")).GetProperty("metric").GetProperty("feeds").EnumerateArray());

        // What was there before brings nothing.
        await RecordAsync(shared, client, 12, expected: "duplicates");
        Assert.Single(await AlertsAsync(api, api.Owner));
        await RecordAsync(shared, client, 13, expected: "taken", hours: -1);
        Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(Patience.Longest));
        Assert.Contains("\"status\":\"CLEARED\"", heard.Current.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValueThatIsMissingForASilentFeed_NamesItsAlert_AndIsNotMailedToWhoIsToldOfTheFeed()
    {
        await using var shared = await SharedPlan.AgreeAsync(options => options with { MailsNotifications = true });
        var (api, post) = (shared.Api, shared.Api.Gateway.Post);
        await shared.SettleAsync();
        await api.JoinAsync("PROVIDER_CSM", shared.Account, "csm@example.com");
        await DeliverAsync(shared);
        var mails = new List<(string To, string Text)>();
        async Task UntilMailedAsync(string to, string text)
        {
            var mail = post.NextAsync(letter =>
            {
                mails.Add((letter.To.ToString(), letter.Text));
                return letter.To.ToString() == to && letter.Text.Contains(text, StringComparison.Ordinal);
            });

            // Hours that are quiet must pass, but slowly: a mail whose turn comes after three days is not sent.
            await UntilAsync(api.Gateway, IsMailedAsync, $"a mail to {to}", TimeSpan.FromMinutes(10));
            await mail;

            async Task<bool> IsMailedAsync()
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
                return mail.IsCompleted;
            }
        }

        api.Gateway.Time.Advance(TimeSpan.FromDays(3));
        await UntilAsync(api.Gateway, async () => FirstIsSilent(await api.AskAsync(api.Owner, IsSilent)), "the feed is silent");
        await UntilMailedAsync("csm@example.com", "“Billing export: Seats” has delivered nothing");
        api.Gateway.Time.Advance(TimeSpan.FromDays(8));
        var missing = "{ alerts(filter: { isOpen: true, kinds: [NO_DATA] }) { nodes { causedBy { kind feed { isSilent } } } } }";
        await UntilAsync(
            api.Gateway,
            async () => (await api.AskAsync(api.Owner, missing)) is var answer && !answer.TryGetProperty("errors", out _)
                && answer.GetProperty("data").GetProperty("alerts").GetProperty("nodes").GetArrayLength() == 1,
            "the value is missing");
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

    /// <summary>A client that has delivered once to the shared plan, and is expected to again.</summary>
    static async Task<VerifiedCaller> DeliverAsync(SharedPlan shared, string gap = "P1D")
    {
        var api = shared.Api;
        var created = await api.DoAsync(
            api.Owner, "createApiClient", "apiClient { id }", new { name = "Billing export", scopes = new[] { "MEASURE" }, expiresAt = api.Gateway.Time.GetUtcNow().AddDays(90) });
        var client = await api.ClientAsync();
        await RecordAsync(shared, client, 12, expected: "taken");
        await api.UntilAsync("{ metric(key: \"seats\") { feeds { isSilent } } }", data => data.GetProperty("metric").GetProperty("feeds").GetArrayLength() == 1);
        var stated = await api.DoAsync(
            api.Owner, "stateFeedGap", "feed { isGapStated silentAt }", new { apiClient = created.GetProperty("apiClient").GetProperty("id").GetString(), metric = "seats", gap });
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
    static Task UntilAsync(RunningGateway gateway, Func<Task<bool>> isSo, string what, TimeSpan? step = null) => Patience.UntilAsync(
        () =>
        {
            gateway.Time.Advance(step ?? TimeSpan.FromMilliseconds(200));
            return isSo();
        },
        what);

    // A clock that leaps ends calls that are under way: who asks then asks again.
    static bool FirstIsSilent(JsonElement answer) => !answer.TryGetProperty("errors", out _)
        && (answer.TryGetProperty("data", out var data) ? data : answer).GetProperty("metric").GetProperty("feeds")[0].GetProperty("isSilent").GetBoolean();

    static string Without(JsonElement json, string name) =>
        $"{{{string.Join(',', json.EnumerateObject().Where(property => property.Name != name).Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}"))}}}";
}
