using Success.Domain;
using Success.Domain.Kpis;
using Success.Gateway.Ids;

namespace Success.Gateway.Tests.Ids;

public sealed class PartIdTests
{
    const string KpiDigits = "0198c5e0a3b47d2c9f00aa11bb22cc33";
    const string AccountDigits = "0198c5e0a3b47d2c9f00aa11bb22cc44";

    [Fact]
    public void Text_OfAPart_BeginsWithItsOwnIdAndLeadsToItsAccount()
    {
        var id = PartId<Kpi>.Parse($"kpi_{KpiDigits}_{AccountDigits}").Value;

        Assert.Equal($"kpi_{KpiDigits}", id.Part.ToString());
        Assert.Equal($"acc_{AccountDigits}", id.Account.ToString());
        Assert.Equal($"kpi_{KpiDigits}_{AccountDigits}", id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData($"kpi_{KpiDigits}")]
    [InlineData($"pla_{KpiDigits}_{AccountDigits}")]
    [InlineData($"kpi_{KpiDigits}-{AccountDigits}")]
    [InlineData($"kpi_{KpiDigits}_{AccountDigits}0")]
    [InlineData($"kpi_{KpiDigits}_00000000000000000000000000000000")]
    [InlineData($"kpi_{KpiDigits}_acc_{AccountDigits}")]
    public void Parse_AnythingElse_IsRefusedWithThePrefixThatBelongsHere(string? text) =>
        Assert.Equal(
            new DomainError(DomainErrorCode.Invalid, "An id here begins with 'kpi_', as this API gave it."), PartId<Kpi>.Parse(text).Error);
}
