using System.Globalization;
using Success.Gateway.Tests.Isolation.Canaries;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>
/// An account in which there is one of everything that has an id, and one of everything that can be deleted, made and deleted again, all of it
/// over HTTP by the people who would do it.
/// </summary>
/// <param name="Ids">The id of one of each kind.</param>
/// <param name="Deleted">The id of one of each kind that was deleted.</param>
/// <param name="OfProvider">The id of one of each kind that the customer does not see, because it is the provider's own or not to be told yet.</param>
/// <param name="OfCustomer">The id of one of each kind that is the customer's own.</param>
/// <param name="Says">The words for each kind of text.</param>
/// <param name="Provider">The workspace's owner.</param>
/// <param name="Customer">The account's customer.</param>
/// <param name="CustomerViewer">Somebody of the customer who may only look.</param>
/// <param name="Manager">A provider's success manager who is bound to the account.</param>
sealed partial record SharedAccount(
    Dictionary<string, string> Ids,
    Dictionary<string, string> Deleted,
    Dictionary<string, string> OfProvider,
    Dictionary<string, string> OfCustomer,
    Func<Planted, string> Says,
    Visitor Provider,
    Visitor Customer,
    Visitor CustomerViewer,
    Visitor Manager) : IDisposable
{
    public const string Metric = "seats";

    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    /// <summary>The id of a kind.</summary>
    public string this[string kind] => Ids[kind];

    /// <param name="owner">The workspace's owner.</param>
    /// <param name="name">A word that stands in every text of the account.</param>
    public static Task<SharedAccount> MakeAsync(Visitor owner, string name) => MakeAsync(owner, _ => name, name, isTold: true);

    /// <param name="owner">The workspace's owner.</param>
    /// <param name="says">The words for each kind of text.</param>
    /// <param name="name">What the account's people and things are called elsewhere: one word of its own.</param>
    /// <param name="isTold">Whether the provider answers the alert, and the customer hears of it with that.</param>
    public static async Task<SharedAccount> MakeAsync(Visitor owner, Func<Planted, string> says, string name, bool isTold)
    {
        var ids = new Dictionary<string, string> { ["ExternalId"] = $"{says(Planted.ExternalId)}-external" };
        ids["Account"] = await owner.MakeAsync("openAccount", "account", new
        {
            name = says(Planted.AccountName),
            externalId = ids["ExternalId"],
            segment = says(Planted.Segment),
            tags = new[] { says(Planted.Tag) },
        });
        await SettleAsync(owner, ids["Account"]);
        var customer = await JoinAsync(owner, ids["Account"], "CUSTOMER_ADMIN", says(Planted.CustomersName), $"{says(Planted.CustomersEmail)}-admin-{name}");
        var viewer = await JoinAsync(owner, ids["Account"], "CUSTOMER_VIEWER", says(Planted.CustomersName), $"{says(Planted.CustomersEmail)}-viewer-{name}");
        var manager = await JoinAsync(owner, ids["Account"], "PROVIDER_CSM", says(Planted.ProvidersName), $"{says(Planted.ProvidersEmail)}-manager-{name}");
        ids["Customer"] = customer.Member;
        ids["Provider"] = manager.Member;
        var account = new SharedAccount(ids, [], [], [], says, owner, customer.Visitor, viewer.Visitor, manager.Visitor);
        await account.PlanAsync();
        await account.MeasureAsync(isTold);
        await account.ReviewAsync();
        await account.DeleteAsync(name);
        await account.KeepToThemselvesAsync();
        return account;
    }

    public void Dispose()
    {
        Customer.Dispose();
        CustomerViewer.Dispose();
        Manager.Dispose();
        Gone.ForEach(gone => gone.Dispose());
    }

    /// <summary>Terms for a KPI: between two values, a week at a time.</summary>
    /// <param name="upper">The greater one.</param>
    /// <param name="basedOn">The revision that they follow.</param>
    /// <param name="kpi">The KPI; null for the account's own.</param>
    public object Terms(double upper, int basedOn, string? kpi = null) => new
    {
        setTerms = new
        {
            basedOn,
            kpi = kpi ?? this["Kpi"],
            measures = "OUTCOME",
            isDecisive = true,
            terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { keep = new { lower = 10d, upper, start = Day(-200) } } },
        },
    };

    string Day(int days) => Provider.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Somebody is invited and comes in.</summary>
    /// <param name="inviter">Who invites.</param>
    /// <param name="account">The account that the new member is bound to; null for all.</param>
    /// <param name="role">The role.</param>
    /// <param name="name">The name.</param>
    /// <param name="mailbox">What stands before the @ of the address.</param>
    /// <param name="subtree">Whether the accounts below are meant as well.</param>
    public static async Task<(string Member, Visitor Visitor)> JoinAsync(
        Visitor inviter, string? account, string role, string name, string mailbox, bool subtree = false)
    {
        var email = $"{mailbox}@people.example";
        var accounts = account is null ? null : new { bindings = new[] { new { account, subtree } } };
        var member = await inviter.MakeAsync("inviteMember", "member", new { name, email, role, accounts });
        return (member, new(inviter.Gateway, await inviter.Gateway.AcceptInvitationAsync(email)) { Hears = inviter.Hears });
    }

    /// <summary>Waits for an account's place in the portfolio, which hears of it a moment later: what is bound to the account needs it.</summary>
    public static async Task SettleAsync(Visitor owner, string account)
    {
        const string Page = "query ($id: ID!) { accounts(filter: { subtree: $id }) { totalCount } }";
        for (var tries = 0; tries < 1_000; tries++)
        {
            if ((await owner.ReadAsync(Page, new { id = account })).GetProperty("accounts").GetProperty("totalCount").GetInt32() == 1)
            {
                return;
            }
        }

        Assert.Fail($"The portfolio never had {account}.");
    }
}
