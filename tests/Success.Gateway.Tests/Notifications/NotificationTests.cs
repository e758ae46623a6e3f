using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.Mail;
using Success.Gateway.Tests.Contract;
using Success.Gateway.Tests.Serving;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Silo;
using Success.Testing;

namespace Success.Gateway.Tests.Notifications;

/// <summary>What members are told by mail who do not look.</summary>
public sealed class NotificationTests
{
    const string Csm = "csm@example.com";
    const string Sponsor = "sponsor@example.com";

    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    [Fact]
    public async Task Drift_IsMailedToWhoLooksAfterTheAccountAtOnce_AndToTheCustomerAtItsInstant()
    {
        await using var shared = await StartAsync();
        var gateway = shared.Api.Gateway;
        await shared.RecordAsync(SuddenDrop);

        var letter = await gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));
        Assert.Equal("notification", letter.Kind);
        Assert.Matches("^Acme: “Seats in use” is (at risk|off track)$", letter.Subject);
        Assert.StartsWith("Hello Somebody,\n\nAcme\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains("The customer sees this on", letter.Text, StringComparison.Ordinal);

        gateway.Time.Advance(TimeSpan.FromDays(1));
        var seen = await gateway.Post.NextAsync(letter => letter.To.ToString() == Sponsor && IsDrift(letter));
        Assert.Contains("you on 6 January", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("first response", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vereinigte Werkstätten für Kunst im Handwerk am unteren Niederrhein GmbH & Co. KG", "^Vereinigte Werkstätten für Kunst im Handwerk am.*…: “Seats in use” is (at risk|off track)$")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "^(😀)+…: “Seats in use” is (at risk|off track)$")]
    public async Task Subject_OfALongName_StaysShortAndSaysWhatHappened(string name, string subject)
    {
        await using var shared = await StartAsync();
        await shared.Api.DoAsync(shared.Api.Owner, "updateAccount", "account { id }", new { account = shared.Account, name });
        await shared.RecordAsync(SuddenDrop);

        var letter = await shared.Api.Gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));

        Assert.Matches(subject, letter.Subject);
        Assert.InRange(letter.Subject.Length, 60, 80);
    }

    [Fact]
    public async Task Drift_AnsweredByTheProvider_IsMailedToTheCustomerThen()
    {
        await using var shared = await StartAsync();
        var gateway = shared.Api.Gateway;
        await shared.RecordAsync(SuddenDrop);
        await gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));

        var alert = (await shared.Api.ReadAsync(shared.Api.Owner, "{ alerts(filter: { kinds: [DRIFT] }) { nodes { id } } }"))
            .GetProperty("alerts").GetProperty("nodes")[0].GetProperty("id").GetString();
        await shared.Api.DoAsync(shared.Api.Owner, "respondToAlert", "alert { id }", new { alert, text = "We look into it today." });

        Assert.Contains($"/alerts/{alert}", (await gateway.Post.NextAsync(letter => letter.To.ToString() == Sponsor && IsDrift(letter))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAMail_SignsNobodyIn()
    {
        await using var shared = await StartAsync();
        await shared.RecordAsync(SuddenDrop);
        var letter = await shared.Api.Gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));
        using var browser = shared.Api.Gateway.OpenBrowser();

        var opened = await browser.GetAsync(Browser.PathOf(letter));

        Assert.Equal((HttpStatusCode.SeeOther, null), (opened.StatusCode, browser.Cookie));
        Assert.Matches("^/sign-in\\?to=%2Falerts%2Falr_[0-9a-f]{32}_[0-9a-f]{32}$", opened.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Proposal_ThatWaits_IsMailedToTheSideThatOwesTheAnswer_InTheWorkspacesLanguage()
    {
        await using var shared = await StartAsync();
        var gateway = shared.Api.Gateway;
        await gateway.DoAsync(new TenantCommand.ChangeSettings(new() { Locale = LocaleTag.Create("de").Value }));

        await shared.Api.DoAsync(shared.Customer, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } });

        var letter = await gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && letter.Text.Contains("/proposals/prp_", StringComparison.Ordinal));
        Assert.Equal("Acme: Vorschlag zu „Use what was bought“ wartet auf Sie", letter.Subject);
        Assert.StartsWith("Guten Tag Somebody,", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Use what was bought", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_OfWhichNobodyKnowsWhetherItWasTaken_IsTheSameMailAgain_AndThenNoMore()
    {
        await using var shared = await StartAsync();
        var gateway = shared.Api.Gateway;
        await UntilNothingWaitsAsync(gateway);
        gateway.Post.IsSilent = true;
        await shared.RecordAsync(SuddenDrop);
        var first = await gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));

        gateway.Post.IsSilent = false;
        await gateway.RestartAsync();
        var second = await gateway.Post.NextAsync(letter => letter.Id == first.Id);
        await UntilNothingWaitsAsync(gateway);
        while (!gateway.Post.IsEmpty)
        {
            // That the alert has become worse is a mail of its own, which may come before or after.
            await gateway.Post.NextAsync();
        }

        await gateway.RestartAsync();
        await UntilNothingWaitsAsync(gateway);

        Assert.NotNull(first.Id);
        Assert.Equal(first.Text, second.Text);
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task QuietHours_HoldAMailBack_AndWhoHasLeftMeanwhileGetsNone()
    {
        await using var shared = await StartAsync();
        var api = shared.Api;
        var leaving = await api.JoinAsync("PROVIDER_CSM", shared.Account, "leaving@example.com");
        api.Gateway.Time.Advance(TimeSpan.FromHours(13));
        await shared.RecordAsync(SuddenDrop);
        await Patience.UntilAsync(async () => (await OutboxOf(api.Gateway).Notifications(null, 10)).Notifications.Length >= 2, "both are to be told");
        await api.Gateway.DoAsync(new TenantCommand.RemoveMember(leaving.Audience.Member));

        api.Gateway.Time.Advance(TimeSpan.FromHours(10) - TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await OutboxOf(api.Gateway).Notifications(null, 10)).Notifications.Count(one => one.Interrupts));
        api.Gateway.Time.Advance(TimeSpan.FromMinutes(1));

        var told = new List<string>();
        await api.Gateway.Post.NextAsync(letter =>
        {
            if (letter.Kind == "notification")
            {
                told.Add(letter.To.ToString());
            }

            return letter.To.ToString() == Csm && IsDrift(letter);
        });
        await Patience.UntilAsync(
            async () => !(await OutboxOf(api.Gateway).Notifications(null, 10)).Notifications.Any(one => one.Member == leaving.Audience.Member),
            "who has left is told nothing");
        Assert.DoesNotContain("leaving@example.com", told);
    }

    [Fact]
    public async Task Member_WhoWantsTheDigestOnly_IsNotInterrupted()
    {
        await using var shared = await StartAsync();
        var (api, gateway) = (shared.Api, shared.Api.Gateway);
        await UntilNothingWaitsAsync(gateway);
        await HasNoMailAsync(gateway, "notification");
        await api.DoAsync(await CsmAsync(api), "chooseMails", "member { mails { choice } }", new { choice = "DIGEST" });

        await shared.RecordAsync(SuddenDrop);
        await Patience.UntilAsync(async () => !(await OutboxOf(gateway).Notifications(null, 10)).Notifications.IsEmpty, "the drift is to be told");
        await UntilNothingIsNewAsync(gateway);
        Assert.True(await HasNoMailAsync(gateway, "notification"));
        gateway.Time.Advance(TimeSpan.FromDays(1));

        var digest = await gateway.Post.NextAsync(letter => letter.To.ToString() == Csm && IsDrift(letter));
        Assert.Equal("digest", digest.Kind);
        Assert.Contains("or none of them: https://success.example.com/settings/mails\n", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_WhoWantsNone_GetsNone_AlsoOfWhatWaited()
    {
        await using var shared = await StartAsync();
        var (api, gateway) = (shared.Api, shared.Api.Gateway);
        var csm = await CsmAsync(api);
        await api.DoAsync(csm, "chooseMails", "member { mails { choice } }", new { choice = "DIGEST" });
        await shared.RecordAsync(SuddenDrop);
        await Patience.UntilAsync(
            async () => (await OutboxOf(gateway).Notifications(null, 10)).Notifications.Any(one => one.Member == csm.Audience.Member), "the drift waits for the digest");

        await api.DoAsync(csm, "chooseMails", "member { mails { choice } }", new { choice = "NONE" });
        gateway.Time.Advance(TimeSpan.FromDays(1));
        await gateway.Post.NextAsync(letter =>
        {
            Assert.NotEqual(Csm, letter.Kind == "digest" ? letter.To.ToString() : "");
            return letter.To.ToString() == Sponsor && IsDrift(letter);
        });
        await Patience.UntilAsync(
            async () => !(await OutboxOf(gateway).Notifications(null, 10)).Notifications.Any(one => one.Member == csm.Audience.Member), "nothing waits for who wants none");
    }

    [Fact]
    public async Task Mails_OfOthers_AreNobodysAffair()
    {
        await using var shared = await StartAsync();
        var csm = await CsmAsync(shared.Api);
        const string Mails = "query ($id: ID!) { node(id: $id) { ... on Member { mails { choice } } } }";
        var id = csm.Audience.Member.ToString();

        Assert.Contains("AT_ONCE", (await shared.Api.ReadAsync(csm, Mails, new { id })).ToString(), StringComparison.Ordinal);
        Assert.Contains("\"mails\":null", (await shared.Api.ReadAsync(shared.Api.Owner, Mails, new { id })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_TurnedOff_TellNobody_AndNothingPilesUp()
    {
        await using var shared = await StartAsync(mails: false);
        var gateway = shared.Api.Gateway;
        await shared.RecordAsync(SuddenDrop);

        await gateway.RestartAsync();
        await UntilNothingWaitsAsync(gateway);

        while (!gateway.Post.IsEmpty)
        {
            Assert.Equal("invitation", (await gateway.Post.NextAsync()).Kind);
        }
    }

    static async Task<SharedPlan> StartAsync(bool mails = true)
    {
        var shared = await SharedPlan.AgreeAsync(options => options with { MailsNotifications = mails });
        await shared.SettleAsync();
        await shared.Api.JoinAsync("PROVIDER_CSM", shared.Account, Csm);
        return shared;
    }

    static Task<VerifiedCaller> CsmAsync(Api api) => api.CallerAsync(member => member.Role == Role.ProviderCsm);

    static async Task UntilNothingIsNewAsync(RunningGateway gateway) =>
        await Patience.UntilAsync(async () => (await OutboxOf(gateway).Waiting(1)).Items.IsEmpty, "everything is distributed");

    // What somebody else was told, or this member of something else, may lie there.
    static async Task<bool> HasNoMailAsync(RunningGateway gateway, string kind)
    {
        while (!gateway.Post.IsEmpty)
        {
            var letter = await gateway.Post.NextAsync();
            if (letter.To.ToString() == Csm && letter.Kind == kind && IsDrift(letter))
            {
                return false;
            }
        }

        return true;
    }

    static bool IsDrift(Letter letter) => letter.Text.Contains("Seats in use", StringComparison.Ordinal) && letter.Text.Contains("https://success.example.com/alerts/alr_", StringComparison.Ordinal);

    static Task UntilNothingWaitsAsync(RunningGateway gateway) => Patience.UntilAsync(
        async () => (await OutboxOf(gateway).Waiting(1)).Items.IsEmpty && !(await OutboxOf(gateway).Notifications(null, 100)).Notifications.Any(one => one.Interrupts),
        "nothing waits");

    static IOutboxGrain OutboxOf(RunningGateway gateway)
    {
        TenantScope.Enter(RunningGateway.Tag);
        return gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<IOutboxGrain>(RunningGateway.Tag.ToString());
    }
}
