namespace Success.Journal.Conformance;

/// <summary>
/// What every implementation of the storage contract must pass. A suite inherits it and says how to open its journal; each fact
/// gets a journal of its own.
/// </summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    static readonly CancellationToken None = CancellationToken.None;

    IJournal? _journal;

    IJournal Journal => _journal!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _journal = await OpenAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Journal.DisposeAsync();
        await CleanUpAsync();
    }

    /// <summary>Opens an empty journal.</summary>
    protected abstract Task<IJournal> OpenAsync();

    /// <summary>Closes the journal and opens it again, as far as it outlives being closed.</summary>
    protected virtual Task<IJournal> ReopenAsync(IJournal journal) => Task.FromResult(journal);

    /// <summary>Removes what the journal left.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    ValueTask<LoadedPartition> Load() => Journal.LoadAsync(Sample.Account, None);

    ValueTask<JournalVersion> Append(JournalVersion expected, Append append) => Journal.AppendAsync(Sample.Account, expected, append, None);

    ValueTask<IReadOnlyList<Row>> Scan(RowScan? scan = null) => Journal.ScanRowsAsync(Sample.Account, scan ?? new(), None);

    ValueTask Change(params RowChange[] changes) => Journal.ChangeRowsAsync(Sample.Account, changes, None);

    async Task Reopen() => _journal = await ReopenAsync(Journal);

    static async Task<List<T>> List<T>(IAsyncEnumerable<T> stream)
    {
        var items = new List<T>();
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }

    static string[] Texts(IEnumerable<RecordedEntry> entries) => [.. entries.Select(entry => Sample.Text(entry.Data).Trim('"'))];

    static string[] Rows(IEnumerable<Row> rows) => [.. rows.Select(row => $"{row.Key}={Sample.Text(row.Data)}")];
}
