using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>Coming in by a mail.</summary>
public sealed class SignInByEmailTests
{
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public SignInByEmailTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Link_SignsInOnce()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var mail = await office.MailToAsync("owner");

        var first = await office.SignIn.EnterAsync(mail.Link);
        var second = await office.SignIn.EnterAsync(mail.Link);

        Assert.Equal(("Contoso", "The owner", "owner@example.com"), (mail.TenantName, mail.Name, mail.To.ToString()));
        Assert.Equal((await office.OwnerAsync()).Member, first.Value.Member);
        Assert.Equal(SignInLink.Refused, second.Error);
        Assert.Equal(await office.OwnerAsync(), (await office.Credentials.VerifyAsync(first.Value.Cookie)).Value.Audience);
    }

    [Fact]
    public async Task Code_SignsInOnce()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var mail = await office.MailToAsync("owner");

        Assert.True((await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).IsSuccess);

        Assert.Equal(SignInLink.Refused, (await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).Error);
        Assert.Equal(SignInLink.Refused, (await office.SignIn.EnterAsync(mail.Link)).Error);
    }

    [Fact]
    public async Task Link_WorksForTenMinutesAlsoAcrossARestart()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        await using var office = await Office.OpenAsync(journal);
        var (early, late) = (await office.MailToAsync("owner"), await office.MailToAsync("owner"));
        await office.RestartAsync();

        office.Time.Advance(SignInLink.Lifetime - Tick);
        var cookie = (await office.SignIn.EnterAsync(early.Link)).Value.Cookie;
        var tooLate = await office.MailToAsync("owner");
        office.Time.Advance(SignInLink.Lifetime);

        Assert.Equal(SignInLink.Refused, (await office.SignIn.EnterAsync(late.Link)).Error);
        Assert.Equal(SignInLink.Refused, (await office.SignIn.EnterAsync(tooLate.Link)).Error);
        await office.RestartAsync();
        Assert.True((await office.Credentials.VerifyAsync(cookie)).IsSuccess);
    }

    [Fact]
    public async Task Code_IsDeadAfterFiveWrongOnesAlsoAcrossARestart()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var mail = await office.MailToAsync("owner");
        for (var wrong = 0; wrong < SignInLink.MaxWrongCodes; wrong++)
        {
            Assert.False((await office.SignIn.EnterAsync(Office.Address("owner"), Other(mail.Code))).IsSuccess);
        }

        await office.RestartAsync();

        Assert.Equal(SignInLink.Refused, (await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).Error);
        Assert.True((await office.SignIn.EnterAsync(mail.Link)).IsSuccess);
    }

    [Fact]
    public async Task Codes_TenWrongOnesADay_CloseTheWayByCode()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        for (var wrong = 0; wrong < SignInAllowance.MaxWrong - 1; wrong++)
        {
            Assert.False((await office.SignIn.EnterAsync(Office.Address("owner"), SomeCode)).IsSuccess);
        }

        var mail = await office.MailToAsync("owner");
        Assert.True((await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).IsSuccess);
        mail = await office.MailToAsync("owner");
        Assert.False((await office.SignIn.EnterAsync(Office.Address("owner"), Other(mail.Code))).IsSuccess);

        Assert.False((await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).IsSuccess);
        await office.PassAsync(SignInAllowance.CodeWindow);
        mail = await office.MailToAsync("owner");
        Assert.True((await office.SignIn.EnterAsync(Office.Address("owner"), mail.Code)).IsSuccess);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("nobody")]
    public async Task Mails_FiveInTenMinutes_ForKnownAndUnknownAddressesAlike(string name)
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await office.SettleAsync();
        for (var sent = 0; sent < SignInAllowance.MaxSent; sent++)
        {
            Assert.True((await office.SignIn.RequestAsync(Office.Address(name))).IsSuccess);
        }

        Assert.Equal(DomainErrorCode.LimitReached, (await office.SignIn.RequestAsync(Office.Address(name))).Error?.Code);
        office.Time.Advance(SignInAllowance.SendWindow);
        Assert.True((await office.SignIn.RequestAsync(Office.Address(name))).IsSuccess);
    }

    [Fact]
    public async Task Request_OfAnUnknownAddress_SendsNothingAndIsNotRefused()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());

        Assert.Empty((await office.SignIn.RequestAsync(Office.Address("nobody"))).Value.Mails);
    }

    [Fact]
    public async Task Invitation_AcceptedByItsLink_BringsTheMemberIn()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var invited = await InviteAsync(office, "colleague");

        var mail = (await office.SignIn.InviteAsync(Office.Tag, invited)).Value;
        var cookie = (await office.SignIn.EnterAsync(mail.Link)).Value.Cookie;

        Assert.Equal(Role.ProviderManager, (await office.Credentials.VerifyAsync(cookie)).Value.Audience.Role);
    }

    [Fact]
    public async Task Invitation_OlderThanFourteenDays_IssuesNothing()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var invited = await InviteAsync(office, "colleague");

        await office.PassAsync(TenantLimits.InvitationLife - Tick);
        var last = (await office.SignIn.InviteAsync(Office.Tag, invited)).Value;
        office.Time.Advance(Tick);

        Assert.Equal(DomainErrorCode.Stale, (await office.SignIn.InviteAsync(Office.Tag, invited)).Error?.Code);
        Assert.Equal(DomainErrorCode.Stale, (await office.SignIn.EnterAsync(last.Link)).Error?.Code);
        Assert.Equal(DomainErrorCode.NotFound, (await office.SignIn.InviteAsync(Office.Tag, Id<Member>.Create(Office.Value(99)))).Error?.Code);
    }

    [Fact]
    public async Task Address_WithTwoWorkspaces_GetsOneMailForEachAndChoosesByLinkOrCode()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var other = RouteTag.Create("zweite").Value;
        TenantScope.Enter(other);
        var create = new TenantCommand.CreateTenant(Id<Tenant>.Create(Office.Value(10)), other, "Fabrikam", false, "The owner", Office.Mail("owner"));
        Assert.Null((await office.Host.Grains.GetGrain<ITenantGrain>(other.ToString()).Execute(new(create, new Caller.Operator()))).Refusal);
        var directory = office.Host.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(Office.Mail("owner").Digest));
        await Patience.ForAsync(
            () => directory.Memberships(Office.Mail("owner").Digest), found => found.Memberships.Length == 2, "both workspaces list the address");

        var mails = (await office.SignIn.RequestAsync(Office.Address("owner"))).Value.Mails;
        var byCode = (await office.SignIn.EnterAsync(Office.Address("owner"), mails[1].Code)).Value;
        var byLink = (await office.SignIn.EnterAsync(mails[0].Link)).Value;

        Assert.Equal(["Contoso", "Fabrikam"], mails.Select(mail => mail.TenantName));
        Assert.Equal((other, Office.Tag), (byCode.Cookie.Tenant, byLink.Cookie.Tenant));
        Assert.Equal("Fabrikam", (await office.Host.Grains.GetGrain<IDirectoryGrain>(DirectoryShard.Of(other)).FindByRouteTag(other))!.Name);
    }

    [Fact]
    public async Task Address_OfWhoHasLeftOrMoved_IsForgottenByTheDirectory()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        var (gone, moved) = (await InviteAsync(office, "gone"), await InviteAsync(office, "before"));
        await office.SettleAsync();

        await office.DoAsync(new TenantCommand.RemoveMember(gone));
        await office.DoAsync(new TenantCommand.CorrectAddress(moved, Office.Mail("after")));
        await office.SettleAsync();

        Assert.Empty((await office.SignIn.RequestAsync(Office.Address("gone"))).Value.Mails);
        Assert.Empty((await office.SignIn.RequestAsync(Office.Address("before"))).Value.Mails);
        Assert.Equal(moved, Assert.Single((await office.SignIn.RequestAsync(Office.Address("after"))).Value.Mails).Member);
    }

    [Fact]
    public async Task Secrets_AreNowhereInTheStore()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        var mail = await office.MailToAsync("owner");
        var open = await office.MailToAsync("owner");
        var cookie = (await office.SignIn.EnterAsync(mail.Link)).Value.Cookie;
        open = await office.MailToAsync("owner");

        var rows = await journal.ScanRowsAsync(TenantFormat.PartitionOf(Office.Tag), new(null, null), CancellationToken.None);
        var entries = await journal.ReadEntriesAsync(TenantFormat.PartitionOf(Office.Tag), 0, 1000, CancellationToken.None);
        var stored = string.Join('\n', rows.Select(row => row.Data).Concat(entries.Select(entry => entry.Data)).Select(data => System.Text.Encoding.UTF8.GetString(data.Span)));

        Assert.All(
            [cookie.Secret.Reveal(), open.Link.Secret.Reveal(), mail.Link.Secret.Reveal(), $"\"{open.Code.Reveal()}\""],
            secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
        Assert.Contains("owner@example.com", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, entry => System.Text.Encoding.UTF8.GetString(entry.Data.Span).Contains("example.com", StringComparison.Ordinal));
    }

    static SignInCode SomeCode { get; } = SignInCode.Parse("000000").Value;

    static SignInCode Other(SignInCode code) => code == SomeCode ? SignInCode.Parse("111111").Value : SomeCode;

    static async Task<Id<Member>> InviteAsync(Office office, string name)
    {
        var invite = new TenantCommand.InviteMember("A colleague", Office.Mail(name), Role.ProviderManager, AccountScope.Everything);
        return Id<Member>.Parse((await office.DoAsync(invite)).Subject).Value;
    }
}
