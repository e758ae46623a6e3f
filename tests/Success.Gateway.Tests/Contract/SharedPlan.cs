using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Serving;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Silo;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>An account with one KPI whose terms both sides agreed to through the API: seats in use, between 10 and 20.</summary>
sealed record SharedPlan(Api Api, string Account, string Plan, string Kpi, VerifiedCaller Customer) : IAsyncDisposable
{
    public static async Task<SharedPlan> AgreeAsync(Func<GatewayOptions, GatewayOptions>? options = null)
    {
        var api = await Api.StartAsync(options);
        await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } } });
        var account = Id(await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Acme", externalId = "acme" }), "account");
        await api.SettleAsync(1);
        var customer = await api.JoinAsync("CUSTOMER_SPONSOR", account, "sponsor@example.com");
        var created = await api.DoAsync(api.Owner, "createPlan", "plan { id kpis { id } }", new
        {
            account,
            title = "Use what was bought",
            objectives = new[] { new { outcome = "Everybody works with it", kpis = new[] { new { name = "Seats in use", metric = "seats" } } } },
        });
        var plan = Id(created, "plan");
        var kpi = created.GetProperty("plan").GetProperty("kpis")[0].GetProperty("id").GetString()!;
        var shared = new SharedPlan(api, account, plan, kpi, customer);
        await shared.AcceptAsync(await api.DoAsync(api.Owner, "propose", "proposal { id digest changes { id } }", new { plan, changes = new[] { shared.Terms(10, 20) } }));
        return shared;
    }

    /// <summary>Waits until it is settled who is told of all that happened so far: whoever joins then is not.</summary>
    public async Task SettleAsync()
    {
        TenantScope.Enter(RunningGateway.Tag);
        var journal = Api.Gateway.Services.GetRequiredService<IJournal>();
        var account = new AccountKey(RunningGateway.Tag, Id<Account>.Parse(Account).Value).ToString();
        await Patience.UntilAsync(async () => !await journal.UnpublishedHeadsAsync(account, CancellationToken.None).AnyAsync(), "everything is handed over");
        var outbox = Api.Gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<IOutboxGrain>(RunningGateway.Tag.ToString());
        await Patience.UntilAsync(async () => (await outbox.Waiting(1)).Items.IsEmpty, "everything is distributed");
    }

    public object Terms(double lower, double upper, int basedOn = 0) => new
    {
        setTerms = new
        {
            basedOn,
            kpi = Kpi,
            measures = "OUTCOME",
            isDecisive = true,
            terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { keep = new { lower, upper, start = Day(-200) } } },
        },
    };

    public async Task AcceptAsync(JsonElement proposed)
    {
        var proposal = proposed.GetProperty("proposal");
        var accept = proposal.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("id").GetString()).ToArray();
        await Api.DoAsync(
            Customer, "answerProposal", "plan { id }", new { proposal = proposal.GetProperty("id").GetString(), digest = proposal.GetProperty("digest").GetString(), accept });
    }

    /// <summary>Records one value a week, the last one today.</summary>
    public Task<JsonElement> RecordAsync(params double[] values) => Api.DoAsync(Api.Owner, "recordMeasurements", "taken duplicates refused results { index outcome error { code field } }", new
    {
        items = values.Select((value, index) => new { account = Account, metric = "seats", at = Instant(7 * (index + 1 - values.Length)), value }).ToArray(),
    });

    public string Instant(int days) => Api.Gateway.Time.GetUtcNow().AddDays(days).AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    string Day(int days) => Api.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Id(JsonElement payload, string field) => payload.GetProperty(field).GetProperty("id").GetString()!;
}
