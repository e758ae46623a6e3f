using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Mutations;

/// <summary>
/// Every mutation of the contract, carried out and refused over HTTP. The table says in which part each is tried; one that stands in none fails, and so
/// does a part that leaves one of its own out, or a place that takes an id.
/// </summary>
public sealed partial class MutationTests
{
    static readonly string[] Accounts = ["openAccount", "updateAccount", "importAccounts", "recordRevenue", "recordRenewal", "archiveAccount", "reopenAccount"];

    static readonly string[] Plans =
    [
        "createPlan", "renamePlan", "completePlan", "renewPlan", "addObjective", "editObjective", "removeObjective", "addKpi", "removeKpi", "addComment", "removeComment",
    ];

    static readonly string[] Work =
    [
        "addMilestone", "rescheduleMilestone", "completeMilestone", "removeMilestone", "addAction", "rescheduleAction", "completeAction", "removeAction",
    ];

    static readonly string[] Agreements =
        ["draftProposal", "propose", "reviseDraft", "sendProposal", "answerProposal", "withdrawProposal", "objectToBaseline"];

    static readonly string[] Measurements =
        ["recordMeasurements", "correctMeasurement", "retractMeasurement", "confirmMeasurement", "disputeMeasurement", "withdrawDispute"];

    static readonly string[] Alerts = ["acknowledgeAlert", "snoozeAlert", "respondToAlert", "closeAlert", "proposeCause", "agreeCause"];

    static readonly string[] Reviews = ["openReview", "moveReview", "cancelReview", "closePeriod", "restateValue", "answerRestatement"];

    static readonly string[] Metrics = ["defineMetric", "reviseMetric", "describeMetric", "retireMetric", "reinstateMetric", "stateFeedGap"];

    static readonly string[] Templates = ["keepTemplate", "retireTemplate"];

    static readonly string[] Workspace = ["renameWorkspace", "changeSettings", "changeLabel", "endSession", "signOutEverywhere"];

    static readonly string[] Members =
    [
        "inviteMember", "renewInvitation", "correctAddress", "renameMember", "chooseMails", "changeRole", "rebindMember", "giveMandate", "nameDeputy", "dismissDeputy",
        "removeMember", "eraseMember",
    ];

    static readonly string[] PeopleAndPrograms = ["addPerson", "changePerson", "removePerson", "createApiClient", "rotateApiClient", "revokeApiClient"];

    static readonly string[] Table =
        [.. Accounts, .. Plans, .. Work, .. Agreements, .. Measurements, .. Alerts, .. Reviews, .. Metrics, .. Templates, .. Workspace, .. Members, .. PeopleAndPrograms];

    [Fact]
    public async Task Table_OfTheContract_HasEveryMutationOnce()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());

        var contract = (await Isolation.Contract.ReadAsync(owner))["Mutation"].Fields.Select(field => field.Name);

        Assert.Equal(contract.Order(StringComparer.Ordinal), Table.Order(StringComparer.Ordinal));
    }
}
