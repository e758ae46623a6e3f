using Success.Domain.Explanations;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Explanations;

public sealed class FormatsTests
{
    static readonly Formats English = Locale.For(LocaleTag.English).Formats;
    static readonly Formats German = Locale.For(LocaleTag.Create("de-AT").Value).Formats;

    [Theory]
    [InlineData(412, 1, "412", "412")]
    [InlineData(412.5, 0.1, "412.5", "412,5")]
    [InlineData(0.7841234567, 0.001, "0.784", "0,784")]
    [InlineData(1234, 1, "1234", "1234")]
    [InlineData(12345.6, 0.1, "12,345.6", "12.345,6")]
    [InlineData(1234567, 1000, "1,235,000", "1.235.000")]
    [InlineData(-3.2, 0.1, "−3.2", "−3,2")]
    [InlineData(-0.04, 0.1, "0", "0")]
    [InlineData(518, 10, "520", "520")]
    [InlineData(2.50, 0.01, "2.5", "2,5")]
    [InlineData(double.NaN, 1, "–", "–")]
    public void Number_InEachLocale_IsRoundedAndGrouped(double value, double step, string english, string german)
    {
        Assert.Equal(english, English.Number(value, step));
        Assert.Equal(german, German.Number(value, step));
    }

    [Theory]
    [InlineData(0, "less than 1%")]
    [InlineData(0.0099, "less than 1%")]
    [InlineData(0.01, "1%")]
    [InlineData(0.084, "8%")]
    [InlineData(0.99, "99%")]
    [InlineData(0.9999, "more than 99%")]
    [InlineData(1, "more than 99%")]
    public void Chance_NearItsEnds_IsNeverCertain(double share, string expected) =>
        Assert.Equal(expected, new Reader(Side.Provider, Locale.For(LocaleTag.English), default, _ => default).Chance(share));

    [Fact]
    public void Share_BelowZero_HasATrueMinusSign()
    {
        Assert.Equal("−84%", English.Share(-0.84));
        Assert.Equal("0%", English.Share(-0.001));
    }

    [Fact]
    public void Date_OfAnotherYear_SaysTheYear()
    {
        Assert.Equal("3 March", English.Date(new(2026, 3, 3), 2026));
        Assert.Equal("3 March 2027", English.Date(new(2027, 3, 3), 2026));
        Assert.Equal("3.\u00A0März 2027", German.Date(new(2027, 3, 3), 2026));
    }

    [Fact]
    public void For_LanguageWithoutLocale_IsEnglish() =>
        Assert.Equal("en", Locale.For(LocaleTag.Create("fr").Value).Tag.ToString());
}
