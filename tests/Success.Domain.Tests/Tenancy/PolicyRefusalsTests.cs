using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

public sealed class PolicyRefusalsTests
{
    [Theory]
    [InlineData(Side.Provider, false, PolicyAction.ManagePlan, "This is for owners, managers or CSMs, each for the accounts that they have to do with.")]
    [InlineData(Side.Customer, false, PolicyAction.ReadPortfolio, "This is for the provider's side.")]
    [InlineData(Side.Provider, true, PolicyAction.RecordMeasurement, "This takes a key with the scope MEASURE, for the accounts that it names.")]
    [InlineData(Side.Provider, true, PolicyAction.Agree, "This is not for programs of this side.")]
    public void WhoMay_DoSomething_IsSaid(Side side, bool isProgram, PolicyAction action, string sentence) =>
        Assert.Equal(sentence, Policy.WhoMay(side, isProgram, action));

    [Fact]
    public void WhoMay_DoAnything_IsASentence() => Assert.All(
        from side in Enum.GetValues<Side>() from isProgram in new[] { false, true } from action in Enum.GetValues<PolicyAction>() select Policy.WhoMay(side, isProgram, action),
        sentence => Assert.Matches("^This (is|takes) [^{}]*[a-z]\\.$", sentence));
}
