using System.Text;
using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class CredentialTextTests
{
    static readonly SecretText Secret = SecretText.Of(Enumerable.Range(0, 32).Select(number => (byte)number).ToArray());
    static readonly ApiKey Key = new(RouteTag.Create("t7k2").Value, Id<ApiClient>.Create(Value(1)), Secret);
    static readonly Ticket<Session> Cookie = new(RouteTag.Create("t7k2").Value, Id<Session>.Create(Value(2)), Secret);

    [Fact]
    public void Key_IsReadAsItWasShown()
    {
        Assert.Equal(Key, ApiKey.Parse(Key.Reveal()).Value);
        Assert.StartsWith("success_live_t7k2000000017000", Key.Reveal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_WithAnyCharacterWrong_IsRefused()
    {
        var text = Key.Reveal();
        for (var place = 0; place < text.Length; place++)
        {
            var wrong = new StringBuilder(text) { [place] = text[place] == 'a' ? 'b' : 'a' }.ToString();
            Assert.Equal(DomainErrorCode.Forbidden, ApiKey.Parse(wrong).Error?.Code);
        }
    }

    [Fact]
    public void Checksum_IsTheUsualOne() =>
        // The check value of CRC-32 in the catalogues of such codes: of the digits 1 to 9 it is cbf43926.
        Assert.Equal("cbf43926", ApiKey.ChecksumOf("123456789"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("success_live_")]
    [InlineData("success_live__")]
    [InlineData("success_live_t7k2_00_00000000")]
    public void Key_ThatIsNone_IsRefused(string? text) => Assert.False(ApiKey.Parse(text).IsSuccess);

    [Fact]
    public void Ticket_IsReadAsItWasShown()
    {
        Assert.Equal(Cookie, Ticket<Session>.Parse(Cookie.Reveal()).Value);
        Assert.All([null, "", "t7k2", "t7k2..", Cookie.Reveal() + ".", Cookie.Reveal()[1..^1]], text => Assert.False(Ticket<Session>.Parse(text).IsSuccess));
    }

    [Fact]
    public void Secret_ShowsNowhereByAccident()
    {
        Assert.DoesNotContain(Secret.Reveal(), $"{Key} {Cookie} {Secret}", StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SecretText.Of(new byte[31]));
    }
}
