using System.Text.Json;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.MainJob;

/// <summary>What a provider and one of its customers do together about one target.</summary>
sealed class Engagement
{
    readonly string _customer;

    Engagement(Office office, string externalId)
    {
        (Office, ExternalId, Account) = (office, externalId, office.AccountOf(externalId));
        _customer = $"admin@{externalId}.example";
    }

    public Office Office { get; }

    public string ExternalId { get; }

    public string Account { get; }

    public string Plan { get; private set; } = "";

    public string Kpi { get; private set; } = "";

    /// <summary>Reads as the customer, from any day to any other.</summary>
    public Visitor Watcher { get; private set; } = null!;

    /// <summary>Ids of everything that was made.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Invites the customer, who comes in and gives a program of its own a key.</summary>
    public static async Task<Engagement> BeginAsync(Office office, string externalId)
    {
        var engagement = new Engagement(office, externalId);
        using var manager = await office.EnterManagerAsync();
        await manager.DoAsync("inviteMember", "member { id }", new
        {
            name = $"Head of {externalId}",
            email = engagement._customer,
            role = "CUSTOMER_ADMIN",
            accounts = new { bindings = new[] { new { account = engagement.Account } } },
        });
        using var customer = new Visitor(office.Gateway, await office.Gateway.AcceptInvitationAsync(engagement._customer));
        engagement.Watcher = Visitor.WithKey(office.Gateway, await office.KeyAsync(customer, engagement.Account, "READ"));
        engagement.Ids.Add(engagement.Account);
        return engagement;
    }

    public Task<Visitor> EnterCustomerAsync() => Office.EnterAsync(_customer);

    /// <summary>The provider proposes terms for a metric.</summary>
    public async Task ProposeAsync(string metric, object terms)
    {
        using var manager = await Office.EnterManagerAsync();
        var plan = (await manager.DoAsync("createPlan", "plan { id objectives { id } kpis { id } }", new
        {
            account = Account,
            title = "Success plan",
            objectives = new[] { new { outcome = "Reach the same people for less", kpis = new[] { new { name = "Price", metric } } } },
        })).GetProperty("plan");
        Plan = plan.GetProperty("id").GetString()!;
        Kpi = plan.GetProperty("kpis")[0].GetProperty("id").GetString()!;
        var proposal = await manager.MakeAsync("propose", "proposal", new
        {
            plan = Plan,
            note = "Together for less.",
            changes = new[] { new { setTerms = new { kpi = Kpi, measures = "OUTCOME", isDecisive = true, terms } } },
        });
        Ids.AddRange([Plan, Kpi, plan.GetProperty("objectives")[0].GetProperty("id").GetString()!, proposal]);
    }

    /// <summary>The customer reads what is on the table, and accepts exactly that.</summary>
    public async Task AcceptAsync()
    {
        using var customer = await EnterCustomerAsync();
        var proposal = (await customer.ReadAsync("query ($plan: ID!) { node(id: $plan) { ... on SuccessPlan { proposals { id digest state note changes { id } } } } }", new { plan = Plan }))
            .GetProperty("node").GetProperty("proposals")[0];
        Assert.Equal(("PROPOSED", "Together for less."), (proposal.GetProperty("state").GetString(), proposal.GetProperty("note").GetString()));
        var agreed = await customer.DoAsync("answerProposal", "plan { kpis { agreed { number agreement { proposed { by { side } } accepted { by { side } } } } } }", new
        {
            proposal = proposal.GetProperty("id").GetString(),
            digest = proposal.GetProperty("digest").GetString(),
            accept = proposal.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("id").GetString()),
        });
        var terms = agreed.GetProperty("plan").GetProperty("kpis")[0].GetProperty("agreed");
        Assert.Equal(1, terms.GetProperty("number").GetInt32());
        Assert.Equal("""{"proposed":{"by":{"side":"PROVIDER"}},"accepted":{"by":{"side":"CUSTOMER"}}}""", terms.GetProperty("agreement").ToString());
    }

    /// <summary>The account's alerts about drift, as somebody sees them.</summary>
    public async Task<JsonElement[]> DriftsAsync(Visitor who)
    {
        const string Query = """
            query ($account: ID!) { account(id: $account) { alerts(filter: { kinds: [DRIFT] }) {
              id status raisedAt customerFrom providerAcknowledgedAt customerAcknowledgedAt agreedCause proposedCause { cause by }
              explanation { sentence details } responses { by { side name } text options } } } }
            """;
        return [.. (await who.ReadAsync(Query, new { account = Account })).GetProperty("account").GetProperty("alerts").EnumerateArray()];
    }

    /// <summary>How the KPI stands and why, as somebody sees it.</summary>
    public async Task<JsonElement> KpiAsync(Visitor who) => (await who.ReadAsync(
        "query ($kpi: ID!) { node(id: $kpi) { ... on Kpi { standing explanation { sentence details actual planNow tolerance since landing chanceWithinTolerance revision } } } }",
        new { kpi = Kpi })).GetProperty("node");

    /// <summary>Both sides accept the digest of what each of them sees of a period.</summary>
    /// <returns>The two digests.</returns>
    public async Task<string[]> CloseAsync(DateOnly from, DateOnly to)
    {
        using var manager = await Office.EnterManagerAsync();
        using var customer = await EnterCustomerAsync();
        var review = await manager.MakeAsync("openReview", "review", new
        {
            plan = Plan,
            kind = "CHECK_IN",
            from = RealNumbers.Text(from),
            to = RealNumbers.Text(to),
            meetsAt = Office.Gateway.Time.GetUtcNow(),
        });
        Ids.Add(review);
        var digests = new List<string>();
        foreach (var who in new[] { manager, customer })
        {
            Assert.Empty(await ClosedAsync(who));
            var digest = (await who.ReadAsync("query ($review: ID!) { node(id: $review) { ... on Review { snapshot { digest } } } }", new { review }))
                .GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString()!;
            await who.DoAsync("closePeriod", "plan { id }", new { review, digest });
            digests.Add(digest);
        }

        return [.. digests];
    }

    /// <summary>The periods that were closed, as somebody sees them.</summary>
    public async Task<JsonElement[]> ClosedAsync(Visitor who) =>
    [
        .. (await who.ReadAsync("query ($account: ID!) { account(id: $account) { closedPeriods { from to digest values { value } } } }", new { account = Account }))
            .GetProperty("account").GetProperty("closedPeriods").EnumerateArray(),
    ];
}
