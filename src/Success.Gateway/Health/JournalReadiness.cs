using Success.Journal;

namespace Success.Gateway.Health;

/// <summary>The journal: while it refuses writes, nothing can be promised.</summary>
/// <param name="health">Tells how the journal is.</param>
public sealed class JournalReadiness(Func<JournalHealth> health) : IReadinessCheck
{
    /// <inheritdoc/>
    public string Part => "journal";

    /// <inheritdoc/>
    public string? WhyNot() => health() switch
    {
        { State: JournalState.Available } => null,
        { State: JournalState.Recovering } recovering => $"It refuses writes and recovers by itself: {recovering.Reason}",
        var failed => $"It refuses writes until an operator restarts it: {failed.Reason}",
    };
}
