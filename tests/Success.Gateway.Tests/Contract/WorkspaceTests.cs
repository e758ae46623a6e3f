namespace Success.Gateway.Tests.Contract;

/// <summary>Settings, sessions and repeated commands of the workspace.</summary>
public sealed class WorkspaceTests
{
    const string Settings = "workspace { settings { reportingCurrency escalation { advisory warning critical } } }";

    [Fact]
    public async Task ChangeSettings_OfCurrencyAndEscalation_AreKeptAndTakenBack()
    {
        await using var api = await Api.StartAsync();

        var changed = await api.DoAsync(api.Owner, "changeSettings", Settings, new { reportingCurrency = "EUR", escalation = new { advisory = 20, warning = 3, critical = 1 } });
        var back = await api.DoAsync(api.Owner, "changeSettings", Settings, new { reportingCurrency = (string?)null, escalation = (object?)null });
        var wrong = await api.TryAsync(api.Owner, "changeSettings", Settings, new { escalation = new { advisory = 21, warning = 3, critical = 1 } });
        var noCurrency = await api.TryAsync(api.Owner, "changeSettings", Settings, new { reportingCurrency = "euro" });

        Assert.Contains("\"reportingCurrency\":\"EUR\",\"escalation\":{\"advisory\":20,\"warning\":3,\"critical\":1}", changed.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"reportingCurrency\":null,\"escalation\":{\"advisory\":5,\"warning\":2,\"critical\":1}", back.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("escalation.advisory", wrong.GetProperty("userErrors")[0].GetProperty("field").GetString());
        Assert.Equal("reportingCurrency", noCurrency.GetProperty("userErrors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Form_WithManyMistakes_ListsThemAll()
    {
        await using var api = await Api.StartAsync();
        var expiresAt = api.Gateway.Time.GetUtcNow().AddDays(-1);

        Assert.Equal(
            ["locale", "timeZone", "accent", "reportingCurrency", "escalation.advisory", "escalation.critical", "headStartDays", "quietHours"],
            await FieldsAsync("changeSettings", Settings, new
            {
                locale = "?",
                timeZone = "Nowhere",
                headStartDays = 99,
                quietHours = new { from = "20:00", to = "20:00" },
                accent = "blue",
                reportingCurrency = "euro",
                escalation = new { advisory = 21, warning = 3, critical = 0 },
            }));
        Assert.Equal(
            ["key", "unit", "settling", "kind.flow.window", "name", "meaning"],
            await FieldsAsync("defineMetric", "metric { id }", new
            {
                key = "1 key",
                name = "",
                meaning = " ",
                unit = "\\",
                settling = "P93D",
                kind = new { flow = new { period = "DAY", window = 1 } },
            }));
        Assert.Equal(["name", "email"], await FieldsAsync("inviteMember", "member { id }", new { name = "", email = "nobody", role = "PROVIDER_CSM" }));
        Assert.Equal(["name", "scopes", "expiresAt"], await FieldsAsync("createApiClient", "key", new { name = "x\ny", scopes = Array.Empty<string>(), expiresAt }));

        async Task<string[]> FieldsAsync(string mutation, string selection, object input) =>
            [.. (await api.TryAsync(api.Owner, mutation, selection, input)).GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!)];
    }

    [Fact]
    public async Task Sessions_AreListedAndEndedOneByOneAndEverywhere()
    {
        await using var api = await Api.StartAsync();
        for (var browsers = 0; browsers < 3; browsers++)
        {
            await api.Gateway.SignInAsync();
        }

        var listed = (await api.ReadAsync(api.Owner, "{ viewer { sessions { id startedAt lastUsedAt isCurrent } } }")).GetProperty("viewer").GetProperty("sessions");
        var session = listed[0].GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "endSession", "", new { session });
        var again = await api.TryAsync(api.Owner, "endSession", "", new { session });
        var left = (await api.ReadAsync(api.Owner, "{ viewer { sessions { id } } }")).GetProperty("viewer").GetProperty("sessions").GetArrayLength();
        await api.DoAsync(api.Owner, "signOutEverywhere", "", new { });

        Assert.Equal(3, listed.GetArrayLength());
        Assert.Equal("session", again.GetProperty("userErrors")[0].GetProperty("field").GetString());
        Assert.Equal(2, left);
        Assert.Equal(0, (await api.ReadAsync(api.Owner, "{ viewer { sessions { id } } }")).GetProperty("viewer").GetProperty("sessions").GetArrayLength());
    }

    [Fact]
    public async Task Member_WhoWasAPersonBefore_NamesThatPerson()
    {
        await using var api = await Api.StartAsync();
        var account = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Acme" })).GetProperty("account").GetProperty("id").GetString();
        await api.SettleAsync(1);
        var person = (await api.DoAsync(api.Owner, "addPerson", "person { id }", new { account, side = "CUSTOMER", name = "Somebody" })).GetProperty("person").GetProperty("id").GetString();

        var invited = await api.DoAsync(api.Owner, "inviteMember", "member { person { id } }", new
        {
            name = "Somebody",
            email = "somebody@example.com",
            role = "CUSTOMER_SPONSOR",
            accounts = new { bindings = new[] { new { account } } },
            person,
        });

        Assert.Equal(person, invited.GetProperty("member").GetProperty("person").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Health_HasTheOutcomesAndIsTheProvidersAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        const string Health = "query ($id: ID!) { account(id: $id) { health { outcomes { worst progress standings { standing kpis } } } } }";

        var provider = await shared.Api.ReadAsync(shared.Api.Owner, Health, new { id = shared.Account });
        var customer = await shared.Api.ReadAsync(shared.Customer, Health, new { id = shared.Account });

        Assert.Equal("{\"outcomes\":{\"worst\":\"NO_DATA\",\"progress\":null,\"standings\":[{\"standing\":\"NO_DATA\",\"kpis\":1}]}}", provider.GetProperty("account").GetProperty("health").GetRawText());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, customer.GetProperty("account").GetProperty("health").ValueKind);
    }

    [Fact]
    public async Task InviteMember_RepeatedUnderItsKey_InvitesOne()
    {
        await using var api = await Api.StartAsync();
        var input = new { name = "Somebody", email = "somebody@example.com", role = "PROVIDER_MANAGER", idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "inviteMember", "member { id }", input);
        var second = await api.DoAsync(api.Owner, "inviteMember", "member { id }", input);
        var other = await api.TryAsync(api.Owner, "inviteMember", "member { id }", input with { name = "Another" });

        Assert.Equal(first.GetProperty("member").ToString(), second.GetProperty("member").ToString());
        Assert.Equal(("CONFLICT", "idempotencyKey"), (other.GetProperty("userErrors")[0].GetProperty("code").GetString(), other.GetProperty("userErrors")[0].GetProperty("field").GetString()));
    }
}
