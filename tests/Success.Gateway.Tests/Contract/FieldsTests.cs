using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>That a refusal names the field of the input that is to blame, as the input calls it.</summary>
public sealed class FieldsTests
{
    const string Never = "00000000000070008000000000000001";

    [Theory]
    [InlineData("draftProposal")]
    [InlineData("propose")]
    public async Task Terms_WithPointsThatTheirShapeHasNot_NameThePoints(string mutation)
    {
        await using var shared = await SharedPlan.AgreeAsync();

        var payload = await shared.Api.TryAsync(shared.Api.Owner, mutation, "proposal { id }", new { plan = shared.Plan, changes = new[] { Reach(shared, 10, 20, new[] { new { time = 0.5, share = 0.5 } }) } });

        Assert.Equal(["INVALID changes[0].setTerms.terms.goal.reach.trajectory.knots"], ErrorsOf(payload));
    }

    [Fact]
    public async Task Terms_InTheWrongDirection_AreRefusedByAPreviewAsByAProposal()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var wrong = Reach(shared, 20, 10);

        var proposed = await shared.Api.TryAsync(shared.Api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { wrong } });
        var previewed = await shared.Api.AskAsync(
            shared.Api.Owner,
            "query ($id: ID!, $terms: TermsInput!) { node(id: $id) { ... on Kpi { preview(terms: $terms) { alerts } } } }",
            new { id = shared.Kpi, terms = JsonSerializer.SerializeToElement(wrong, JsonSerializerOptions.Web).GetProperty("setTerms").GetProperty("terms") });

        Assert.Equal(["INVALID changes[0].setTerms.terms.goal.reach.target"], ErrorsOf(proposed));
        Assert.Equal("terms.goal.reach.target", FieldOf(previewed));
    }

    [Fact]
    public async Task SponsorOfACustomerWithAnAdmin_IsTheirAffair_ByTheFieldThatNamesTheMember()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.JoinAsync("CUSTOMER_ADMIN", shared.Account, "admin@example.com");
        var (member, owner) = (shared.Customer.Audience.Member.ToString(), api.Owner.Audience.Member.ToString());

        Assert.Equal(["FORBIDDEN member"], ErrorsOf(await api.TryAsync(api.Owner, "removeMember", "member { id }", new { member })));
        Assert.Equal(["FORBIDDEN member"], ErrorsOf(await api.TryAsync(api.Owner, "nameDeputy", "member { id }", new { member, deputy = owner, until = "2030-01-01" })));
        Assert.Equal(["FORBIDDEN member"], ErrorsOf(await api.TryAsync(api.Owner, "dismissDeputy", "member { id }", new { member })));
        Assert.Equal(["FORBIDDEN role"], ErrorsOf(await api.TryAsync(
            api.Owner, "inviteMember", "member { id }", new { name = "Other", email = "other@example.com", role = "CUSTOMER_SPONSOR", accounts = new { bindings = new[] { new { account = shared.Account } } } })));
    }

    [Fact]
    public async Task Accounts_OfACustomer_RefuseTheArgumentThatWasGiven()
    {
        await using var shared = await SharedPlan.AgreeAsync();

        Assert.Equal("orderBy", FieldOf(await shared.Api.AskAsync(shared.Customer, "{ accounts(orderBy: ARR) { totalCount } }")));
        Assert.Equal("filter", FieldOf(await shared.Api.AskAsync(shared.Customer, "{ accounts(filter: { text: \"a\" }) { totalCount } }")));
    }

    [Fact]
    public async Task Query_WithManyMistakesInAnArgument_TellsThemAll()
    {
        await using var api = await Api.StartAsync();

        var response = await api.AskAsync(api.Owner, "{ accounts(filter: { owners: [\"nobody\"], parent: \"nothing\" }) { totalCount } }");

        var message = response.GetProperty("errors")[0].GetProperty("message").GetString();
        Assert.Equal("filter.owners[0]", FieldOf(response));
        Assert.Contains("filter.owners[0]: ", message, StringComparison.Ordinal);
        Assert.Contains("filter.parent: ", message, StringComparison.Ordinal);
    }

    // Of an account that the caller does not see and of one that never was, by all that an input names of it.
    [Fact]
    public async Task WhatIsNotThere_IsCalledWhatTheInputCallsIt()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        foreach (var account in new[] { other, $"acc_{Never}" })
        {
            string Part(string prefix) => $"{prefix}_{Never}_{account[4..]}";
            Assert.Equal(["NOT_FOUND account There is no such account."], await ToldAsync("updateAccount", "account { id }", new { account, name = "Another" }));
            Assert.Equal(["NOT_FOUND alert There is no such alert."], await ToldAsync("acknowledgeAlert", "alert { id }", new { alert = Part("alr") }));
            Assert.Equal(["NOT_FOUND plan There is no such plan."], await ToldAsync("addComment", "comment { id }", new { plan = Part("pla"), text = "Hello." }));
            Assert.Equal(["NOT_FOUND kpi There is no such KPI."], await ToldAsync("removeKpi", "plan { id }", new { kpi = Part("kpi") }));
        }

        Assert.Equal(
            ["NOT_FOUND kpi There is no such KPI in this account."],
            await ToldAsync("restateValue", "restatement { id }", new { review = $"rev_{Never}_{shared.Account[4..]}", kpi = $"kpi_{Never}_{other[4..]}", value = 1, reason = "Typed wrongly." }));

        async Task<string[]> ToldAsync(string mutation, string selection, object input) =>
            [.. Errors(await api.TryAsync(shared.Customer, mutation, selection, input)).Select(error => $"{Text(error, "code")} {Text(error, "field")} {Text(error, "message")}")];
    }

    static object Reach(SharedPlan shared, double baseline, double target, object[]? knots = null) => new
    {
        setTerms = new
        {
            basedOn = 1,
            kpi = shared.Kpi,
            measures = "OUTCOME",
            isDecisive = true,
            terms = new
            {
                metricVersion = 1,
                cadence = "WEEKLY",
                goal = new
                {
                    reach = new
                    {
                        baseline = new { value = baseline },
                        target = new { value = target },
                        direction = "INCREASE",
                        trajectory = new { shape = "LINEAR", knots = knots ?? [] },
                        tolerance = 1,
                        start = shared.Instant(0)[..10],
                        due = shared.Instant(200)[..10],
                    },
                },
            },
        },
    };

    static JsonElement.ArrayEnumerator Errors(JsonElement payload) => payload.GetProperty("userErrors").EnumerateArray();

    static string[] ErrorsOf(JsonElement payload) => [.. Errors(payload).Select(error => $"{Text(error, "code")} {Text(error, "field")}")];

    static string? FieldOf(JsonElement response) => response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("field").GetString();

    static string? Text(JsonElement error, string name) => error.GetProperty(name).GetString();
}
