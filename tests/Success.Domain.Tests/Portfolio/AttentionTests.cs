using Success.Domain.Portfolio;

namespace Success.Domain.Tests.Portfolio;

public sealed class AttentionTests
{
    [Fact]
    public void Of_TwoKpis_SumsMoneyAndGivesTheMeansThatMultiplyToIt()
    {
        var attention = Attention.Of([Attention.Part(Euro(100_000), 0.5, 0.8), Attention.Part(Euro(300_000), 0.1, 0.5)])!.Value;

        Assert.Equal(Euro(55_000), attention.Amount);
        Assert.Equal(Euro(400_000), attention.Value);
        Assert.Equal(0.2f, attention.Chance);
        Assert.Equal(0.6875f, attention.Nearness);
        Assert.Equal(55_000, 400_000 * attention.Chance * attention.Nearness, 1.0);
    }

    [Fact]
    public void Of_NoKpiWithAValue_IsNull() => Assert.Null(Attention.Of([]));

    [Fact]
    public void Of_OnlyWorthless_IsZero() => Assert.Equal(new Attention(Euro(0), Euro(0), 0, 0), Attention.Of([Attention.Part(Euro(0), 0.5, 0.5)]));

    [Fact]
    public void Of_TwoCurrencies_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Attention.Of([Attention.Part(Euro(1), 1, 1), Attention.Part(new Money(1, "USD"), 1, 1)]));

    [Theory]
    [InlineData(-0.01, 1)]
    [InlineData(1.01, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -0.01)]
    [InlineData(1, 1.01)]
    public void Part_ShareOutOfRange_Throws(double chance, double nearness) =>
        Assert.ThrowsAny<ArgumentException>(() => Attention.Part(Euro(1), chance, nearness));

    static Money Euro(decimal amount) => new(amount, "EUR");
}
