using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class PolicyTests
{
    static readonly PolicyAction[] ProvidersOwn =
    [
        PolicyAction.ReadInternalComments, PolicyAction.CommentInternally, PolicyAction.ReadRiskNotes, PolicyAction.WriteRiskNotes,
        PolicyAction.ReadRevenue, PolicyAction.RecordRevenue, PolicyAction.ReadAttention, PolicyAction.ReadHealth, PolicyAction.ReadPortfolio,
        PolicyAction.ReadAlertsAtOnce, PolicyAction.ReadResponses, PolicyAction.ReadValueMap, PolicyAction.ReadProviders, PolicyAction.ReadAuditLog,
        PolicyAction.ReadTemplates, PolicyAction.ReadPlaybooks, PolicyAction.ReadSettings,
    ];

    static readonly PolicyAction[] ForPeople =
        [PolicyAction.Agree, PolicyAction.AgreeCause, PolicyAction.ClosePeriod, PolicyAction.ConfirmMeasurement, PolicyAction.DisputeMeasurement,
         PolicyAction.SetCustomerMandates, PolicyAction.SetProviderMandates];

    static readonly ClientScopes[] Scopes = [ClientScopes.Read, ClientScopes.Measure, ClientScopes.Plan, ClientScopes.Alerts, ClientScopes.Admin];

    public static TheoryData<PolicyAction> Actions => [.. Enum.GetValues<PolicyAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Row_OfEachAction_IsAsOnThePage(PolicyAction action) =>
        Assert.Equal(PolicyPage.Read()[action.ToString()], CellsOf(action));

    [Fact]
    public void Page_NamesEveryActionOnceAndNothingElse() =>
        Assert.Equal(Enum.GetNames<PolicyAction>().Order(StringComparer.Ordinal), PolicyPage.Read().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Customers_NeverReachWhatIsTheProvidersOwn() =>
        Assert.All(ProvidersOwn, action =>
        {
            Assert.All(RolesOf(Side.Customer), role => Assert.Equal(Grant.Never, Policy.GrantOf(role, action)));
            Assert.All(Scopes, scope => Assert.Equal(Grant.Never, Policy.GrantOf(Side.Customer, scope, action)));
        });

    [Fact]
    public void Customers_ReachBeyondTheirAccountsOnlyInWhatIsAboutThemselves() =>
        Assert.Equal(
            [PolicyAction.ReadToday, PolicyAction.KeepOwnProfile, PolicyAction.ReadViewer],
            Enum.GetValues<PolicyAction>().Where(action => RolesOf(Side.Customer).Any(role => Policy.GrantOf(role, action) == Grant.Everywhere)));

    [Fact]
    public void Clients_NeverBindASide() =>
        Assert.All(ForPeople, action => Assert.All(Enum.GetValues<Side>(), side =>
            Assert.All(Scopes, scope => Assert.Equal(Grant.Never, Policy.GrantOf(side, scope, action)))));

    [Fact]
    public void Provider_HasNoHandInTheCustomersKeysAndMandates() =>
        Assert.All([PolicyAction.ManageCustomerClients, PolicyAction.SetCustomerMandates], action =>
            Assert.All(RolesOf(Side.Provider), role => Assert.Equal(Grant.Never, Policy.GrantOf(role, action))));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Role_OfHigherRank_MayWhateverOneBelowMay(PolicyAction action)
    {
        // What is for the other side's choice or for one sponsor's job alone is not handed up; the table has no such case so far.
        Assert.All(Enum.GetValues<Side>(), side =>
        {
            var grants = RolesOf(side).OrderByDescending(role => role.Rank()).Select(role => Policy.GrantOf(role, action)).ToArray();
            Assert.Equal(grants.OrderDescending(), grants);
        });
    }

    [Fact]
    public void Allows_OnOwnAccounts_LooksAtBindingsAndSubtrees()
    {
        var workspace = new Workspace();
        var self = Of(workspace, workspace.Join(Role.ProviderCsm, On(Acme)));
        var subtree = Of(workspace, workspace.Join(Role.ProviderCsm, Below(Acme)));
        var every = Of(workspace, workspace.Join(Role.ProviderCsm, AccountScope.Everything));

        Assert.Equal([true, false, false, false], Seen(self));
        Assert.Equal([true, true, false, false], Seen(subtree));
        Assert.Equal([true, true, true, true], Seen(every));

        static bool[] Seen(Audience audience) =>
            [.. new[] { Find(Acme), Find(AcmeNorth), Find(Bolt), null }.Select(path => Policy.Allows(audience, PolicyAction.ReadAccount, path))];
    }

    [Fact]
    public void GrantOf_AClient_IsThatOfItsStrongestScope()
    {
        var workspace = new Workspace();
        var client = workspace.CreateClient(workspace.As(workspace.Owner), ClientScopes.Measure | ClientScopes.Read, On(Acme));
        var audience = Audience.Of(workspace.State, workspace.State.Clients[client], workspace.Now).Value;

        Assert.Equal(Grant.OwnAccounts, Policy.GrantOf(audience, PolicyAction.RecordMeasurement));
        Assert.Equal(Grant.OwnAccounts, Policy.GrantOf(audience, PolicyAction.ReadPlan));
        Assert.Equal(Grant.Never, Policy.GrantOf(audience, PolicyAction.EditPlan));
    }

    static Audience Of(Workspace workspace, Id<Member> member) => Audience.Of(workspace.State, workspace[member]).Value;

    static IEnumerable<Role> RolesOf(Side side) => Enum.GetValues<Role>().Where(role => role.Side() == side);

    static Grant[] CellsOf(PolicyAction action) =>
    [
        .. Enum.GetValues<Role>().Select(role => Policy.GrantOf(role, action)),
        .. Enum.GetValues<Side>().SelectMany(side => Scopes.Select(scope => Policy.GrantOf(side, scope, action))),
    ];
}
