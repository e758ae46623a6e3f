using Success.Gateway.Tests.Serving;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>What is planted where not everybody may look is found by nobody else, whatever is asked.</summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    // What the year of these accounts does not bring, so that nothing of it can be seen: nothing falls due, nothing recovers, no rule is taken, no
    // metric counts in periods, no feed is old enough to be sure of, nobody is invited who was a person without sign-in before.
    static readonly string[] NotHere =
    [
        "AbsoluteTarget.value", "AgendaItem.day", "Alert.causedBy", "Alert.escalatedAt", "Alert.feed", "Alert.recoveringSince", "AlertEnd.reason", "Approval.onBehalfOf", "BaselineRule.periods", "BaselineRule.statistic",
        "Calendar.holidays", "Explanation.leavesToleranceAt", "Feed.alert", "Feed.client", "Feed.gap", "Feed.isGapStated", "Feed.isSilent", "Feed.lastHeardAt", "Feed.metric", "Feed.silentAt",
        "Keep.due", "Keep.tolerance", "KeepAim.tolerance", "Kpi.retired", "Kpi.soFar", "Kpi.takenBaseline", "MailSettings.quietHours", "MailSettings.timeZone",
        "Measurement.denominator", "Measurement.numerator", "Measurement.period", "Member.person", "Metric.feeds", "Milestone.overdueSince", "Observation.size", "OpenPeriod.period", "OpenPeriod.value",
        "PlanAction.overdueSince", "RetireKpiChange.basedOn", "RetireKpiChange.id", "RetireKpiChange.kpi", "TakenBaseline.objectUntil", "TakenBaseline.objection", "TakenBaseline.state",
        "TakenBaseline.value", "TermsPreview.observationsBeforeDue",
    ];

    [Fact]
    public async Task Canaries_WhateverIsAsked_AreSeenByWhomTheyAreForAndByNobodyElse()
    {
        var run = await CanaryRun.RunAsync(Seed.Draw(output.WriteLine), isThorough: false);
        output.WriteLine(run.ToString());

        AssertNone(run.Findings.Leaks, "was seen by whom it is not for");
        AssertNone(Enum.GetValues<Planted>().Where(kind => !Audiences.IsForNobody(kind)).Except(run.Findings.Seen), "was seen by nobody");
        AssertNone(run.Reachable.Except(run.Asked), "was not asked for");
        AssertNone(run.Reachable.Except(run.Answered).Except(NotHere), "had a value for nobody");
        AssertNone(run.Given.Failures, "is an id that is not found by whom it was given to, or is by others");
        AssertNone(run.Given.Unseen.Except(NotHere), "gave nobody an id");
    }

    [Fact]
    public async Task Leaks_ThatArePlanted_AreEachFound()
    {
        using var leaks = new PlantedLeaks();
        var run = await CanaryRun.RunAsync(Seed.Draw(output.WriteLine), leaks);
        output.WriteLine(run.ToString());

        foreach (var leak in PlantedLeaks.All)
        {
            Assert.Contains(run.Findings.Leaks, found => found.StartsWith(leak, StringComparison.Ordinal));
        }

        string[] planted = [" at logs by ", " at metrics by ", "AccountId at .data.changes.nodes[].account by ", .. PlantedLeaks.All];
        AssertNone(run.Findings.Leaks.Where(found => !planted.Any(leak => found.Contains(leak, StringComparison.Ordinal))), "was found and not planted");
    }

    [Fact]
    public async Task GivenIds_OfTheContract_HaveARowEach()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());

        var fields = GivenIds.FieldsOf(await Contract.ReadAsync(owner)).Order(StringComparer.Ordinal);

        Assert.Equal(GivenIds.Rows().Keys.Order(StringComparer.Ordinal), fields);
    }

    static void AssertNone<T>(IEnumerable<T> what, string why)
    {
        var lines = string.Join('\n', what.Order());
        Assert.True(lines.Length == 0, $"This {why}:\n{lines}");
    }
}
