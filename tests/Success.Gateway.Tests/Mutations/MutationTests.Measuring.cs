namespace Success.Gateway.Tests.Mutations;

public sealed partial class MutationTests
{
    [Fact]
    public async Task Measurements_AreRecordedAnsweredCorrectedAndTakenBack()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, customer, measurement) = (bench.Provider, bench.Customer, bench["Measurement"]);

        await bench.RefuseAsync(owner, "recordMeasurements", new { items = Array.Empty<object>() }, "INVALID", "items");
        await bench.DoAsync(
            owner, "recordMeasurements", "taken refused", new { items = new[] { new { account = bench["Account"], metric = "seats", at = bench.Instant(-1), value = 12 } } }, "\"taken\":1");
        await bench.DoAsync(
            owner, "recordMeasurements", "taken refused", new { items = new[] { new { externalAccountId = bench["ExternalId"], metric = "seats", at = bench.Instant(-2), value = 12 } } }, "\"taken\":1");
        await bench.RefuseAsync(customer, "confirmMeasurement", new { measurement = bench["Kpi"] }, "INVALID", "measurement");
        await bench.DoAsync(customer, "confirmMeasurement", "measurement { isConfirmed }", new { measurement }, "\"isConfirmed\":true");
        await bench.RefuseAsync(customer, "disputeMeasurement", new { measurement, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(
            customer, "disputeMeasurement", "measurement { isDisputed isConfirmed dispute { reason by { side } } }", new { measurement, reason = "Too low." },
            """{"isDisputed":true,"isConfirmed":false,"dispute":{"reason":"Too low.","by":{"side":"CUSTOMER"}}}""");
        await bench.RefuseAsync(customer, "withdrawDispute", new { measurement = bench["Kpi"] }, "INVALID", "measurement");
        await bench.DoAsync(customer, "withdrawDispute", "measurement { isDisputed dispute { reason } }", new { measurement }, """{"isDisputed":false,"dispute":null}""");
        await bench.RefuseAsync(owner, "correctMeasurement", new { measurement, value = 14, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(
            owner, "correctMeasurement", "measurement { value isCorrected note }", new { measurement, value = 14, reason = "Two were missed." },
            """{"value":14,"isCorrected":true,"note":"Two were missed."}""");
        await bench.RefuseAsync(owner, "retractMeasurement", new { measurement, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(owner, "retractMeasurement", "account { id }", new { measurement, reason = "Measured twice." }, bench["Account"]);

        bench.TriedAll(Measurements);
    }

    [Fact]
    public async Task Alerts_AreSeenAnsweredExplainedAndClosed()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, customer, alert) = (bench.Provider, bench.Customer, bench["Alert"]);

        await bench.RefuseAsync(owner, "acknowledgeAlert", new { alert = bench["Kpi"] }, "INVALID", "alert");
        await bench.DoAsync(owner, "acknowledgeAlert", "alert { status }", new { alert }, "\"status\":\"ACKNOWLEDGED\"");
        await bench.RefuseAsync(owner, "respondToAlert", new { alert, text = "" }, "INVALID", "text");
        await bench.DoAsync(owner, "respondToAlert", "alert { responses { text options } }", new { alert, text = "We look.", options = new[] { "Wait." } }, """{"text":"We look.","options":["Wait."]}""");
        await bench.RefuseAsync(owner, "snoozeAlert", new { alert, until = bench.Instant(-1), reason = "Later." }, "INVALID", "until");
        await bench.DoAsync(owner, "snoozeAlert", "alert { status snoozeReason }", new { alert, until = bench.Instant(7), reason = "Later." }, "\"status\":\"SNOOZED\"");
        await bench.RefuseAsync(owner, "proposeCause", new { alert = bench["Kpi"], cause = "PROVIDER" }, "INVALID", "alert");
        await bench.DoAsync(owner, "proposeCause", "alert { proposedCause { cause by } }", new { alert, cause = "PROVIDER" }, """{"cause":"PROVIDER","by":"PROVIDER"}""");
        await bench.RefuseAsync(customer, "agreeCause", new { alert, cause = "CUSTOMER" }, "STALE", "cause");
        await bench.DoAsync(customer, "agreeCause", "alert { agreedCause }", new { alert, cause = "PROVIDER" }, "\"agreedCause\":\"PROVIDER\"");
        await bench.RefuseAsync(owner, "closeAlert", new { alert, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(owner, "closeAlert", "alert { status end { how reason } }", new { alert, reason = "It is known." }, """{"how":"CLOSED","reason":"It is known."}""");

        bench.TriedAll(Alerts);
    }

    [Fact]
    public async Task Reviews_AreHeldClosedAndRestated()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, customer, plan) = (bench.Provider, bench.Customer, bench["Plan"]);
        object Review(int from, int to) => new { plan, kind = "CHECK_IN", from = bench.Day(from), to = bench.Day(to), meetsAt = bench.Instant(2) };

        await bench.RefuseAsync(owner, "openReview", Review(-61, -70), "INVALID", "to");
        var review = await bench.MakeAsync(owner, "openReview", "review", "state", Review(-70, -61), "\"state\":\"PLANNED\"");
        await bench.RefuseAsync(owner, "moveReview", new { review, meetsAt = bench.Instant(-1) }, "INVALID", "meetsAt");
        await bench.DoAsync(owner, "moveReview", "review { meetsAt }", new { review, meetsAt = bench.Instant(3) }, bench.Day(3));
        await bench.RefuseAsync(owner, "closePeriod", new { review, digest = $"p1-{new string('0', 64)}" }, "STALE", "digest");
        var digest = (await owner.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Review { snapshot { digest } } } }", new { id = review }))
            .GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString();
        await bench.DoAsync(owner, "closePeriod", "review { providerAccepted { digest } }", new { review, digest }, digest!);
        await bench.RefuseAsync(owner, "cancelReview", new { review, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(owner, "cancelReview", "plan { cancelledReviews { review reason } }", new { review, reason = "Nobody has time." }, $$"""{"review":"{{review}}","reason":"Nobody has time."}""");
        await bench.RefuseAsync(customer, "answerRestatement", new { restatement = review, confirm = true }, "INVALID", "restatement");
        await bench.DoAsync(
            customer, "answerRestatement", "account { restatements { id } closedPeriods { values { value } } }", new { restatement = bench["Restatement"], confirm = true }, """{"value":12}""");
        await bench.RefuseAsync(owner, "restateValue", new { review = bench["ClosedReview"], kpi = bench["Kpi"], value = 13, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(owner, "restateValue", "restatement { value reason }", new { review = bench["ClosedReview"], kpi = bench["Kpi"], value = 13, reason = "One more." }, """{"value":13,"reason":"One more."}""");

        bench.TriedAll(Reviews);
    }
}
