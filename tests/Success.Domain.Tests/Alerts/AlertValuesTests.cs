using Success.Domain.Alerts;

namespace Success.Domain.Tests.Alerts;

public sealed class AlertValuesTests
{
    [Theory]
    [InlineData(1, 20, true)]
    [InlineData(0, 20, false)]
    [InlineData(1, 21, false)]
    public void EscalationRule_Days_AreLimited(int critical, int advisory, bool isTaken) =>
        Assert.Equal(isTaken, new EscalationRule(advisory, 2, critical).Checked().IsSuccess);

    [Fact]
    public void Reference_Length_IsLimited()
    {
        Assert.True(Reference.Parse(new string('a', Reference.MaxLength)).IsSuccess);
        Assert.False(Reference.Parse(new string('a', Reference.MaxLength + 1)).IsSuccess);
        Assert.False(Reference.Parse("").IsSuccess);
        Assert.False(Reference.Parse("Max@example").IsSuccess);
    }
}
