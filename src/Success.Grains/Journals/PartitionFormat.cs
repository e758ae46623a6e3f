using System.Text.Json;
using Success.Domain;
using Success.Journal;

namespace Success.Grains.Journals;

/// <summary>How an aggregate stands in its partition: its entries, how they fold, and its snapshot.</summary>
/// <typeparam name="TState">The aggregate.</typeparam>
/// <typeparam name="TEvent">What happens to it.</typeparam>
abstract class PartitionFormat<TState, TEvent>
    where TState : class
{
    /// <summary>
    /// Number of the snapshot's format. Raised when a state that an earlier release wrote would still be read, but mean something else;
    /// one that cannot be read is not used anyway.
    /// </summary>
    public abstract int SnapshotFormat { get; }

    /// <summary>The state before the first event; null when there is none.</summary>
    public abstract TState? Initial { get; }

    public abstract TState Apply(TState? state, TEvent happened);

    /// <summary>How a state is kept while nobody asks for it; as it is, unless there is a smaller way.</summary>
    /// <param name="state">The state.</param>
    /// <param name="awake">What it came of; null when that is not known.</param>
    /// <param name="before">How <paramref name="awake"/> was kept; null when it was not.</param>
    public virtual IStateAtRest<TState> Rest(TState state, TState? awake, IStateAtRest<TState>? before) => new AsItIs(state);

    public abstract Entry Encode(TEvent happened);

    /// <exception cref="JsonException">A later release wrote it, or it is damaged.</exception>
    public abstract TEvent Decode(RecordedEntry entry);

    public static byte[] WriteSnapshot(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Options);

    /// <summary>The state of a snapshot; null when this release cannot use it, which costs a longer replay and nothing else.</summary>
    public TState? ReadSnapshot(Snapshot snapshot)
    {
        if (snapshot.Format != SnapshotFormat)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TState>(snapshot.Data.Span, DomainJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    sealed class AsItIs(TState state) : IStateAtRest<TState>
    {
        public TState Wake() => state;
    }
}
