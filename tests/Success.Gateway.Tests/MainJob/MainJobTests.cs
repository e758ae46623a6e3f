using System.Text.Json;

namespace Success.Gateway.Tests.MainJob;

/// <summary>
/// What the product is for, on real numbers and through nothing but its public door: two sides agree on a target, both hear of a drift when it is
/// their turn, answer it together and close a period, while the server is restarted and nobody else sees anything of it.
/// </summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task RealNumbers_FromImportToAClosedPeriod_AreOneRecordOfBothSidesAndOfNobodyElse()
    {
        await using var office = await Office.OpenAsync();
        var work = await Engagement.BeginAsync(office, "exchange-3");
        var silent = await Engagement.BeginAsync(office, "exchange-2");
        var outsiders = new Outsiders(office, work, silent);
        await outsiders.InviteAsync();

        // Two weeks are measured before anybody has promised anything.
        var (prices, clicks) = (RealNumbers.Of("exchange-3", "cpm"), RealNumbers.Of("exchange-2", "cpc"));
        var start = prices.First.AddDays(RealNumbers.BaselineDays);
        office.PassTo(start);
        await office.DeliverAsync();
        await outsiders.SeeNothingAsync();

        await work.ProposeAsync("cpm", CheaperBy(prices));
        await silent.ProposeAsync("cpc", Below(0.12, clicks.First.AddDays(RealNumbers.BaselineDays)));
        await outsiders.SeeNothingAsync();
        await work.AcceptAsync();
        await silent.AcceptAsync();
        await outsiders.SeeNothingAsync();

        // Whoever listens hears what it may hear of.
        await using (var ears = await Ears.OpenAsync(office, work, silent))
        {
            await office.LiveUntilAsync(ears, prices.Last, async () => (await work.DriftsAsync(office.Watcher)).Length > 0, "a drift of the price");
            await HeardByTheProviderAloneAsync(office, work, ears);
            await outsiders.SeeNothingAsync();
        }

        // The server goes away and comes back; everything is as it was, and what is delivered again is known.
        var (alertBefore, kpiBefore) = ((await work.DriftsAsync(office.Watcher))[0].ToString(), (await work.KpiAsync(office.Watcher)).ToString());
        await office.Gateway.RestartAsync();
        Assert.Equal(alertBefore, (await work.DriftsAsync(office.Watcher))[0].ToString());
        Assert.Equal(kpiBefore, (await work.KpiAsync(office.Watcher)).ToString());
        await office.RepeatAsync();
        await outsiders.SeeNothingAsync();

        await using (var ears = await Ears.OpenAsync(office, work, silent))
        {
            await AnsweredTogetherAsync(office, work, ears);
            await outsiders.SeeNothingAsync();
            await ShownByTheNoticeRuleAsync(office, silent, ears, clicks.Last);
            ears.HeardOnlyTheirOwn();
        }

        // A period ends with one digest that both accept, and that a restart does not change.
        var digests = await work.CloseAsync(start, office.Today.AddDays(-1));
        Assert.Single(digests.Distinct());
        await office.Gateway.RestartAsync();
        foreach (var who in new[] { office.Watcher, work.Watcher })
        {
            var closed = Assert.Single(await work.ClosedAsync(who));
            Assert.Equal((digests[0], RealNumbers.Text(start)), (closed.GetProperty("digest").GetString(), closed.GetProperty("from").GetString()));
            Assert.Equal(prices.Days.Last(day => day.Day < office.Today).Value, closed.GetProperty("values")[0].GetProperty("value").GetDouble(), 12);
        }

        await office.RepeatAsync();
        Assert.Equal(RealNumbers.Between(default, office.Today.AddDays(-1)).Length, office.Collector.Taken);
        await outsiders.SeeNothingAsync();
    }

    static async Task HeardByTheProviderAloneAsync(Office office, Engagement work, Ears ears)
    {
        var heard = await ears.Provider.AlertAsync(alert => IsOf(alert, work), "the drift on the provider's socket");
        var alert = (await work.DriftsAsync(office.Watcher))[0];
        work.Ids.Add(alert.GetProperty("id").GetString()!);
        Assert.Equal(("DRIFT", "RAISED"), (heard.GetProperty("kind").GetString(), heard.GetProperty("status").GetString()));
        Assert.Equal(alert.GetProperty("explanation").GetProperty("sentence").GetString(), heard.GetProperty("explanation").GetProperty("sentence").GetString());

        var told = await work.KpiAsync(office.Watcher);
        Assert.Contains(told.GetProperty("standing").GetString(), (string?[])["AT_RISK", "OFF_TRACK"]);
        var why = told.GetProperty("explanation");
        Assert.True(why.GetProperty("actual").GetDouble() > why.GetProperty("planNow").GetDouble() + why.GetProperty("tolerance").GetDouble(), why.ToString());
        Assert.Equal((1, JsonValueKind.Number), (why.GetProperty("revision").GetInt32(), why.GetProperty("landing").ValueKind));
        Assert.NotEmpty(why.GetProperty("details").EnumerateArray());

        // The customer sees the values, and neither the alert nor what follows from it.
        Assert.Empty(await work.DriftsAsync(work.Watcher));
        var kept = await work.KpiAsync(work.Watcher);
        Assert.Equal("DRIFTING", kept.GetProperty("standing").GetString());
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("explanation").GetProperty("landing").ValueKind);
        Assert.True(alert.GetProperty("customerFrom").GetDateTimeOffset() > office.Gateway.Time.GetUtcNow(), alert.ToString());
        Assert.Empty(ears.Customer.AlertsHeard());
    }

    static async Task AnsweredTogetherAsync(Office office, Engagement work, Ears ears)
    {
        var alert = work.Ids.Single(id => id.StartsWith("alr_", StringComparison.Ordinal));
        using var manager = await office.EnterManagerAsync();
        using var customer = await work.EnterCustomerAsync();
        await manager.DoAsync("acknowledgeAlert", "alert { id }", new { alert });
        await manager.DoAsync("respondToAlert", "alert { id }", new
        {
            alert,
            text = "The price rises where we bid against ourselves. You choose how to go on.",
            options = new[] { "Cap the bids for two weeks.", "Move a third of the budget to the other exchange." },
            idempotencyKey = "first-step",
        });

        var heard = await ears.Customer.AlertAsync(one => IsOf(one, work), "the drift on the customer's socket");
        Assert.Equal("RAISED", heard.GetProperty("status").GetString());
        Assert.Equal(2, heard.GetProperty("responses")[0].GetProperty("options").GetArrayLength());
        var seen = Assert.Single(await work.DriftsAsync(customer));
        Assert.Equal(office.Gateway.Time.GetUtcNow(), seen.GetProperty("customerFrom").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Number, (await work.KpiAsync(customer)).GetProperty("explanation").GetProperty("landing").ValueKind);

        await customer.DoAsync("acknowledgeAlert", "alert { status }", new { alert });
        await customer.DoAsync("respondToAlert", "alert { id }", new { alert, text = "We move a third of the budget." });
        Assert.Equal("STALE", (await customer.TryAsync("agreeCause", "alert { id }", new { alert, cause = "PROVIDER" })).GetProperty("userErrors")[0].GetProperty("code").GetString());
        await manager.DoAsync("proposeCause", "alert { id }", new { alert, cause = "PROVIDER" });
        await customer.DoAsync("agreeCause", "alert { id }", new { alert, cause = "PROVIDER" });

        foreach (var (who, ear) in new[] { (manager, ears.Provider), (customer, ears.Customer) })
        {
            await ear.AlertAsync(one => IsOf(one, work) && one.GetProperty("agreedCause").GetString() == "PROVIDER", "the agreed cause");
            var agreed = Assert.Single(await work.DriftsAsync(who));
            Assert.Equal("ACKNOWLEDGED", agreed.GetProperty("status").GetString());
            Assert.Equal(["PROVIDER", "CUSTOMER"], agreed.GetProperty("responses").EnumerateArray().Select(one => one.GetProperty("by").GetProperty("side").GetString()));
            Assert.Equal("PROVIDER", agreed.GetProperty("agreedCause").GetString());
        }
    }

    // Nobody answers this one: the customer hears of it when the head start is over, by itself, and not before.
    static async Task ShownByTheNoticeRuleAsync(Office office, Engagement silent, Ears ears, DateOnly last)
    {
        await office.LiveUntilAsync(ears, last, async () => (await silent.DriftsAsync(office.Watcher)).Length > 0, "a drift of the clicks");
        var raised = (await silent.DriftsAsync(office.Watcher))[0];
        var shown = raised.GetProperty("customerFrom").GetDateTimeOffset();
        while (office.Gateway.Time.GetUtcNow() < shown)
        {
            Assert.Empty(await silent.DriftsAsync(silent.Watcher));
            Assert.DoesNotContain(ears.Neighbour.AlertsHeard(), alert => IsOf(alert, silent));
            var left = shown - office.Gateway.Time.GetUtcNow();
            office.Gateway.Time.Jump(left > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : left);
        }

        var heard = await ears.Neighbour.AlertAsync(alert => IsOf(alert, silent), "the drift on the silent provider's customer's socket");
        Assert.Equal(raised.GetProperty("id").GetString(), heard.GetProperty("id").GetString());
        var seen = Assert.Single(await silent.DriftsAsync(silent.Watcher));
        Assert.Equal((raised.GetProperty("raisedAt").ToString(), shown), (seen.GetProperty("raisedAt").ToString(), seen.GetProperty("customerFrom").GetDateTimeOffset()));
        await office.DeliverAsync();
    }

    // From where it stands to 0.60 USD, four weeks after the last value.
    static object CheaperBy(RealSeries prices)
    {
        var reach = new
        {
            baseline = new { value = prices.Baseline },
            target = new { value = 0.60 },
            direction = "DECREASE",
            tolerance = 0.08,
            start = RealNumbers.Text(prices.First.AddDays(RealNumbers.BaselineDays)),
            due = RealNumbers.Text(prices.Last.AddDays(28)),
        };
        return new { metricVersion = 1, cadence = "DAILY", reportingLag = "P3D", hold = 7, goal = new { reach } };
    }

    static object Below(double upper, DateOnly start) => new
    {
        metricVersion = 1,
        cadence = "DAILY",
        reportingLag = "P3D",
        goal = new { keep = new { upper, tolerance = 0.02, start = RealNumbers.Text(start) } },
    };

    static bool IsOf(JsonElement alert, Engagement engagement) => alert.GetProperty("account").GetProperty("id").GetString() == engagement.Account;
}
