namespace Success.Domain.Tests;

public sealed class ResultTests
{
    static readonly DomainError Refusal = new(DomainErrorCode.Invalid, "The name is empty; give 1 to 200 characters.", "name");

    [Fact]
    public void Value_OfARefusal_ThrowsWithItsMessage()
    {
        Result<int> result = Refusal;

        var exception = Assert.Throws<InvalidOperationException>(() => result.Value);

        Assert.Equal("There is no value, but a refusal: The name is empty; give 1 to 200 characters.", exception.Message);
    }

    [Fact]
    public void Then_AfterAValue_ReturnsTheNextStep()
    {
        Result<int> result = 20;

        Assert.Equal(42, result.Then<int>(value => value + 22).Value);
    }

    [Fact]
    public void Then_AfterARefusal_PassesItThroughWithoutTheNextStep()
    {
        Result<int> result = Refusal;

        Assert.Same(Refusal, result.Then<int>(_ => throw new InvalidOperationException("must not run")).Error);
    }

    [Theory]
    [InlineData("name", "account.name")]
    [InlineData("[3].name", "account[3].name")]
    [InlineData(null, "account")]
    public void Within_PutsTheOuterFieldInFront(string? field, string expected) =>
        Assert.Equal(expected, (Refusal with { Field = field }).Within("account").Field);
}
