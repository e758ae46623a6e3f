using System.Globalization;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;

namespace Success.Grains.Tests;

public sealed class SecretsTests
{
    [Fact]
    public void NextCode_OutOfTheEvenRange_IsDrawnAgain()
    {
        // The greatest number would make low codes likelier, so it is passed over; then comes one for the code 000007.
        var secrets = new Secrets(new Scripted([0xFF, 0xFF, 0xFF, 0xFF, 7, 0, 0, 0]));

        Assert.Equal("000007", secrets.NextCode().Reveal());
    }

    [Fact]
    public void NextToken_IsWhatTheSourceGave() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("05", 32)), new Secrets(new Scripted([.. Enumerable.Repeat((byte)5, 32)])).NextToken().Reveal());

    [Theory]
    [InlineData("123456", true)]
    [InlineData("123 456", true)]
    [InlineData("12345", false)]
    [InlineData("1234567", false)]
    [InlineData("12345x", false)]
    [InlineData(null, false)]
    public void Code_IsSixDigits(string? text, bool taken)
    {
        var code = SignInCode.Parse(text);

        Assert.Equal(taken, code.IsSuccess);
        Assert.Equal(taken ? "123456" : "code", taken ? code.Value.Reveal() : code.Error!.Field);
    }

    [Theory]
    [InlineData(SecretKeys.MinBytes, SecretKeys.MinBytes, null)]
    [InlineData(SecretKeys.MinBytes - 1, SecretKeys.MinBytes, "pepper")]
    [InlineData(SecretKeys.MinBytes, SecretKeys.MinBytes - 1, "emails")]
    public void Keys_AreLongEnough(int pepper, int emails, string? field) =>
        Assert.Equal(field, (Record.Exception(() => new SecretKeys(new byte[pepper], new byte[emails])) as ArgumentException)?.ParamName);

    [Fact]
    public void Hashes_OfOneCodeForTwoMembers_Differ()
    {
        var code = SignInCode.Parse("123456").Value;
        var (one, other) = (Domain.Id<Member>.Create(Office.Value(1)), Domain.Id<Member>.Create(Office.Value(2)));

        Assert.NotEqual(Office.Keys.HashOf(one, code), Office.Keys.HashOf(other, code));
        Assert.Equal(Office.Keys.HashOf(one, code), Office.Keys.HashOf(one, code));
        Assert.DoesNotContain("123456", string.Create(CultureInfo.InvariantCulture, $"{code}"), StringComparison.Ordinal);
    }

    sealed class Scripted(byte[] script) : ISecretSource
    {
        int _next;

        public void Fill(Span<byte> bytes)
        {
            script.AsSpan(_next, bytes.Length).CopyTo(bytes);
            _next += bytes.Length;
        }
    }
}
