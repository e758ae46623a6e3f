using System.Net;
using Success.Domain.Tenancy;
using Success.Gateway.Outbox;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.SignIn;

/// <summary>Coming in for the first time.</summary>
public sealed class InvitationTests
{
    [Fact]
    public async Task Invitation_SignsNobodyIn_ItsButtonSendsALinkThatDoes()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var path = await InviteAsync(gateway, "new@example.com");
        using var browser = gateway.OpenBrowser();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        var pressed = await browser.PostAsync(path);
        Assert.Equal((HttpStatusCode.OK, null), (pressed.StatusCode, browser.Cookie));
        var letter = await gateway.Post.NextAsync();
        await browser.PressAsync(await browser.OpenLinkAsync(letter));

        Assert.Equal("new@example.com", letter.To.ToString());
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_OlderThanFourteenDaysOrOfNobody_IsAnsweredAlikeAndSendsNothing()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var path = await InviteAsync(gateway, "new@example.com");
        await gateway.RestartAsync(TenantLimits.InvitationLife);
        using var browser = gateway.OpenBrowser();

        var late = await browser.PostAsync(path);
        var nobodys = await browser.PostAsync(path[..^4] + "0000");
        var letter = await gateway.AskAsync(browser, "owner@example.com");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (late.StatusCode, (await browser.GetAsync(path)).StatusCode));
        Assert.Equal(await late.Content.ReadAsStringAsync(), await nobodys.Content.ReadAsStringAsync());
        Assert.Equal("owner@example.com", letter.To.ToString());
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task Invitation_ByWhichSomebodyHasComeIn_SaysSoAndSendsNothing()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var path = await InviteAsync(gateway, "new@example.com");
        using var browser = gateway.OpenBrowser();
        var before = await (await browser.GetAsync(path)).Content.ReadAsStringAsync();
        await browser.PostAsync(path);
        await browser.PressAsync(await browser.OpenLinkAsync(await gateway.Post.NextAsync()));
        using var other = gateway.OpenBrowser();

        var shown = await other.GetAsync(path);
        var pressed = await other.PostAsync(path);
        var page = await shown.Content.ReadAsStringAsync();

        Assert.Contains("You are invited", before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (shown.StatusCode, pressed.StatusCode));
        Assert.Contains("This invitation holds no more", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/sign-in\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", page, StringComparison.Ordinal);
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task Code_OfTheMailThatAnInvitationSends_IsTypedWhereItWasAskedFor()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var path = await InviteAsync(gateway, "new@example.com");
        using var browser = gateway.OpenBrowser();
        var page = await (await browser.PostAsync(path)).Content.ReadAsStringAsync();
        var code = Browser.CodeIn(await gateway.Post.NextAsync());

        var wrong = await browser.PostAsync("/sign-in/code", ("invitation", path["/invitation/".Length..]), ("code", code == "000 000" ? "111111" : "000000"));
        var right = await browser.PostAsync("/sign-in/code", ("invitation", path["/invitation/".Length..]), ("code", code));

        Assert.Contains($"name=\"invitation\" value=\"{path["/invitation/".Length..]}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("new@example.com", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.SeeOther), (wrong.StatusCode, right.StatusCode));
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_GuessedByAnInvitation_CountsLikeOthersOfItsAddress()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var path = await InviteAsync(gateway, "new@example.com");
        using var browser = gateway.OpenBrowser();
        for (var wrong = 0; wrong < SignInAllowance.MaxWrong; wrong++)
        {
            await browser.PostAsync("/sign-in/code", ("email", "new@example.com"), ("code", "000000"));
        }

        await browser.PostAsync(path);
        var letter = await gateway.Post.NextAsync();
        var answer = await browser.PostAsync("/sign-in/code", ("invitation", path["/invitation/".Length..]), ("code", Browser.CodeIn(letter)));

        Assert.Equal((HttpStatusCode.Forbidden, null), (answer.StatusCode, browser.Cookie));
        Assert.Contains("Use the link in the mail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(await browser.OpenLinkAsync(letter))).StatusCode);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("t7k2.1")]
    [InlineData("T7K2.0198c5e0a3b47d2c9f00aa11bb22cc33")]
    public async Task Invitation_Malformed_SaysSo(string ticket)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/invitation/{ticket}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"/invitation/{ticket}")).StatusCode);
    }

    [Fact]
    public async Task Invitation_ThatTheMailServerDidNotTake_IsSentLater()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.IsClosed = true;
        await gateway.DoAsync(Invite("new@example.com"));
        await Patience.UntilAsync(() => gateway.Logs.Text.Contains("could not be sent", StringComparison.Ordinal), "the mail is refused");

        gateway.Post.IsClosed = false;
        await gateway.RestartAsync();

        Assert.Equal("invitation", (await gateway.Post.NextAsync()).Kind);
        await gateway.RestartAsync();
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task Invitation_ThatTheMailServerNeverTakes_HoldsUpNoOther()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.Refused = "nobody@example.com";
        await gateway.DoAsync(Invite("nobody@example.com"));
        await Patience.UntilAsync(() => gateway.Logs.Text.Contains("could not be sent", StringComparison.Ordinal), "the mail is refused");

        await gateway.DoAsync(Invite("new@example.com"));

        Assert.Equal("new@example.com", (await gateway.Post.NextAsync()).To.ToString());
        gateway.Post.Refused = null;
        await gateway.RestartAsync();
        Assert.Equal("nobody@example.com", (await gateway.Post.NextAsync()).To.ToString());
    }

    [Fact]
    public async Task Invitation_OfATenantWhoseMailsHang_KeepsNoOtherTenantsMails()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.Slow = "slow@example.com";
        await gateway.DoAsync(Invite("slow@example.com"));
        await Patience.UntilAsync(() => gateway.Post.SlowCount == 1, "the mail hangs");
        var other = RouteTag.Create("x9m4").Value;
        await gateway.CreateWorkspaceAsync(other, "Fabrikam", "owner@fabrikam.example");

        await gateway.OperateAsync(other, new TenantCommand.InviteMember(
            "A colleague", RunningGateway.Keys.MailboxOf("new@fabrikam.example"), Role.ProviderOwner, AccountScope.Everything));

        Assert.Equal("new@fabrikam.example", (await gateway.Post.NextAsync()).To.ToString());
        gateway.Post.Hurry();
        Assert.Equal("slow@example.com", (await gateway.Post.NextAsync()).To.ToString());
    }

    [Fact]
    public async Task Invitation_MadeWhileAnotherMailHangs_IsSentAndTheOtherOnce()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.Slow = "slow@example.com";
        await gateway.DoAsync(Invite("slow@example.com"));
        await Patience.UntilAsync(() => gateway.Post.SlowCount == 1, "the mail hangs");

        await gateway.DoAsync(Invite("new@example.com"));
        gateway.Post.Hurry();

        string[] sent = [(await gateway.Post.NextAsync()).To.ToString(), (await gateway.Post.NextAsync()).To.ToString()];
        Assert.Equal(["new@example.com", "slow@example.com"], sent.Order());
        Assert.Equal((1, true), (gateway.Post.SlowCount, gateway.Post.IsEmpty));
    }

    [Fact]
    public async Task Invitations_MoreThanOneTurnDelivers_AreAllSent()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.Refused = "nobody0@example.com";
        string[] addresses = [.. Enumerable.Range(0, MailTurn.Mails + 2).Select(number => $"nobody{number}@example.com")];
        gateway.Post.IsClosed = true;
        foreach (var address in addresses)
        {
            await gateway.DoAsync(Invite(address));
        }

        gateway.Post.IsClosed = false;
        await gateway.RestartAsync();

        var sent = new List<string>();
        foreach (var _ in addresses[1..])
        {
            sent.Add((await gateway.Post.NextAsync()).To.ToString());
        }

        Assert.Equal(addresses[1..].Order(), sent.Order());
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task Invitation_ThatFails_IsTriedAgainWhenItsWaitIsOver()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Post.Refused = "nobody@example.com";
        await gateway.DoAsync(Invite("nobody@example.com"));
        await Patience.UntilAsync(() => gateway.Post.RefusedCount == 1, "the mail is refused");

        // The wait begins some time after the refusal.
        await Patience.UntilAsync(
            () =>
            {
                gateway.Time.Advance(TimeSpan.FromMinutes(1));
                return gateway.Post.RefusedCount > 1;
            },
            "the mail is tried again");
        gateway.Post.Refused = null;
        await Patience.UntilAsync(
            () =>
            {
                gateway.Time.Advance(TimeSpan.FromMinutes(1));
                return !gateway.Post.IsEmpty;
            },
            "the mail is sent");
    }

    static TenantCommand.InviteMember Invite(string email) =>
        new("A colleague", RunningGateway.Keys.MailboxOf(email), Role.ProviderManager, AccountScope.Everything);

    static async Task<string> InviteAsync(RunningGateway gateway, string email)
    {
        await gateway.DoAsync(Invite(email));
        var letter = await gateway.Post.NextAsync();
        Assert.Equal(("Contoso invites you", email), (letter.Subject, letter.To.ToString()));
        return Browser.PathOf(letter);
    }
}
