using System.Globalization;
using System.Text.Json;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Accounts;

/// <summary>Lists of accounts as other systems have them, over HTTP.</summary>
public sealed class AccountImportTests
{
    const string Results = "opened updated unchanged refused results { index outcome account userErrors { code field message } }";

    [Fact]
    public async Task Import_OfAList_OpensItOnceAndLaterChangesWhatIsOtherwise()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        object[] list =
        [
            new { externalId = "crm:3", name = "Acme Berlin", parentExternalId = "crm:2" },
            new
            {
                externalId = "crm:1",
                name = "Acme",
                segment = "enterprise",
                tags = new[] { "eu" },
                ownerEmail = "Owner@example.com",
                renewsOn = "2027-03-31",
                calendar = new { timeZone = "Europe/Berlin", fiscalStart = 4, holidays = new[] { "2026-12-25" } },
                revenue = new object[] { new { from = "2026-01-01", amount = new { amount = "120000", currency = "EUR" } } },
            },
            new { externalId = "crm:2", name = "Acme Germany", parentExternalId = "crm:1" },
        ];

        var opened = await ImportAsync(owner, list);
        var again = await ImportAsync(owner, list);
        var changed = await ImportAsync(owner, [new { externalId = "crm:2", name = "Acme DE" }, new { externalId = "crm:3", parentExternalId = (string?)null }]);

        Assert.Equal((3, 0, 0, 0), CountsOf(opened));
        Assert.Equal((0, 0, 3, 0), CountsOf(again));
        Assert.Equal(AccountsOf(opened), AccountsOf(again));
        Assert.Equal((0, 2, 0, 0), CountsOf(changed));
        Assert.Equal(
            """{"name":"Acme","segment":"enterprise","tags":["eu"],"owner":{"name":"The owner"},"renewsOn":"2027-03-31","arr":{"amount":"120000","currency":"EUR"}"""
            + ""","calendar":{"timeZone":"Europe/Berlin","fiscalStart":4,"holidays":["2026-12-25"]},"children":{"nodes":[{"name":"Acme DE"}]}}""",
            (await owner.ReadAsync("""
                { account(externalId: "crm:1") { name segment tags owner { name } renewsOn arr { amount currency } calendar { timeZone fiscalStart holidays } children { nodes { name } } } }
                """)).GetProperty("account").ToString());
        Assert.Equal(JsonValueKind.Null, (await owner.ReadAsync("""{ account(externalId: "crm:3") { parent { id } } }""")).GetProperty("account").GetProperty("parent").ValueKind);
    }

    [Fact]
    public async Task Import_WithWrongAccounts_RefusesTheseByTheirFieldsAndTakesTheRest_TriedOrDone()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var old = await owner.MakeAsync("openAccount", "account", new { name = "Old", externalId = "old" });
        await owner.DoAsync("archiveAccount", "account { id }", new { account = old, reason = "ENDED", on = "2025-12-31" });
        object[] list =
        [
            new { externalId = "a", name = "A" },
            new { externalId = "a", name = "A again" },
            new { externalId = "b", segment = "no spaces", revenue = new object[] { new { from = "2026-01-01", amount = new { amount = "-1", currency = "EUR" } } } },
            new { externalId = "b1", name = "Below what is refused", parentExternalId = "b" },
            new { externalId = "c", name = "Its own grandparent", parentExternalId = "c1" },
            new { externalId = "c1", name = "Its own grandchild", parentExternalId = "c" },
            new { externalId = "d", name = "Below nobody", parentExternalId = "nobody", ownerEmail = "nobody@example.com", calendar = new { timeZone = "Europe/Nowhere", fiscalStart = 1 } },
            new { externalId = "e", name = "Two parents", parent = old, parentExternalId = "a", owner = "no id" },
            new { externalId = "old", name = "New" },
            new { externalId = "l5", name = "Fifth level", parentExternalId = "l4" },
            new { externalId = "l4", name = "Fourth level", parentExternalId = "l3" },
            new { externalId = "l3", name = "Third level", parentExternalId = "l2" },
            new { externalId = "l2", name = "Second level", parentExternalId = "a" },
        ];
        string[] expected =
        [
            "OPENED", "CONFLICT externalId", "INVALID name, INVALID segment, INVALID revenue[0].amount.amount", "NOT_FOUND parentExternalId", "INVALID parentExternalId",
            "INVALID parentExternalId", "INVALID calendar.timeZone, NOT_FOUND parentExternalId, NOT_FOUND ownerEmail", "INVALID parentExternalId, INVALID owner", "CONFLICT ",
            "LIMIT_REACHED parentExternalId", "OPENED", "OPENED", "OPENED",
        ];

        var tried = await ImportAsync(owner, list, dryRun: true);
        var before = (await owner.ReadAsync("{ portfolio { accounts } }")).ToString();
        var done = await ImportAsync(owner, list);
        var after = (await owner.ReadAsync("{ portfolio { accounts } }")).ToString();

        Assert.Equal(expected, OutcomesOf(tried));
        Assert.Equal(expected, OutcomesOf(done));
        Assert.Equal("""{"portfolio":{"accounts":0}}""", before);
        Assert.Equal("""{"portfolio":{"accounts":4}}""", after);
    }

    [Theory]
    [InlineData(AccountImport.MaxItems, true)]
    [InlineData(AccountImport.MaxItems + 1, false)]
    public async Task Import_OfSoManyAccounts_IsTakenUpToTheLimit(int count, bool fits)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());

        var answer = await owner.AskAsync(
            "mutation ($input: ImportAccountsInput!) { importAccounts(input: $input) { opened userErrors { code } } }", new { input = new { dryRun = true, items = Some(count) } });

        Assert.Contains(fits ? $"\"opened\":{count}," : "LIST", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAThousandAccounts_IsThereAtOnceAndUnchangedWhenItIsSentAgain()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } } });
        object[] list = [.. Some(1_200)];

        var opened = await ImportAsync(owner, list);
        var recorded = await owner.DoAsync("recordMeasurements", "taken", new
        {
            items = Enumerable.Range(0, 1_200).Select(number => new { externalAccountId = Name(number), metric = "seats", at = "2026-01-04T12:00:00Z", value = number }),
        });
        await gateway.RestartAsync();
        var again = await ImportAsync(owner, list);

        Assert.Equal((1_200, 0, 0, 0), CountsOf(opened));
        Assert.Equal(1_200, recorded.GetProperty("taken").GetInt32());
        Assert.Equal((0, 0, 1_200, 0), CountsOf(again));
        Assert.Equal(AccountsOf(opened), AccountsOf(again));
    }

    [Fact]
    public async Task Import_AtTheSameTimeAsOthers_LeavesOneAccountOfEachName()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        object[] list = [.. Some(100)];

        var imports = Enumerable.Range(0, 4).Select(_ => ImportAsync(owner, list)).ToList();
        var openings = Enumerable.Range(0, 100).Select(number => owner.TryAsync("openAccount", "account { id }", new { name = "Opened", externalId = Name(number) })).ToList();
        var outcomes = (await Task.WhenAll(imports)).SelectMany(OutcomesOf).ToHashSet();
        await Task.WhenAll(openings);
        var settled = await ImportAsync(owner, list);

        Assert.Empty(outcomes.Except(["OPENED", "UPDATED", "UNCHANGED", "CONFLICT externalId"]));
        Assert.Equal("""{"portfolio":{"accounts":100}}""", (await owner.ReadAsync("{ portfolio { accounts } }")).ToString());
        Assert.Equal(100, AccountsOf(settled).Distinct().Count());
    }

    [Fact]
    public async Task Import_OfANameThatAnAccountHadBefore_OpensAnother()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var first = AccountsOf(await ImportAsync(owner, [new { externalId = "a", name = "First" }])).Single();
        await owner.DoAsync("updateAccount", "account { id }", new { account = first, externalId = "z" });

        var second = await ImportAsync(owner, [new { externalId = "a", name = "Second" }, new { externalId = "z", name = "First" }]);

        Assert.Equal(["OPENED", "UNCHANGED"], OutcomesOf(second));
        Assert.NotEqual(first, AccountsOf(second)[0]);
    }

    [Fact]
    public async Task Import_BySomebodyOfSomeAccounts_OpensBelowTheseAndLearnsNothingOfOthers()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var own = await owner.MakeAsync("openAccount", "account", new { name = "Own", externalId = "own" });
        await owner.DoAsync("openAccount", "account { id }", new { name = "Other", externalId = "other" });
        using var csm = Visitor.WithKey(gateway, (await owner.DoAsync("createApiClient", "key", new
        {
            name = "A list",
            scopes = new[] { "READ", "ADMIN" },
            accounts = new { bindings = new[] { new { account = own, subtree = true } } },
            expiresAt = gateway.Time.GetUtcNow().AddDays(30),
        })).GetProperty("key").GetString());
        object[] list =
        [
            new { externalId = "new", name = "New", parent = own },
            new { externalId = "top", name = "At the top" },
            new { externalId = "below-other", name = "Below", parentExternalId = "other" },
            new { externalId = "below-nobody", name = "Below", parentExternalId = "nobody" },
        ];

        Assert.Equal(["OPENED", "FORBIDDEN ", "FORBIDDEN ", "FORBIDDEN "], OutcomesOf(await ImportAsync(csm, list)));
        foreach (var unseen in new[] { "other", "nobody" })
        {
            Assert.Equal(["FORBIDDEN "], OutcomesOf(await ImportAsync(csm, [new { externalId = unseen, name = "Not theirs" }])));
            Assert.Equal(["NOT_FOUND parentExternalId"], OutcomesOf(await ImportAsync(csm, [new { externalId = "own", parentExternalId = unseen }])));
        }

        Assert.Equal(["CONFLICT externalId"], OutcomesOf(await ImportAsync(csm, [new { externalId = "other", name = "Not theirs", parent = own }])));
    }

    [Fact]
    public async Task Key_ThatKeepsAccounts_MaySendALongListAndOneThatReadsMayNot()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var keeper = Visitor.WithKey(gateway, await gateway.CreateKeyAsync(ClientScopes.Admin));
        using var reader = Visitor.WithKey(gateway, await gateway.CreateKeyAsync());
        var input = new { items = Some(2_000), dryRun = true };
        const string Document = "mutation ($input: ImportAccountsInput!) { importAccounts(input: $input) { opened } }";

        Assert.Contains("\"opened\":2000", await keeper.AskAsync(Document, new { input }), StringComparison.Ordinal);
        Assert.StartsWith("413", await reader.AskAsync(Document, new { input }), StringComparison.Ordinal);
    }

    static IEnumerable<object> Some(int count) =>
        Enumerable.Range(0, count).Select(number => new { externalId = Name(number), name = $"Account {number}", tags = new[] { new string('t', 40), new string('u', 40) } });

    static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"crm:{number:0000}");

    static Task<JsonElement> ImportAsync(Visitor who, object[] items, bool dryRun = false) => who.DoAsync("importAccounts", Results, new { items, dryRun });

    static (int Opened, int Updated, int Unchanged, int Refused) CountsOf(JsonElement payload) => (
        payload.GetProperty("opened").GetInt32(), payload.GetProperty("updated").GetInt32(), payload.GetProperty("unchanged").GetInt32(), payload.GetProperty("refused").GetInt32());

    static List<string?> AccountsOf(JsonElement payload) => [.. payload.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("account").GetString())];

    /// <summary>The outcome of each, or the codes and fields of what is wrong with it.</summary>
    static List<string> OutcomesOf(JsonElement payload) =>
    [
        .. payload.GetProperty("results").EnumerateArray().Select((result, index) => result.GetProperty("outcome").GetString() == "REFUSED"
            ? string.Join(", ", result.GetProperty("userErrors").EnumerateArray().Select(error =>
                $"{error.GetProperty("code").GetString()} {error.GetProperty("field").GetString()![$"items[{index}]".Length..].TrimStart('.')}"))
            : result.GetProperty("outcome").GetString()!),
    ];
}
