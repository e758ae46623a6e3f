using System.Globalization;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Changes;

/// <summary>
/// A tenant's log of changes on the store: partitions of <see cref="Size"/> changes each, so that the oldest can be forgotten whole. Changes are
/// numbered from 1 through all of them. Not for concurrent writes; reads may go on beside one.
/// </summary>
sealed class ChangeSegments(IJournal journal, RouteTag tenant, ChangeLogLimits limits, IIdSeeds ids)
{
    /// <summary>Changes of a segment: as many as one read of the store returns, and few enough to be forgotten between two commits.</summary>
    public const int Size = JournalLimits.MaxReadCount;

    const int IndexDigits = 9;

    readonly string _prefix = $"{tenant}{AccountKey.Separator}changes.";

    // The first segment that is kept, the one that is written to, and its state.
    long _first;
    long _index;
    JournaledState<ChangeLog, LoggedChange>? _current;

    /// <summary>Number of the last change; 0 when there was never one.</summary>
    public long Last => (_index * Size) + (_current?.Version.Number ?? 0);

    /// <summary>Number of the last change that is kept no longer; 0 when all are.</summary>
    public long Forgotten => _first * Size;

    /// <summary>Whether an append failed, so that the log must be begun anew from what is stored.</summary>
    public bool IsBroken => _current?.IsBroken is true;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        long? first = null;
        await foreach (var head in journal.HeadsAsync(_prefix, cancellationToken))
        {
            _index = long.Parse(head.Key.Value[_prefix.Length..], CultureInfo.InvariantCulture);
            first ??= _index;
        }

        _first = first ?? 0;
        await OpenAsync(cancellationToken);
    }

    /// <summary>Takes changes down, and forgets the oldest ones when there are more than are kept.</summary>
    public async Task AppendAsync(IEnumerable<LoggedChange> changes)
    {
        for (var left = changes.ToArray(); left.Length > 0;)
        {
            var fits = (int)Math.Min(left.Length, Math.Min(Size - _current!.Version.Number, JournalLimits.MaxChanges));
            await _current.AppendAsync(new Decision<LoggedChange>(left[..fits]), static (_, _) => new Head(default));
            left = left[fits..];

            // Nobody is told of the log's own entries: what is in it is what was told.
            await _current.MarkPublishedAsync(_current.Version.Number);
            await _current.SnapshotIfDueAsync();
            if (_current.Version.Number == Size)
            {
                _index++;
                await OpenAsync(CancellationToken.None);
                await ForgetAsync();
            }
        }
    }

    /// <summary>Changes after a number, from one segment: empty only at the end, and where they were forgotten meanwhile.</summary>
    public async Task<NumberedChange[]> ReadAsync(long after, long limit)
    {
        var (index, within) = Math.DivRem(after, Size);
        var entries = await journal.ReadEntriesAsync(PartitionOf(index), within, (int)Math.Min(limit, Size - within), CancellationToken.None);
        return [.. entries.Select(entry => new NumberedChange((index * Size) + entry.Number, ChangeLogFormat.Instance.Decode(entry)))];
    }

    async Task OpenAsync(CancellationToken cancellationToken)
    {
        var opened = new JournaledState<ChangeLog, LoggedChange>(journal, PartitionOf(_index), ChangeLogFormat.Instance, ids);
        await opened.LoadAsync(cancellationToken);
        _current = opened;
        if (opened.Version.Number == Size)
        {
            // The end came between the last change of a segment and the first of the next.
            _index++;
            await OpenAsync(cancellationToken);
        }
    }

    async Task ForgetAsync()
    {
        while (Last - ((_first + 1) * Size) >= limits.MaxKept)
        {
            // First nobody may begin there, then it goes: whoever is reading it finds nothing, and is told.
            _first++;
            await journal.ForgetAsync(PartitionOf(_first - 1), CancellationToken.None);
        }
    }

    PartitionKey PartitionOf(long index) => PartitionKey.Create(_prefix + index.ToString(CultureInfo.InvariantCulture).PadLeft(IndexDigits, '0'));
}
