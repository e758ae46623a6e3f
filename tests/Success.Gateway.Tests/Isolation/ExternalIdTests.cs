using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>What names of other systems tell, and to whom.</summary>
public sealed class ExternalIdTests
{
    const string Results = "results { outcome error { code field message } }";

    [Fact]
    public async Task ExternalIdOfAnUnseenAccount_WithSomethingElseWrong_IsAnsweredLikeOneThatNeverWas()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        using var own = await SharedAccount.MakeAsync(owner, "own");
        await owner.DoAsync("openAccount", "account { id }", new { name = "Other", externalId = "other-external" });

        var other = await RecordAsync(own.Manager, "other-external");
        var never = await RecordAsync(own.Manager, "never-was");
        var theirs = await RecordAsync(own.Manager, "own-external");

        Assert.Equal(never, other);
        Assert.Contains("\"field\":\"items[0].externalAccountId\"", never, StringComparison.Ordinal);
        Assert.Contains("\"field\":\"items[0].metric\"", theirs, StringComparison.Ordinal);
    }

    static async Task<string> RecordAsync(Visitor who, string externalAccountId) => (await who.TryAsync("recordMeasurements", Results, new
    {
        items = new[] { new { externalAccountId, metric = "no_such_metric", at = "2026-01-01T00:00:00Z", value = 1d } },
    })).ToString();
}
