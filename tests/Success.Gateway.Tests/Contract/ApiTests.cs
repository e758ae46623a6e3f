using System.Text.Json;
using Success.Gateway.Identity;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>The API from end to end: the resolvers through the engine, on a real silo and a real journal.</summary>
public sealed class ApiTests
{
    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    [Fact]
    public async Task Drift_IsSeenByTheProviderAtOnceAndByTheCustomerWithTheFirstResponse()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await using var heard = api.ListenAsync(api.Owner, "subscription { alertChanged(filter: { kinds: [DRIFT] }) { alert { kind status explanation { sentence } } } }").GetAsyncEnumerator();
        var next = heard.MoveNextAsync().AsTask();

        var recorded = await shared.RecordAsync(SuddenDrop);

        Assert.Equal(SuddenDrop.Length, recorded.GetProperty("taken").GetInt32());
        Assert.True(await next.WaitAsync(Patience.Longest));
        var alert = heard.Current.GetProperty("data").GetProperty("alertChanged").GetProperty("alert");
        Assert.Equal(("DRIFT", "RAISED"), (alert.GetProperty("kind").GetString(), alert.GetProperty("status").GetString()));
        Assert.NotEqual("", alert.GetProperty("explanation").GetProperty("sentence").GetString());

        var before = await LookAsync(shared, shared.Customer);
        Assert.Empty(before.GetProperty("alerts").EnumerateArray());
        Assert.Equal("DRIFTING", before.GetProperty("standing").GetString());
        Assert.Equal(JsonValueKind.Null, before.GetProperty("kpis")[0].GetProperty("explanation").GetProperty("landing").ValueKind);

        var id = (await LookAsync(shared, api.Owner)).GetProperty("alerts")[0].GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "respondToAlert", "alert { responses { text } }", new { alert = id, text = "We look into it today." });

        var after = await LookAsync(shared, shared.Customer);
        Assert.Equal(id, after.GetProperty("alerts")[0].GetProperty("id").GetString());
        Assert.Equal("We look into it today.", after.GetProperty("alerts")[0].GetProperty("responses")[0].GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Number, after.GetProperty("kpis")[0].GetProperty("explanation").GetProperty("landing").ValueKind);
    }

    [Fact]
    public async Task Portfolio_ShowsARowToTheProviderAndTheOwnAccountToTheCustomer()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" });
        await api.SettleAsync(2);
        const string Page = "{ accounts { totalCount nodes { name externalId standing sparkline openAlertCount owner { name } } } }";

        var provider = (await api.ReadAsync(api.Owner, Page)).GetProperty("accounts");
        var customer = (await api.ReadAsync(shared.Customer, Page)).GetProperty("accounts");
        var sorted = await api.AskAsync(shared.Customer, "{ accounts(orderBy: STANDING) { totalCount } }");
        var numbers = await api.AskAsync(shared.Customer, "{ portfolio { accounts } }");

        Assert.Equal(2, provider.GetProperty("totalCount").GetInt32());
        Assert.Equal(1, customer.GetProperty("totalCount").GetInt32());
        Assert.Equal("Acme", customer.GetProperty("nodes")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, customer.GetProperty("nodes")[0].GetProperty("externalId").ValueKind);
        Assert.Equal("FORBIDDEN", CodeOf(sorted));
        Assert.Equal("FORBIDDEN", CodeOf(numbers));
    }

    [Fact]
    public async Task Query_OfWhichOneFieldIsRefused_AnswersTheOthers()
    {
        await using var shared = await SharedPlan.AgreeAsync();

        var response = await shared.Api.AskAsync(shared.Customer, "{ viewer { side } accounts { totalCount } portfolio { accounts } auditLog { nodes { kind } } templates { totalCount } alerts(first: 500) { nodes { id } } }");

        Assert.Equal(
            """{"viewer":{"side":"CUSTOMER"},"accounts":{"totalCount":1},"portfolio":null,"auditLog":null,"templates":null,"alerts":null}""",
            response.GetProperty("data").GetRawText());
        Assert.Equal(
            ["portfolio FORBIDDEN", "auditLog FORBIDDEN", "templates FORBIDDEN", "alerts INVALID"],
            response.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("path")[0]} {error.GetProperty("extensions").GetProperty("code")}"));
    }

    [Fact]
    public async Task Node_OfTheOwnWorkspace_AndOfAMeasurement_IsFoundByWhoeverSeesIt()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await shared.RecordAsync(15, 16);
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var outsider = await api.JoinAsync("CUSTOMER_SPONSOR", other, "outsider@example.com");
        var read = await api.ReadAsync(
            shared.Customer, "query ($id: ID!) { viewer { workspace { id } } account(id: $id) { measurements(metric: \"seats\") { nodes { id value } } } }", new { id = shared.Account });
        var workspace = read.GetProperty("viewer").GetProperty("workspace").GetProperty("id").GetString()!;
        var measurement = read.GetProperty("account").GetProperty("measurements").GetProperty("nodes")[1].GetProperty("id").GetString()!;
        const string Node = "query ($id: ID!) { node(id: $id) { id ... on Measurement { value } ... on Workspace { name } } }";

        var found = (await api.ReadAsync(shared.Customer, Node, new { id = measurement })).GetProperty("node");
        var unseen = await api.ReadAsync(outsider, Node, new { id = measurement });
        var absent = await api.ReadAsync(outsider, Node, new { id = $"{measurement[..^32]}{"1".PadLeft(32, '0')}" });

        Assert.Equal((measurement, 15), (found.GetProperty("id").GetString(), found.GetProperty("value").GetInt32()));
        Assert.Equal(("{\"node\":null}", "{\"node\":null}"), (unseen.GetRawText(), absent.GetRawText()));
        Assert.Equal(workspace, (await api.ReadAsync(outsider, Node, new { id = workspace })).GetProperty("node").GetProperty("id").GetString());
        Assert.Equal("{\"node\":null}", (await api.ReadAsync(outsider, Node, new { id = $"ten_{"1".PadLeft(32, '0')}" })).GetRawText());
        Assert.Equal("INVALID", CodeOf(await api.AskAsync(outsider, Node, new { id = "chg_1" })));
    }

    [Fact]
    public async Task Refusal_ThatNamesSomethingElse_NamesItByAnIdThatIsFound()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var changes = new[] { shared.Terms(10, 30, basedOn: 1) };
        var first = (await api.DoAsync(api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes })).GetProperty("proposal").GetProperty("id").GetString()!;

        var second = await api.TryAsync(api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes });
        var ended = await api.TryAsync(api.Owner, "completePlan", "plan { id }", new { plan = shared.Plan });

        Assert.All([second, ended], refused => Assert.Contains($"Proposal {first} ", refused.GetProperty("userErrors")[0].GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.Equal(first, (await NodeAsync(api, shared.Customer, first)).GetProperty("data").GetProperty("node").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Measurements_BetweenTwoInstants_AreThoseAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        await shared.RecordAsync(11, 12, 13, 14);
        const string Document = "query ($id: ID!, $kpi: ID!, $from: DateTime, $to: DateTime) { account(id: $id) { measurements(metric: \"seats\", from: $from, to: $to) { nodes { value } } } "
            + "node(id: $kpi) { ... on Kpi { measurements(from: $from, to: $to) { nodes { value } } } } }";

        foreach (var (from, to, values) in new[] { (-14, -7, "13 12"), (-30, -20, "11"), (-7, 1, "14 13") })
        {
            var read = await shared.Api.ReadAsync(shared.Customer, Document, new { id = shared.Account, kpi = shared.Kpi, from = shared.Instant(from), to = shared.Instant(to) });
            Assert.Equal(values, ValuesOf(read.GetProperty("account")));
            Assert.Equal(values, ValuesOf(read.GetProperty("node")));
        }

        static string ValuesOf(JsonElement owner) => string.Join(' ', owner.GetProperty("measurements").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("value").GetInt32()));
    }

    [Fact]
    public async Task ApiClients_ListTheRevokedOnesOnlyWhenAsked()
    {
        await using var api = await Api.StartAsync();
        var expiresAt = api.Gateway.Time.GetUtcNow().AddDays(30);
        async Task<string> CreateAsync(string name) =>
            (await api.DoAsync(api.Owner, "createApiClient", "apiClient { id }", new { name, scopes = new[] { "READ" }, expiresAt })).GetProperty("apiClient").GetProperty("id").GetString()!;
        var (apiClient, kept) = (await CreateAsync("Old"), await CreateAsync("New"));
        await api.DoAsync(api.Owner, "revokeApiClient", "apiClient { id }", new { apiClient });

        Assert.Equal([kept], await ListedAsync("apiClients"));
        Assert.Equal(new[] { apiClient, kept }.Order(StringComparer.Ordinal), await ListedAsync("apiClients(includeRevoked: true)"));

        async Task<string[]> ListedAsync(string field) =>
            [.. (await api.ReadAsync(api.Owner, $"{{ {field} {{ nodes {{ id }} }} }}")).GetProperty("apiClients").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task Node_OfEveryId_IsFoundByWhoeverSeesItAndByNobodyElse()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var outsider = await api.JoinAsync("CUSTOMER_SPONSOR", other, "outsider@example.com");
        var absent = shared.Kpi.Replace("kpi_0", "kpi_f", StringComparison.Ordinal);

        foreach (var id in new[] { shared.Account, shared.Plan, shared.Kpi })
        {
            Assert.Equal(id, (await NodeAsync(api, shared.Customer, id)).GetProperty("data").GetProperty("node").GetProperty("id").GetString());
            Assert.Equal((await NodeAsync(api, outsider, absent)).ToString(), (await NodeAsync(api, outsider, id)).ToString());
        }

        Assert.Equal("INVALID", CodeOf(await NodeAsync(api, api.Owner, "kpi_1")));
        Assert.Equal("INVALID", CodeOf(await NodeAsync(api, api.Owner, "nothing")));
        Assert.Equal("met_seats", (await NodeAsync(api, api.Owner, "met_seats")).GetProperty("data").GetProperty("node").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Mutation_WithIdsOfTheWrongKindOrAnotherAccount_SaysWhichFieldAndChangesNothing()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;

        var wrongKind = await api.TryAsync(api.Owner, "renamePlan", "plan { id }", new { plan = shared.Kpi, title = "Title" });
        var wrongTerms = await api.TryAsync(api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(20, 10, basedOn: 1) } });
        var elsewhere = await api.TryAsync(
            api.Owner, "addMilestone", "milestone { id }", new { plan = $"{shared.Plan[..36]}_{other[4..]}", milestone = new { title = "Go-live", due = "2030-01-01" } });

        Assert.Equal(("INVALID", "plan"), ErrorOf(wrongKind));
        Assert.Equal(("INVALID", "changes[0].setTerms.terms.goal.keep.upper"), ErrorOf(wrongTerms));
        Assert.Equal("NOT_FOUND", ErrorOf(elsewhere).Code);
    }

    [Fact]
    public async Task OpenAccount_RepeatedUnderItsKey_OpensOne()
    {
        await using var api = await Api.StartAsync();
        var input = new { name = "Acme", idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "openAccount", "account { id name }", input);
        var second = await api.DoAsync(api.Owner, "openAccount", "account { id name }", input);

        Assert.Equal(first.GetProperty("account").ToString(), second.GetProperty("account").ToString());
        await api.SettleAsync(1);
    }

    [Fact]
    public async Task RecordMeasurements_AnswersEachItemOfManyAccountsInItsPlace()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        const string Results = "taken duplicates refused results { index outcome error { code field } }";
        var input = new
        {
            items = new object[]
            {
                new { externalAccountId = "acme", metric = "seats", at = shared.Instant(-7), value = 15 },
                new { account = "acc_1", metric = "seats", at = shared.Instant(-7), value = 15 },
                new { account = shared.Account, metric = "unknown", at = shared.Instant(-7), value = 15 },
                new { account = shared.Account, metric = "seats", at = shared.Instant(-1) },
                new { account = shared.Account, externalAccountId = "acme", metric = "seats", at = shared.Instant(-1), value = 1 },
                new { externalAccountId = "nobody", metric = "seats", at = shared.Instant(-1), value = 1 },
            },
            dryRun = true,
        };

        var dry = await api.DoAsync(api.Owner, "recordMeasurements", Results, input);
        var wet = await api.DoAsync(api.Owner, "recordMeasurements", Results, input with { dryRun = false });
        var again = await api.DoAsync(api.Owner, "recordMeasurements", Results, input with { dryRun = false });

        Assert.Equal(dry.ToString(), wet.ToString());
        Assert.Equal(
            ["RECORDED", "REFUSED account", "REFUSED metric", "REFUSED value", "REFUSED account", "REFUSED externalAccountId"],
            wet.GetProperty("results").EnumerateArray().Select((result, index) => OutcomeOf(result, index)));
        Assert.Equal(1, again.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task RecordMeasurements_OfPeriods_ByAKeyThatOnlyMeasures_AreTaken()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = "orders", name = "Orders", unit = "orders", kind = new { flow = new { period = "DAY" } } });
        var expiresAt = api.Gateway.Time.GetUtcNow().AddDays(30);
        await api.DoAsync(api.Owner, "createApiClient", "key", new { name = "Feed", scopes = new[] { "MEASURE" }, expiresAt });
        var feed = await api.ClientAsync();
        var input = new { items = new[] { new { account = shared.Account, metric = "orders", period = shared.Instant(-3)[..10], value = 7 } } };

        var recorded = await api.DoAsync(feed, "recordMeasurements", "results { index outcome error { code field } }", input);
        var read = await api.ReadAsync(feed, "query ($id: ID!) { account(id: $id) { name } }", new { id = shared.Account });

        Assert.Equal("UNBOUND", OutcomeOf(recorded.GetProperty("results")[0], 0));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("account").ValueKind);
    }

    [Fact]
    public async Task RecordMeasurements_TakesAFullBatchAndNotOneMore()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var beginning = api.Gateway.Time.GetUtcNow().AddDays(-30);
        object Item(int minute) => new { account = shared.Account, metric = "seats", at = beginning.AddMinutes(minute), value = 15 };
        object Batch(int size) => new { items = Enumerable.Range(0, size).Select(Item).ToArray() };

        var full = await api.DoAsync(api.Owner, "recordMeasurements", "taken refused", Batch(10_000));
        var tooMany = await api.AskAsync(
            api.Owner, "mutation ($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { taken } }", new { input = Batch(10_001) });
        var none = await api.TryAsync(api.Owner, "recordMeasurements", "taken", Batch(0));

        Assert.Equal((10_000, 0), (full.GetProperty("taken").GetInt32(), full.GetProperty("refused").GetInt32()));
        Assert.Equal("LIST_TOO_LONG", CodeOf(tooMany));
        Assert.Equal(("INVALID", "items"), ErrorOf(none));
    }

    [Fact]
    public async Task Measurement_ReadBack_CanBeDisputedByTheOtherSideAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await shared.RecordAsync(15, 16);
        var read = await api.ReadAsync(shared.Customer, "query ($id: ID!) { account(id: $id) { measurements(metric: \"seats\") { totalCount nodes { id value isDisputed recordedBy { name } } } } }", new { id = shared.Account });
        var page = read.GetProperty("account").GetProperty("measurements");
        var measurement = page.GetProperty("nodes")[0].GetProperty("id").GetString();

        var own = await api.TryAsync(api.Owner, "disputeMeasurement", "measurement { isDisputed }", new { measurement, reason = "It looks wrong." });
        var theirs = await api.DoAsync(shared.Customer, "disputeMeasurement", "measurement { value isDisputed }", new { measurement, reason = "It looks wrong." });

        Assert.Equal((2, 16), (page.GetProperty("totalCount").GetInt32(), page.GetProperty("nodes")[0].GetProperty("value").GetInt32()));
        Assert.Equal("FORBIDDEN", ErrorOf(own).Code);
        Assert.True(theirs.GetProperty("measurement").GetProperty("isDisputed").GetBoolean());
    }

    [Fact]
    public async Task CreateApiClient_ShowsItsKeyOnceAndNeverAgain()
    {
        await using var api = await Api.StartAsync();
        var expiresAt = api.Gateway.Time.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

        var created = await api.DoAsync(api.Owner, "createApiClient", "key apiClient { id scopes }", new { name = "Feed", scopes = new[] { "READ", "MEASURE" }, expiresAt });
        var listed = await api.ReadAsync(api.Owner, "{ apiClients { nodes { id name side scopes expiresAt accounts { every } } } viewer { permissions workspace { name } } }");

        var key = created.GetProperty("key").GetString()!;
        Assert.StartsWith("success_live_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Split('_')[^2], listed.ToString(), StringComparison.Ordinal);
        Assert.Equal("[\"READ\",\"MEASURE\"]", created.GetProperty("apiClient").GetProperty("scopes").ToString());
    }

    static async Task<JsonElement> LookAsync(SharedPlan shared, VerifiedCaller caller) => (await shared.Api.ReadAsync(
        caller,
        "query ($id: ID!) { account(id: $id) { standing alerts(filter: { kinds: [DRIFT] }) { id responses { text } } kpis { explanation { sentence actual landing } trajectory(points: 3) { planned lower upper } } } }",
        new { id = shared.Account })).GetProperty("account");

    static Task<JsonElement> NodeAsync(Api api, VerifiedCaller caller, string id) => api.AskAsync(caller, "query ($id: ID!) { node(id: $id) { id } }", new { id });

    static string? CodeOf(JsonElement response) => response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    static (string? Code, string? Field) ErrorOf(JsonElement payload)
    {
        var error = payload.GetProperty("userErrors")[0];
        return (error.GetProperty("code").GetString(), error.GetProperty("field").GetString());
    }

    static string OutcomeOf(JsonElement result, int index)
    {
        Assert.Equal(index, result.GetProperty("index").GetInt32());
        var outcome = result.GetProperty("outcome").GetString()!;
        return result.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? $"{outcome} {error.GetProperty("field").GetString()!.Replace($"items[{index}].", "", StringComparison.Ordinal)}"
            : outcome;
    }
}
