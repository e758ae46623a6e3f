using System.Net;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.SignIn;

/// <summary>A person's way in.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Ask_KnownOrUnknownAddress_IsAnsweredAlike()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var known = await AnswerAsync(browser, "owner@example.com");
        var unknown = await AnswerAsync(browser, "nobody@example.com");

        Assert.Equal(known, unknown);
        Assert.Equal("owner@example.com", (await gateway.Post.NextAsync()).To.ToString());
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task Ask_MoreThanFiveTimes_IsAnsweredAlikeAndSendsNoMore()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        for (var mails = 0; mails < SignInAllowance.MaxSent; mails++)
        {
            await gateway.AskAsync(browser, "owner@example.com");
        }

        var one = await AnswerAsync(browser, "owner@example.com");
        gateway.Time.Advance(SignInAllowance.SendWindow);
        var letter = await gateway.AskAsync(browser, "owner@example.com");

        Assert.Contains("a mail is on its way", one, StringComparison.Ordinal);
        Assert.True(gateway.Post.IsEmpty);
        Assert.Contains("sign in to Contoso", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_OfAWorkspaceThatSpeaksGerman_AreInGerman()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.DoAsync(new TenantCommand.ChangeSettings(TenantSettings.Default with { Locale = LocaleTag.Create("de-AT").Value }));
        using var browser = gateway.OpenBrowser();

        var letter = await gateway.AskAsync(browser, "owner@example.com");
        await gateway.DoAsync(new TenantCommand.InviteMember(
            "A colleague", RunningGateway.Keys.MailboxOf("colleague@example.com"), Role.ProviderManager, AccountScope.Everything));
        var invitation = await gateway.Post.NextAsync();

        Assert.Equal(("Anmelden bei Contoso", "Contoso lädt Sie ein"), (letter.Subject, invitation.Subject));
        Assert.Matches("(?s)^Guten Tag The owner,\n.*https://success.example.com/sign-in/link.*: [0-9]{3} [0-9]{3}\n.* UTC\\. ", letter.Text);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(await browser.OpenLinkAsync(letter))).StatusCode);
        Assert.Matches("(?s)^Guten Tag A colleague,\n.*https://success.example.com/invitation/.* UTC\\. ", invitation.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("<script>@example")]
    public async Task Ask_NoAddress_SaysWhatAnAddressLooksLike(string typed)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.PostAsync("/sign-in", ("email", typed));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("name@example.com", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OpenedAgainAndAgain_WorksOnceByItsButton()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");

        await browser.OpenLinkAsync(letter);
        var page = await browser.OpenLinkAsync(letter);
        Assert.Equal("nobody", await browser.WhoAsync());
        var first = await browser.PressAsync(page);
        using var other = gateway.OpenBrowser();
        var second = await other.PressAsync(page);

        Assert.Contains("Sign in to Contoso", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (first.StatusCode, first.Headers.Location?.ToString()));
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.Equal("nobody", await other.WhoAsync());
    }

    [Fact]
    public async Task Link_ThatWorksNoMore_SaysSoWhenItIsOpenedAndHasNoButtonToPress()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");
        await browser.PressAsync(await browser.OpenLinkAsync(letter));
        using var other = gateway.OpenBrowser();
        var late = await gateway.AskAsync(other, "owner@example.com");
        gateway.Time.Advance(SignInLink.Lifetime);

        foreach (var dead in new[] { letter, late })
        {
            var response = await other.GetAsync(Browser.PathOf(dead));
            var page = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
            Assert.Contains("ask for another", page, StringComparison.Ordinal);
            Assert.Contains("<a class=\"button\" href=\"/sign-in\">", page, StringComparison.Ordinal);
            Assert.Empty(Browser.Tickets(page));
        }
    }

    [Fact]
    public async Task Link_OfSeveralWorkspaces_ShowsTheButtonsThatStillWork()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.CreateWorkspaceAsync(RouteTag.Create("zweite").Value, "Fabrikam", "owner@example.com");
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");

        await browser.PressAsync(await browser.OpenLinkAsync(letter), button: 0);
        var page = await browser.OpenLinkAsync(letter);

        Assert.Single(Browser.Tickets(page));
        Assert.Contains("Sign in to Fabrikam", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings/mails")]
    [InlineData("/graphiql")]
    [InlineData("/alerts/alr_0198c5e0a3b47d2c9f00aa11bb22cc33_0198c5e0a3b47d2c9f00aa11bb22cc33")]
    [InlineData("/proposals/prp_0198c5e0a3b47d2c9f00aa11bb22cc33_0198c5e0a3b47d2c9f00aa11bb22cc33")]
    public async Task Target_IsReachedByLinkAndByCode(string target)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var sent = await browser.SendAsync(HttpMethod.Get, target, null, ("Accept", "text/html"));
        var asked = await (await browser.GetAsync(sent.Headers.Location!.ToString())).Content.ReadAsStringAsync();
        var answer = await (await browser.PostAsync("/sign-in", ("email", "owner@example.com"), ("to", target))).Content.ReadAsStringAsync();
        var letter = await gateway.Post.NextAsync();
        using var phone = gateway.OpenBrowser();
        var shown = await phone.OpenLinkAsync(letter);
        var pressed = await phone.PostAsync("/sign-in/link", ("ticket", Browser.Tickets(shown)[0]), ("to", target));
        var typed = await browser.PostAsync(
            "/sign-in/code", ("email", "owner@example.com"), ("code", Browser.CodeIn(await gateway.AskAsync(browser, "owner@example.com"))), ("to", target));

        Assert.All([asked, answer, shown], page => Assert.Contains($"name=\"to\" value=\"{target}\"", page, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.SeeOther, target), (pressed.StatusCode, pressed.Headers.Location?.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, target), (typed.StatusCode, typed.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/alerts/../sign-out")]
    [InlineData("/alerts/alr_0198c5e0a3b47d2c9f00aa11bb22cc33\n//evil.example")]
    [InlineData("/settings/mails?choice=None")]
    [InlineData("/sign-out/everywhere")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\"><script>")]
    public async Task Target_ThatIsNoPageOfOursToComeBackTo_IsForgotten(string target)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var asked = await (await browser.GetAsync($"/sign-in?to={Uri.EscapeDataString(target)}")).Content.ReadAsStringAsync();
        await browser.PostAsync("/sign-in", ("email", "owner@example.com"), ("to", target));
        var letter = await gateway.Post.NextAsync();
        var shown = await (await browser.GetAsync($"{Browser.PathOf(letter)}&to={Uri.EscapeDataString(target)}")).Content.ReadAsStringAsync();
        var pressed = await browser.PostAsync("/sign-in/link", ("ticket", Browser.Tickets(shown)[0]), ("to", target));

        Assert.All([asked, shown], page => Assert.DoesNotContain("name=\"to\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("to=", Browser.PathOf(letter), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (pressed.StatusCode, pressed.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Code_WrongOnce_MaySayThatASecondTryIsWorthIt_AndItIs()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var code = Browser.CodeIn(await gateway.AskAsync(browser, "owner@example.com"));

        var wrong = await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", code == "000 000" ? "111111" : "000000"));
        var right = await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", code));

        Assert.Contains("type them once more", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.SeeOther), (wrong.StatusCode, right.StatusCode));
    }

    [Fact]
    public async Task Codes_BeyondTheDaysLimit_AreAnsweredAlikeForAllAddresses_AndTheLinkWorks()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        async Task<string> SpendAsync(string email)
        {
            for (var wrong = 0; wrong < SignInAllowance.MaxWrong; wrong++)
            {
                await browser.PostAsync("/sign-in/code", ("email", email), ("code", "000000"));
            }

            var answer = await browser.PostAsync("/sign-in/code", ("email", email), ("code", "000000"));
            return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}".Replace(email, "…", StringComparison.Ordinal);
        }

        var (known, unknown) = (await SpendAsync("owner@example.com"), await SpendAsync("nobody@example.com"));
        var letter = await gateway.AskAsync(browser, "owner@example.com");
        var right = await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", Browser.CodeIn(letter)));
        var pressed = await browser.PressAsync(await browser.OpenLinkAsync(letter));

        Assert.Equal(known, unknown);
        Assert.StartsWith("Forbidden", known, StringComparison.Ordinal);
        Assert.Contains("Use the link in the mail", known, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, right.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
    }

    [Fact]
    public async Task Link_AfterTenMinutes_IsRefused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var page = await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com"));

        gateway.Time.Advance(SignInLink.Lifetime);
        var response = await browser.PressAsync(page);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("ask for another", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatThisServerDidNotSeal_ShowsNothingOfIt()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var path = Browser.PathOf(await gateway.AskAsync(browser, "owner@example.com"));
        string[] forged = [path[..^1] + (path[^1] == 'A' ? 'B' : 'A'), "/sign-in/link", "/sign-in/link?with=", "/sign-in/link?with=WyJhIl0.AAAA", "/sign-in/link?with=*.*"];

        foreach (var one in forged)
        {
            var response = await browser.GetAsync(one);

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.DoesNotContain("Contoso", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Code_TypedWithOrWithoutBlanks_SignsIn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");

        var response = await browser.PostAsync("/sign-in/code", ("email", "Owner@Example.com"), ("code", Browser.CodeIn(letter)));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_Wrong_IsAnsweredAlikeForKnownAndUnknownAddresses()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var wrong = Browser.CodeIn(await gateway.AskAsync(browser, "owner@example.com")) == "000 000" ? "111111" : "000000";

        var known = await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", wrong));
        var unknown = await browser.PostAsync("/sign-in/code", ("email", "nobody@example.com"), ("code", wrong));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(
            (await known.Content.ReadAsStringAsync()).Replace("owner@", "nobody@", StringComparison.Ordinal), await unknown.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("owner@example.com")]
    [InlineData("nobody@example.com")]
    public async Task Code_Wrong_IsNotAnsweredBeforeTheTimeThatHidesWhetherTheAddressIsKnown(string email)
    {
        // Nothing else waits just as long.
        var refusalTime = TimeSpan.FromMilliseconds(1_234);
        await using var gateway = await RunningGateway.StartAsync(options => options with { RefusalTime = refusalTime });
        using var browser = gateway.OpenBrowser();

        var answer = browser.PostAsync("/sign-in/code", ("email", email), ("code", "000000"));
        await Patience.UntilAsync(() => gateway.Time.TimersDueIn(refusalTime) > 0, "the answer waits");
        Assert.False(answer.IsCompleted);
        gateway.Time.Advance(refusalTime);

        Assert.Equal(HttpStatusCode.Forbidden, (await answer).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LinkAndCode_OfOneMail_WorkOnceTogether(bool isLinkFirst)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");
        var page = await browser.OpenLinkAsync(letter);
        using var other = gateway.OpenBrowser();
        Task<HttpResponseMessage> EnterAsync(Browser by, bool isByLink) => isByLink
            ? by.PressAsync(page)
            : by.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", Browser.CodeIn(letter)));

        var first = await EnterAsync(browser, isLinkFirst);
        var second = await EnterAsync(other, !isLinkFirst);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Forbidden), (first.StatusCode, second.StatusCode));
        Assert.Equal("nobody", await other.WhoAsync());
    }

    [Fact]
    public async Task Link_OfWhoWasRemovedOrWhoseWorkspaceIsSuspendedMeanwhile_LetsNobodyIn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var invite = new TenantCommand.InviteMember("A colleague", RunningGateway.Keys.MailboxOf("new@example.com"), Role.ProviderManager, AccountScope.Everything);
        var member = Success.Domain.Id<Member>.Parse((await gateway.DoAsync(invite)).Subject).Value;
        Assert.Equal("invitation", (await gateway.Post.NextAsync()).Kind);
        using var removed = gateway.OpenBrowser();
        var removedsPage = await removed.OpenLinkAsync(await gateway.AskAsync(removed, "new@example.com"));
        using var suspended = gateway.OpenBrowser();
        var suspendedsPage = await suspended.OpenLinkAsync(await gateway.AskAsync(suspended, "owner@example.com"));

        await gateway.DoAsync(new TenantCommand.RemoveMember(member));
        await gateway.OperateAsync(RunningGateway.Tag, new TenantCommand.SuspendTenant("It is asked for."));

        Assert.Equal(HttpStatusCode.Forbidden, (await removed.PressAsync(removedsPage)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await suspended.PressAsync(suspendedsPage)).StatusCode);
        Assert.Equal(("nobody", "nobody"), (await removed.WhoAsync(), await suspended.WhoAsync()));
    }

    [Fact]
    public async Task SignIn_WhileSignedIn_BeginsANewSessionAndEndsTheOneBefore()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();
        var before = browser.Cookie!;

        await browser.PressAsync(await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com")));
        using var thief = gateway.OpenBrowser();
        thief.SetCookie(before);

        Assert.NotEqual(before, browser.Cookie);
        Assert.StartsWith("provider/", await browser.WhoAsync(), StringComparison.Ordinal);
        Assert.Equal("nobody", await thief.WhoAsync());
    }

    [Fact]
    public async Task SignIn_WithSeveralWorkspaces_ChoosesOneOnThePageOrByItsCode()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.CreateWorkspaceAsync(RouteTag.Create("zweite").Value, "Fabrikam", "owner@example.com");
        using var browser = gateway.OpenBrowser();

        var letter = await gateway.AskAsync(browser, "owner@example.com");
        var page = await browser.OpenLinkAsync(letter);
        var response = await browser.PressAsync(page, button: 1);

        Assert.Equal(2, Browser.Tickets(page).Count);
        Assert.Contains("Choose a workspace", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Contains("<h1>Fabrikam</h1>", await (await browser.GetAsync("/session")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var page = await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", Browser.Tickets(page)[0])]);

        var response = await browser.SendAsync(HttpMethod.Post, "/sign-in/link", form, ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Null(browser.Cookie);
    }

    static async Task<string> AnswerAsync(Browser browser, string email)
    {
        var response = await browser.PostAsync("/sign-in", ("email", email));
        return $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}".Replace(email, "…", StringComparison.Ordinal);
    }
}
