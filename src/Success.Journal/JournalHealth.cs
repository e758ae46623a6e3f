namespace Success.Journal;

/// <summary>Whether a journal takes writes, for a readiness probe and for people.</summary>
/// <param name="State">What it does.</param>
/// <param name="Reason">Why it does not take writes, or null when it does.</param>
public sealed record JournalHealth(JournalState State, string? Reason)
{
    /// <summary>The journal reads and writes.</summary>
    public static JournalHealth Available { get; } = new(JournalState.Available, null);
}

/// <summary>What a journal does with writes.</summary>
public enum JournalState
{
    /// <summary>It takes them.</summary>
    Available,

    /// <summary>It refuses them after a fault, reads where it can, and tries to become available by itself.</summary>
    Recovering,

    /// <summary>It refuses them and has given up: it needs an operator and a restart. It still reads where it can.</summary>
    Failed,
}
