using Success.Domain;
using Success.Grains.Accounts;
using Success.Journal;

namespace Success.Grains.Journals;

/// <summary>Something that happened, at its place in the journal.</summary>
/// <param name="Number">Number of its entry.</param>
/// <param name="Event">What happened.</param>
readonly record struct Happened<TEvent>(long Number, TEvent Event);

/// <summary>
/// A grain's aggregate and the partition that it is folded from: loaded once, then always as new as the last append. When an append
/// fails, what is in memory may not be what is stored: the grain is to be dropped (<see cref="IsBroken"/>), and the next activation
/// begins with what is. Not for concurrent use.
/// </summary>
sealed class JournaledState<TState, TEvent>(IJournal journal, PartitionKey partition, PartitionFormat<TState, TEvent> format, IIdSeeds ids)
    where TState : class
{
    /// <summary>Entries between two snapshots: loading then folds at most about as many, which takes less than reading them.</summary>
    public const int EntriesPerSnapshot = 100;

    // How often an append whose outcome is unknown is asked for again: its id tells whether it was written.
    const int Attempts = 3;

    readonly List<Happened<TEvent>> _unpublished = [];

    // The state as it is worked with, until the collector finds that nobody does.
    readonly WeakReference<TState?> _awake = new(null);
    IStateAtRest<TState>? _resting;
    long _snapshot;

    public PartitionKey Partition => partition;

    public TState? State
    {
        get
        {
            if (_resting is null)
            {
                return format.Initial;
            }

            if (!_awake.TryGetTarget(out var state))
            {
                state = _resting.Wake();
                _awake.SetTarget(state);
            }

            return state;
        }
    }

    public JournalVersion Version { get; private set; }

    /// <summary>What was appended and not yet marked as published, in order.</summary>
    public IReadOnlyList<Happened<TEvent>> Unpublished => _unpublished;

    /// <summary>Whether an append failed, so that nothing here may be relied on any more.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Folds the snapshot and what follows it; everything, when this release cannot use the snapshot.</summary>
    /// <exception cref="JournalCorruptException">What was written is damaged.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var loaded = await journal.LoadAsync(partition, cancellationToken);
        var entries = loaded.Entries;
        var state = format.Initial;
        if (loaded.Snapshot is { } snapshot)
        {
            state = format.ReadSnapshot(snapshot);
            _snapshot = state is null ? 0 : snapshot.Version.Number;
            entries = state is null ? await ReadAsync(0, loaded.Version.Number, cancellationToken) : entries;
            state ??= format.Initial;
        }

        foreach (var entry in entries)
        {
            state = format.Apply(state, format.Decode(entry));
        }

        Become(state, awake: null);
        Version = loaded.Version;
        if (loaded.Head is { IsUnpublished: true } head)
        {
            var left = await ReadAsync(head.Published, head.Version.Number, cancellationToken);
            _unpublished.AddRange(left.Select(entry => new Happened<TEvent>(entry.Number, format.Decode(entry))));
        }
    }

    /// <summary>Makes a decision true: appends its events, texts and measurements in one step, and folds them in.</summary>
    /// <param name="decision">With at least one event.</param>
    /// <param name="headOf">The head for the state and version that it leads to.</param>
    /// <param name="rows">Further rows to change in the same step.</param>
    /// <exception cref="JournalConflictException">Somebody else wrote; nothing of it was written.</exception>
    /// <exception cref="JournalUnavailableException">Not now.</exception>
    public async Task AppendAsync(Decision<TEvent> decision, Func<TState, long, Head> headOf, IReadOnlyList<RowChange>? rows = null)
    {
        var state = State;
        var next = decision.Events.Aggregate(state, format.Apply)!;
        var number = Version.Number + decision.Events.Count;
        var append = new Append(
            new(ids.Next()),
            [.. decision.Events.Select(format.Encode)],
            headOf(next, number),
            [.. TextRows.ChangesOf(decision.Texts), .. SeriesBlocks.ChangesOf(decision.Rows, number), .. rows ?? []]);
        try
        {
            Version = await AppendAsync(append);
        }
        catch
        {
            IsBroken = true;
            throw;
        }

        Become(next, state);
        var first = number - decision.Events.Count + 1;
        _unpublished.AddRange(decision.Events.Select((happened, index) => new Happened<TEvent>(first + index, happened)));
    }

    /// <summary>Notes that everything up to a number was handed over.</summary>
    public async Task MarkPublishedAsync(long number)
    {
        await journal.MarkPublishedAsync(partition, number, CancellationToken.None);
        _unpublished.RemoveAll(happened => happened.Number <= number);
    }

    /// <summary>Takes a snapshot when enough was appended since the last one. It is a cache: one that is too large is left out.</summary>
    public async Task SnapshotIfDueAsync()
    {
        if (IsBroken || Version.Number - _snapshot < EntriesPerSnapshot || State is not { } state)
        {
            return;
        }

        var version = Version;
        var data = PartitionFormat<TState, TEvent>.WriteSnapshot(state);
        _snapshot = version.Number;
        if (data.Length <= JournalLimits.MaxSnapshotBytes)
        {
            await journal.SaveSnapshotAsync(partition, new(version, format.SnapshotFormat, data), CancellationToken.None);
        }
    }

    void Become(TState? state, TState? awake)
    {
        _resting = state is null ? null : format.Rest(state, awake, _resting);
        _awake.SetTarget(state);
    }

    // What is asked for is written or not, whoever still waits for it: there is nothing to cancel.
    async Task<JournalVersion> AppendAsync(Append append)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await journal.AppendAsync(partition, Version, append, CancellationToken.None);
            }
            catch (JournalUnavailableException unavailable) when (unavailable.MayBeWritten && attempt < Attempts)
            {
                // Asked again under the same id: it is written now, or recognised.
            }
        }
    }

    async Task<IReadOnlyList<RecordedEntry>> ReadAsync(long after, long last, CancellationToken cancellationToken)
    {
        var read = new List<RecordedEntry>();
        while (after < last)
        {
            var page = await journal.ReadEntriesAsync(partition, after, JournalLimits.MaxReadCount, cancellationToken);
            if (page.Count == 0)
            {
                throw new JournalCorruptException(partition, after + 1, "is missing.");
            }

            read.AddRange(page.TakeWhile(entry => entry.Number <= last));
            after = page[^1].Number;
        }

        return read;
    }
}
