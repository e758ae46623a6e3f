using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenancyValuesTests
{
    [Theory]
    [InlineData("abc", false)]
    [InlineData("abcd", true)]
    [InlineData("abcdefghijkl", true)]
    [InlineData("abcdefghijklm", false)]
    [InlineData("ab-cd", false)]
    [InlineData("ABCD", false)]
    [InlineData(null, false)]
    public void RouteTag_HasFourToTwelveSmallLettersAndDigits(string? text, bool taken) =>
        Assert.Equal(taken, RouteTag.Create(text).IsSuccess);

    [Theory]
    [InlineData("en", true)]
    [InlineData("de-AT", true)]
    [InlineData("de-at", false)]
    [InlineData("e", false)]
    [InlineData("en-", false)]
    [InlineData("en-USA", false)]
    [InlineData(null, false)]
    public void LocaleTag_IsALanguageAndPerhapsARegion(string? text, bool taken) =>
        Assert.Equal(taken, LocaleTag.Create(text).IsSuccess);

    [Theory]
    [InlineData("#1F6FEB", "#1f6feb")]
    [InlineData("1f6feb0", null)]
    [InlineData("#1f6fe", null)]
    [InlineData("#1f6feg", null)]
    public void AccentColor_IsSixHexadecimalDigits(string text, string? kept) =>
        Assert.Equal(kept, AccentColor.Create(text) is { IsSuccess: true, Value: var color } ? color.ToString() : null);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("", false)]
    public void ZoneName_IsInTheDatabase(string text, bool taken) => Assert.Equal(taken, ZoneName.Create(text).IsSuccess);

    [Theory]
    [InlineData(" Name@Example.COM ", "name@example.com")]
    [InlineData("a.b+c@sub.example.com", "a.b+c@sub.example.com")]
    [InlineData("name", null)]
    [InlineData("name@example", null)]
    [InlineData("@example.com", null)]
    [InlineData("a@b@example.com", null)]
    [InlineData("name@.com", null)]
    [InlineData("name@example.com.", null)]
    [InlineData("a..b@example.com", null)]
    [InlineData("name@exämple.com", null)]
    [InlineData("name@example.com\nbcc: x@example.com", null)]
    [InlineData("a@example.com,b@example.com", null)]
    public void EmailAddress_IsComparedInSmallLetters(string text, string? kept) =>
        Assert.Equal(kept, EmailAddress.Create(text) is { IsSuccess: true, Value: var address } ? address.ToString() : null);

    [Theory]
    [InlineData(64, 254, true)]
    [InlineData(65, 254, false)]
    [InlineData(64, 255, false)]
    public void EmailAddress_HasTheLengthThatMailCarries(int local, int length, bool taken)
    {
        var address = new string('a', local) + "@" + new string('b', length - local - 5) + ".com";

        Assert.Equal((length, taken), (address.Length, EmailAddress.Create(address).IsSuccess));
    }

    [Fact]
    public void EmailDigest_DependsOnTheKey()
    {
        var address = EmailAddress.Create("name@example.com").Value;

        Assert.Equal(EmailDigest.Of([1], address), EmailDigest.Of([1], EmailAddress.Create("NAME@example.com").Value));
        Assert.NotEqual(EmailDigest.Of([1], address), EmailDigest.Of([2], address));
    }

    [Fact]
    public void SecretHash_OfNothing_MatchesNothing()
    {
        Assert.True(Secret(1).Matches(Secret(1)));
        Assert.False(Secret(1).Matches(Secret(2)));
        Assert.False(default(SecretHash).Matches(default));
    }

    [Fact]
    public void AccountScope_KeepsTheWiderOfTwoBindingsAndAnOrder()
    {
        var scope = AccountScope.BoundTo(new(Bolt, false), new(Acme, false), new(Bolt, true)).Value;

        Assert.Equal(new AccountBinding[] { new(Acme, false), new(Bolt, true) }, scope.Bindings);
        Assert.Equal(scope, AccountScope.BoundTo(new(Bolt, true), new(Acme, false)).Value);
        Assert.NotEqual(scope, On(Acme, Bolt));
    }

    [Theory]
    [InlineData(0, DomainErrorCode.Invalid)]
    [InlineData(1, null)]
    [InlineData(TenantLimits.MaxBindings, null)]
    [InlineData(TenantLimits.MaxBindings + 1, DomainErrorCode.LimitReached)]
    public void AccountScope_NamesAtLeastOneAndNotTooMany(int count, DomainErrorCode? refusal) =>
        Assert.Equal(
            refusal,
            AccountScope.BoundTo(Enumerable.Range(1, count).Select(number => new AccountBinding(Id<Account>.Create(Value(number)), false))).Error?.Code);

    [Fact]
    public void AccountScope_ContainsAndOverlapsAlongTheTree()
    {
        Assert.True(Below(Acme).Contains(Below(AcmeNorth), Find));
        Assert.True(Below(Acme).Contains(On(Acme, AcmeNorth), Find));
        Assert.False(On(Acme).Contains(Below(Acme), Find));
        Assert.False(On(Acme).Contains(AccountScope.Everything, Find));
        Assert.True(AccountScope.Everything.Contains(AccountScope.Everything, Find));

        Assert.True(On(AcmeNorth).Overlaps(Below(Acme), Find));
        Assert.True(Below(Acme).Overlaps(On(AcmeNorth, Bolt), Find));
        Assert.False(On(Acme).Overlaps(Below(AcmeNorth), Find));
        Assert.False(Below(Acme).Overlaps(On(Bolt), Find));
    }

    [Fact]
    public void AccountScope_Resolve_KeepsWhatItIncludes() =>
        Assert.Equal([Acme, AcmeNorth], Below(Acme).Resolve([Find(Acme)!, Find(AcmeNorth)!, Find(Bolt)!]));

    [Fact]
    public void Who_ReadsWhatItWrites() =>
        Assert.All(
            [default, Who.Operator, Who.Of(Side.Provider, Id<Member>.Create(Value(1))), Who.Of(Side.Customer, Id<ApiClient>.Create(Value(2)))],
            who => Assert.Equal(who, Who.Parse(who.ToString()).Value));
}
