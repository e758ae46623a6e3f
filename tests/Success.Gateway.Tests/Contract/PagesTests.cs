using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>Lists are read in pages from either end, and a page that cannot be says which argument is wrong.</summary>
public sealed class PagesTests
{
    [Theory]
    [InlineData("metrics", "key")]
    [InlineData("members", "id")]
    [InlineData("templates", "id")]
    [InlineData("apiClients", "id")]
    [InlineData("accounts", "id")]
    public async Task List_ReadFromTheEnd_IsTheListReadFromTheBeginning(string list, string key)
    {
        await using var api = await Api.StartAsync();
        await FillAsync(api);

        var forward = await PageAsync(api, list, key, "first: 100");
        var last = await PageAsync(api, list, key, "last: 1");
        var before = await PageAsync(api, list, key, $"last: 1, before: \"{last.GetProperty("pageInfo").GetProperty("startCursor").GetString()}\"");

        var keys = Keys(forward, key);
        Assert.Equal(3, keys.Count);
        Assert.Equal([keys[2]], Keys(last, key));
        Assert.Equal([keys[1]], Keys(before, key));
        Assert.Equal((true, true), (before.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean(), before.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        Assert.Equal((3, 3), (last.GetProperty("totalCount").GetInt32(), forward.GetProperty("totalCount").GetInt32()));
    }

    [Fact]
    public async Task Measurements_OfAKpi_AreThoseOfItsMetricFromEitherEnd()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        await shared.RecordAsync(15, 16, 17);
        const string Question = "query ($id: ID!) { node(id: $id) { ... on Kpi { all: measurements { totalCount nodes { value } } oldest: measurements(last: 1) { nodes { value } } } } }";

        var kpi = (await shared.Api.ReadAsync(shared.Customer, Question, new { id = shared.Kpi })).GetProperty("node");

        Assert.Equal("""{"totalCount":3,"nodes":[{"value":17},{"value":16},{"value":15}]}""", kpi.GetProperty("all").GetRawText());
        Assert.Equal("""{"nodes":[{"value":15}]}""", kpi.GetProperty("oldest").GetRawText());
    }

    [Theory]
    [InlineData("metrics(first: 0) { totalCount }", "first", "INVALID")]
    [InlineData("members(last: 101) { totalCount }", "last", "INVALID")]
    [InlineData("accounts(first: 1, last: 1) { totalCount }", "last", "INVALID")]
    [InlineData("apiClients(before: \"none\") { totalCount }", "before", "INVALID")]
    [InlineData("account(id: \"acc_\") { id }", "id", "INVALID")]
    public async Task Argument_ThatIsWrong_IsNamedForProgramsAsWell(string question, string field, string code)
    {
        await using var api = await Api.StartAsync();

        var error = (await api.AskAsync(api.Owner, $"{{ {question} }}")).GetProperty("errors")[0];

        Assert.Equal((code, field), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("extensions").GetProperty("field").GetString()));
        Assert.StartsWith($"{field}: ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    // Three of everything; the owner is a member already.
    static async Task FillAsync(Api api)
    {
        var expiresAt = api.Gateway.Time.GetUtcNow().AddDays(30);
        foreach (var name in new[] { "one", "two", "three" })
        {
            await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = name, name, unit = "", kind = new { level = new { } } });
            await api.DoAsync(api.Owner, "keepTemplate", "template { id }", new { name, from = new { content = new { title = name } } });
            await api.DoAsync(api.Owner, "createApiClient", "apiClient { id }", new { name, scopes = new[] { "READ" }, expiresAt });
            await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name });
        }

        foreach (var email in new[] { "two@example.com", "three@example.com" })
        {
            await api.DoAsync(api.Owner, "inviteMember", "member { id }", new { name = "Somebody", email, role = "PROVIDER_CSM" });
        }

        await api.SettleAsync(3);
    }

    static async Task<JsonElement> PageAsync(Api api, string list, string key, string arguments) =>
        (await api.ReadAsync(api.Owner, $"{{ {list}({arguments}) {{ totalCount nodes {{ {key} }} pageInfo {{ hasPreviousPage hasNextPage startCursor }} }} }}")).GetProperty(list);

    static List<string?> Keys(JsonElement page, string key) => [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty(key).GetString())];
}
