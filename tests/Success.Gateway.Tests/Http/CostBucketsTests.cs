using System.Net.Http.Json;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Http;
using Success.Gateway.Tests.Serving;
using Success.GraphQL;
using Success.Testing;

namespace Success.Gateway.Tests.Http;

public sealed class CostBucketsTests
{
    static readonly RouteTag Tenant = RouteTag.Create("t7k2").Value;
    static readonly RouteTag OtherTenant = RouteTag.Create("x9m4").Value;

    static readonly GatewayOptions Options = new()
    {
        PublicUrl = new Uri("https://success.example"),
        Costs = new CostBudget(100, 10),
        TenantCosts = new CostBudget(150, 20),
    };

    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Spend_UpToWhatTheBucketHolds_IsGrantedAndOneBeyondIsNot()
    {
        var allowance = new CostBuckets(Options, _time).Of(Tenant, Client(1));

        Assert.Equal(new CostStanding(true, 1, 100, 10), allowance.Spend(99));
        Assert.Equal(new CostStanding(false, 1, 100, 10), allowance.Spend(2));
        Assert.Equal(new CostStanding(true, 0, 100, 10), allowance.Spend(1));
        Assert.Equal(new CostStanding(true, 0, 100, 10), allowance.Spend(0));
    }

    [Fact]
    public void Spend_AfterAWhile_HasWhatHasComeBackAndNeverMore()
    {
        var allowance = new CostBuckets(Options, _time).Of(Tenant, Client(1));
        allowance.Spend(100);

        _time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(25, allowance.Spend(0).Left);
        Assert.False(allowance.Spend(26).IsGranted);
        Assert.True(allowance.Spend(25).IsGranted);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(100, allowance.Spend(0).Left);
    }

    [Fact]
    public void Spend_OfOneClient_LeavesOthersAlone()
    {
        var buckets = new CostBuckets(Options, _time);

        buckets.Of(Tenant, Client(1)).Spend(100);

        Assert.Equal(60, buckets.Of(OtherTenant, Client(1)).Spend(40).Left);
        Assert.Equal(90, buckets.Of(OtherTenant, Client(2)).Spend(10).Left);
        Assert.Equal(0, buckets.Of(Tenant, Client(1)).Spend(0).Left);
    }

    [Fact]
    public void Spend_OfATenantsClientsTogether_IsGrantedUpToTheTenantsBucketAndNotOneBeyond()
    {
        var buckets = new CostBuckets(Options, _time);
        buckets.Of(Tenant, Client(1)).Spend(100);

        Assert.Equal(new CostStanding(true, 1, 150, 20), buckets.Of(Tenant, Client(2)).Spend(49));
        Assert.Equal(new CostStanding(false, 1, 150, 20), buckets.Of(Tenant, Client(3)).Spend(2));
        Assert.Equal(new CostStanding(true, 0, 150, 20), buckets.Of(Tenant, Client(3)).Spend(1));
        Assert.True(buckets.Of(OtherTenant, Client(1)).Spend(100).IsGranted);
    }

    [Fact]
    public void Spend_ThatTheTenantsBucketRefuses_TakesNothingFromTheClients()
    {
        var buckets = new CostBuckets(Options, _time);
        buckets.Of(Tenant, Client(1)).Spend(100);
        for (var i = 0; i < 50; i++)
        {
            Assert.False(buckets.Of(Tenant, Client(2)).Spend(60).IsGranted);
        }

        _time.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Equal(new CostStanding(true, 0, 100, 10), buckets.Of(Tenant, Client(2)).Spend(100));
    }

    [Fact]
    public async Task Spend_OfOneClientAtTheSameTime_GrantsNoMoreThanThereIs()
    {
        var allowance = new CostBuckets(Options, _time).Of(Tenant, Client(1));

        var granted = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => allowance.Spend(1).IsGranted)));

        Assert.Equal(100, granted.Count(isGranted => isGranted));
    }

    [Fact]
    public async Task Post_Operations_TellWhatIsLeftUntilNothingIs()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { Costs = new CostBudget(3, 0) });
        var key = await gateway.CreateKeyAsync();

        // The viewer is one object.
        var costs = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            costs.Add(await CostAsync(gateway, key));
        }

        Assert.Equal(
            [
                """{"requested":1,"left":2,"maximum":3,"refillPerSecond":0}""",
                """{"requested":1,"left":1,"maximum":3,"refillPerSecond":0}""",
                """{"requested":1,"left":0,"maximum":3,"refillPerSecond":0}""",
                """{"code":"COST_TOO_HIGH","requested":1,"left":0,"maximum":3,"refillPerSecond":0}""",
            ],
            costs);
    }

    [Fact]
    public async Task Post_OperationsOfManyClientsOfATenant_AreHeldToTheTenantsBucket()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { TenantCosts = new CostBudget(2, 0) });

        var costs = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            costs.Add(await CostAsync(gateway, await gateway.CreateKeyAsync()));
        }

        Assert.Equal(
            [
                """{"requested":1,"left":1,"maximum":2,"refillPerSecond":0}""",
                """{"requested":1,"left":0,"maximum":2,"refillPerSecond":0}""",
                """{"code":"COST_TOO_HIGH","requested":1,"left":0,"maximum":2,"refillPerSecond":0}""",
            ],
            costs);
    }

    static Who Client(int number) =>
        Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0)));

    static async Task<string> CostAsync(RunningGateway gateway, string key)
    {
        using var program = gateway.OpenBrowser();
        using var response = await program.SendAsync(
            HttpMethod.Post, "/graphql", JsonContent.Create(new { query = "{ viewer { side } }" }), ("Authorization", $"Bearer {key}"));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetRawText()
            : answer.GetProperty("extensions").GetProperty("cost").GetRawText();
    }
}
