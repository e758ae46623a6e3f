using Success.Gateway.Tests.Isolation;

namespace Success.Gateway.Tests.Mutations;

public sealed partial class MutationTests
{
    [Fact]
    public async Task Accounts_AreOpenedKeptUpAndPutAway()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, account) = (bench.Provider, bench["Account"]);

        await bench.RefuseAsync(owner, "openAccount", new { name = "" }, "INVALID", "name");
        var (member, visitor) = await SharedAccount.JoinAsync(owner, account, "CUSTOMER_CONTRIBUTOR", "The firm", "firm", subtree: true);
        using var firm = visitor;
        var opened = await bench.MakeAsync(
            owner, "openAccount", "account", "parent { id } owner { id } customerOwner { id }", new { name = "Acme North", parent = account, owner = bench["Provider"], customerOwner = member },
            $$$"""
            "parent":{"id":"{{{account}}}"},"owner":{"id":"{{{bench["Provider"]}}}"},"customerOwner":{"id":"{{{member}}}"}
            """);
        await bench.RefuseAsync(owner, "updateAccount", new { account, name = "" }, "INVALID", "name");
        await bench.DoAsync(owner, "updateAccount", "account { name tags }", new { account, name = "Acme Ltd", tags = new[] { "pilot" } }, """{"name":"Acme Ltd","tags":["pilot"]}""");
        var group = await owner.MakeAsync("openAccount", "account", new { name = "The group" });
        await bench.DoAsync(
            owner, "updateAccount", "account { parent { id } owner { id } customerOwner { id } }", new { account, parent = group, owner = bench["Provider"], customerOwner = bench["Customer"] },
            $$$"""{"parent":{"id":"{{{group}}}"},"owner":{"id":"{{{bench["Provider"]}}}"},"customerOwner":{"id":"{{{bench["Customer"]}}}"}}""");
        await bench.RefuseAsync(owner, "importAccounts", new { items = Array.Empty<object>() }, "INVALID", "items");
        object[] items =
        [
            new { externalId = "crm:7", name = "Bolt", parent = account, owner = bench["Provider"], customerOwner = member },
            new { externalId = "crm:8", name = "Nut", parentExternalId = bench["ExternalId"] },
        ];
        await bench.DoAsync(owner, "importAccounts", "opened updated", new { items }, """{"opened":2,"updated":0""");
        await bench.RefuseAsync(owner, "recordRevenue", new { account, from = bench.Day(-5), amount = new { amount = "-1", currency = "EUR" } }, "INVALID", "amount.amount");
        await bench.DoAsync(
            owner, "recordRevenue", "account { revenue { amount { amount currency } } }", new { account, from = bench.Day(-5), amount = new { amount = "100", currency = "EUR" } },
            """{"amount":"100","currency":"EUR"}""");
        await bench.RefuseAsync(owner, "recordRenewal", new { account = bench["Kpi"], on = bench.Day(100) }, "INVALID", "account");
        await bench.DoAsync(owner, "recordRenewal", "account { renewsOn }", new { account, on = bench.Day(100) }, bench.Day(100));
        await bench.RefuseAsync(owner, "archiveAccount", new { account = opened, reason = "MERGED", on = bench.Day(-1) }, "INVALID", "into");
        await bench.DoAsync(owner, "archiveAccount", "account { archival { reason into { id } } }", new { account = opened, reason = "MERGED", on = bench.Day(-1), into = group }, $$$"""{"reason":"MERGED","into":{"id":"{{{group}}}"}}""");
        await bench.RefuseAsync(owner, "reopenAccount", new { account = bench["Plan"] }, "INVALID", "account");
        await bench.DoAsync(owner, "reopenAccount", "account { lifecycle archival { reason } }", new { account = opened }, "\"archival\":null");

        bench.TriedAll(Accounts);
    }

    [Fact]
    public async Task Metrics_AreDefinedRevisedAndRetired()
    {
        await using var bench = await Bench.StartAsync();
        var owner = bench.Provider;
        var kind = new { flow = new { period = "DAY" } };

        await bench.RefuseAsync(owner, "defineMetric", new { key = "Orders!", name = "Orders", unit = "orders", kind }, "INVALID", "key");
        await bench.DoAsync(owner, "defineMetric", "metric { key latest { version } }", new { key = "orders", name = "Orders", unit = "orders", kind }, "\"version\":1");
        await bench.RefuseAsync(owner, "reviseMetric", new { metric = "orders", latest = 2, unit = "orders", kind }, "STALE", "latest");
        await bench.DoAsync(owner, "reviseMetric", "metric { latest { version unit } }", new { metric = "orders", latest = 1, unit = "items", kind }, """{"version":2,"unit":"items"}""");
        await bench.RefuseAsync(owner, "describeMetric", new { metric = "orders", name = "" }, "INVALID", "name");
        await bench.DoAsync(owner, "describeMetric", "metric { name meaning }", new { metric = "orders", name = "Orders a day", meaning = "Paid ones." }, "Paid ones.");
        await bench.RefuseAsync(owner, "retireMetric", new { metric = "unheard_of" }, "NOT_FOUND", "metric");
        await bench.DoAsync(owner, "retireMetric", "metric { isRetired }", new { metric = "orders" }, "\"isRetired\":true");
        await bench.RefuseAsync(owner, "reinstateMetric", new { metric = "unheard_of" }, "NOT_FOUND", "metric");
        await bench.DoAsync(owner, "reinstateMetric", "metric { isRetired }", new { metric = "orders" }, "\"isRetired\":false");

        var apiClient = await bench.Provider.MakeAsync("createApiClient", "apiClient", new { name = "Numbers", scopes = new[] { "MEASURE" }, expiresAt = bench.Instant(30) });
        await bench.RefuseAsync(owner, "stateFeedGap", new { apiClient, metric = "orders", gap = "PT1M" }, "INVALID", "gap");
        await bench.DoAsync(owner, "stateFeedGap", "feed { gap isGapStated }", new { apiClient, metric = "orders", gap = "P7D" }, """{"gap":"P7D","isGapStated":true}""");

        bench.TriedAll(Metrics);
    }

    [Fact]
    public async Task Templates_AreKeptAndRetired()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, from) = (bench.Provider, new { plan = new { plan = bench["Plan"] } });

        await bench.RefuseAsync(owner, "keepTemplate", new { name = "", from }, "INVALID", "name");
        var template = await bench.MakeAsync(owner, "keepTemplate", "template", "name", new { name = "Onboarding", from }, "Onboarding");
        await bench.DoAsync(owner, "keepTemplate", "template { id name }", new { template, name = "Welcome", from }, $$$"""{"id":"{{{template}}}","name":"Welcome"}""");
        await bench.RefuseAsync(owner, "retireTemplate", new { template = bench["Plan"] }, "INVALID", "template");
        await bench.DoAsync(owner, "retireTemplate", "retired: userErrors { code }", new { template }, "[]");

        bench.TriedAll(Templates);
    }
}
