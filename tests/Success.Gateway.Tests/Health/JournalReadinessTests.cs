using Success.Gateway.Health;
using Success.Journal;

namespace Success.Gateway.Tests.Health;

public sealed class JournalReadinessTests
{
    [Theory]
    [InlineData(JournalState.Available, null, null)]
    [InlineData(JournalState.Recovering, "The disk is full.", "It refuses writes and recovers by itself: The disk is full.")]
    [InlineData(JournalState.Failed, "The file is damaged.", "It refuses writes until an operator restarts it: The file is damaged.")]
    public void Journal_ThatTakesNoWrites_IsNotReadyAndSaysWhy(JournalState state, string? reason, string? whyNot) =>
        Assert.Equal(whyNot, new JournalReadiness(() => new(state, reason)).WhyNot());
}
