using Success.Domain.Metrics;

namespace Success.Domain;

/// <summary>What a command leads to when it is not refused: the events to append, and the texts to write with them.</summary>
/// <typeparam name="TEvent">The aggregate's events.</typeparam>
/// <param name="Events">In order; empty when the command was carried out before (nothing is to be written then).</param>
/// <param name="Texts">Written in the same atomic step as the events.</param>
public sealed record Decision<TEvent>(IReadOnlyList<TEvent> Events, IReadOnlyList<TextChange> Texts)
{
    /// <summary>Events without texts.</summary>
    public Decision(params IReadOnlyList<TEvent> events)
        : this(events, [])
    {
    }

    /// <summary>
    /// The id of what the command made or was about, for its answer; the same when the command is repeated under its idempotency key.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>What became of each item of a batch, in the order of the items; empty for other commands, and when one is repeated.</summary>
    public IReadOnlyList<MeasurementResult> Results { get; init; } = [];

    /// <summary>Blocks of measurements to write in the same atomic step as the events.</summary>
    public IReadOnlyList<SeriesRows> Rows { get; init; } = [];

    /// <summary>
    /// Stored measurements without which nothing can be decided; then there are no events. Load them, give them in
    /// <see cref="DecideContext.FindStored"/> and ask again. Empty otherwise.
    /// </summary>
    public IReadOnlyList<SeriesNeed> Needs { get; init; } = [];
}
