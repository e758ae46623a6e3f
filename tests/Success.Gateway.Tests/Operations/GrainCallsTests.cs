using System.Globalization;
using Success.Gateway.Tests.Contract;
using Success.Gateway.Tests.Serving;
using Success.Grains.Tenancy;
using Success.Testing;

namespace Success.Gateway.Tests.Operations;

/// <summary>How many grain calls a page costs: what is asked for by the row instead of by the page shows here first.</summary>
public sealed class GrainCallsTests
{
    const int Times = 8;

    // The account and its texts; where members' accounts lie; the workspace, and the texts of those that are named, once their names are known to be
    // for the reader.
    static readonly string[] CallsOfAnAccountPage = ["IAccountGrain", "IAccountGrain", "IPortfolioGrain", "ITenantGrain", "ITenantGrain", "ITenantGrain"];

    const string Nothing = "{ __typename }";

    const string Row = "id name externalId segment tags lifecycle standing progress attention { amount { amount } value { amount } chance nearness } arr { amount currency } renewsOn "
        + "sparkline openAlertCount unacknowledgedAlertCount latestDataAt waitingFor";

    const string Account = """
        query ($id: ID!) { account(id: $id) {
          id name standing progress arr { amount } owner { name } customerOwner { name } permissions calendar { timeZone }
          plans { id title phase standing progress noticeRule { headStartDays }
            objectives { outcome why owner { name } customerOwner { name } }
            milestones { title due } actions { title assignee { name } } comments { text by { name } } proposals { id note } closedPeriods { digest }
            kpis { id name metric metricVersion { unit } standing progress explanation { sentence details } trajectory(points: 60) { at planned lower upper } observations(last: 64) { at value }
              agreed { number agreement { proposed { by { name } } accepted { by { name } } } } } }
          alerts { id kind status explanation { sentence } responses { text by { name } } }
          members { name role } people { name } } }
        """;

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public async Task PortfolioPage_WhateverItsLength_CostsOneCall(int rows)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        for (var number = 0; number < 60; number++)
        {
            await owner.DoAsync("openAccount", "account { id }", new { name = string.Create(CultureInfo.InvariantCulture, $"Account {number}") });
        }

        await Patience.UntilAsync(
            async () => (await owner.ReadAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32() == 60, "every account in the portfolio");
        var program = Visitor.WithKey(gateway, await gateway.CreateKeyAsync());

        var page = string.Create(CultureInfo.InvariantCulture, $"{{ accounts(first: {rows}) {{ totalCount nodes {{ {Row} }} pageInfo {{ hasNextPage endCursor }} }} }}");

        Assert.Equal(["IPortfolioGrain"], await CallsAsync(program, page, null));
        Assert.Equal(rows, (await program.ReadAsync(page)).GetProperty("accounts").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task AccountPage_HoweverMuchIsInIt_CostsAHandfulOfCalls()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = Isolation.SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        using var account = await Isolation.SharedAccount.MakeAsync(owner, "acme");
        var program = Visitor.WithKey(gateway, await gateway.CreateKeyAsync());
        var variables = new { id = account.Ids["Account"] };

        var few = await CallsAsync(program, Account, variables);
        foreach (var number in Enumerable.Range(0, 9))
        {
            await owner.DoAsync("addKpi", "kpi { id }", new { objective = account.Ids["Objective"], kpi = new { name = $"KPI {number}", metric = Isolation.SharedAccount.Metric } });
            await owner.DoAsync("addComment", "comment { id }", new { plan = account.Ids["Plan"], text = $"Comment {number}" });
            await owner.DoAsync("addPerson", "person { id }", new { account = account.Ids["Account"], side = "CUSTOMER", name = $"Person {number}" });
        }

        var many = await CallsAsync(program, Account, variables);

        Assert.Equal(CallsOfAnAccountPage, few);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Texts_OfMoreThanOneCallGives_AreAllThere()
    {
        await using var api = await Api.StartAsync();
        var after = new List<string?> { null };
        for (var number = 0; number < TextList.MaxKeys / 2; number++)
        {
            await api.DoAsync(api.Owner, "defineMetric", "metric { key }", new { key = $"m{number:000}", name = $"Name {number}", meaning = $"Meaning {number}", unit = "", kind = new { level = new { } } });
        }

        for (; ; )
        {
            var info = (await api.ReadAsync(api.Owner, "query ($after: String) { metrics(first: 100, after: $after) { pageInfo { hasNextPage endCursor } } }", new { after = after[^1] }))
                .GetProperty("metrics").GetProperty("pageInfo");
            if (!info.GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }

            after.Add(info.GetProperty("endCursor").GetString());
        }

        var pages = after.Select((cursor, index) => $"p{index}: metrics(first: 100{(cursor is null ? "" : $", after: \"{cursor}\"")}) {{ nodes {{ name meaning }} }}");
        var all = await api.ReadAsync(api.Owner, $"{{ {string.Join(' ', pages)} viewer {{ workspace {{ name }} }} }}");

        // Two of each metric, and one more.
        var metrics = all.EnumerateObject().Where(field => field.Name != "viewer").SelectMany(page => page.Value.GetProperty("nodes").EnumerateArray()).ToList();
        Assert.Equal(TextList.MaxKeys / 2, metrics.Count);
        Assert.All(metrics, metric => Assert.StartsWith("Name ", metric.GetProperty("name").GetString(), StringComparison.Ordinal));
        Assert.All(metrics, metric => Assert.StartsWith("Meaning ", metric.GetProperty("meaning").GetString(), StringComparison.Ordinal));
        Assert.NotEqual("", all.GetProperty("viewer").GetProperty("workspace").GetProperty("name").GetString());
    }

    /// <summary>The grains that an operation calls beside those that look who asks, in alphabetical order.</summary>
    static async Task<string[]> CallsAsync(Visitor who, string document, object? variables)
    {
        // What is read first is loaded, what is asked first is noted, and what happened before is still being handed over: the least counts.
        await who.ReadAsync(document, variables);
        var (nothing, all) = (new List<Dictionary<string, int>>(), new List<Dictionary<string, int>>());
        for (var times = 0; times < Times; times++)
        {
            nothing.Add(await CountAsync(who, Nothing, null));
            all.Add(await CountAsync(who, document, variables));
        }

        return
        [
            .. all.SelectMany(count => count.Keys).Distinct().Order(StringComparer.Ordinal)
                .SelectMany(grain => Enumerable.Repeat(grain, Math.Max(0, Least(all, grain) - Least(nothing, grain)))),
        ];
    }

    static int Least(IEnumerable<Dictionary<string, int>> counts, string grain) => counts.Min(count => count.GetValueOrDefault(grain));

    static async Task<Dictionary<string, int>> CountAsync(Visitor who, string document, object? variables)
    {
        who.Gateway.Calls.Clear();
        await who.ReadAsync(document, variables);
        return who.Gateway.Calls.ToDictionary();
    }
}
