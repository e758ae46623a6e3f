using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Success.Journal;

namespace Success.Silo;

/// <summary>
/// Keeps each state in a partition of its own: the value as JSON in the row <c>state</c>, so that it can be deleted, and one small
/// entry per write, written with it, whose version is the ETag. That makes the check of the ETag the journal's own, atomic against
/// every other writer of the store.
/// </summary>
/// <remarks>A value takes at most <see cref="JournalLimits.MaxDataBytes"/> as JSON, its envelope of some 40 bytes included.</remarks>
sealed class JournalGrainStorage(IJournal journal) : IGrainStorage
{
    /// <summary>
    /// A snapshot, which is empty because the value stands in the row, is left every so many writes, so that loading reads at most
    /// as many entries.
    /// </summary>
    const int SnapshotInterval = 32;

    /// <summary>How often a read that met a write tries again before it gives up. Each try that fails means that somebody wrote meanwhile.</summary>
    const int MaxTries = 10;

    const int Format = 1;

    static readonly RowKey StateRow = RowKey.Create("state");
    static readonly ReadOnlyMemory<byte> NoData = "{}"u8.ToArray();

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var partition = JournalKeys.State(grainId, stateName);
        for (var tries = 1; ; tries++)
        {
            var version = (await journal.LoadAsync(partition, cancellationToken)).Version;
            var stored = version.Number == 0 ? null : await ReadRowAsync<T>(partition, cancellationToken);

            // The version and the row are two reads. They belong together when nobody wrote between them.
            if (stored is null || stored.Number == version.Number)
            {
                grainState.State = stored is null ? default : stored.State;
                grainState.RecordExists = stored is not null;
                grainState.ETag = version.Number == 0 ? null : Etag(version);
                return;
            }

            if (tries == MaxTries)
            {
                throw new JournalCorruptException(
                    partition, null, $"The state was written at entry {stored.Number}, but the journal is at {version.Number}.");
            }
        }
    }

    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var expected = Parse(grainState.ETag);
        var data = JsonSerializer.SerializeToUtf8Bytes(new StoredState<T>(Format, expected.Number + 1, grainState.State));
        var version = await AppendAsync(
            JournalKeys.State(grainId, stateName), expected, "StateWritten", RowChange.Put(StateRow, data), cancellationToken);
        grainState.ETag = Etag(version);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var expected = Parse(grainState.ETag);
        if (expected.Number > 0)
        {
            var version = await AppendAsync(
                JournalKeys.State(grainId, stateName), expected, "StateCleared", RowChange.Delete(StateRow), cancellationToken);
            grainState.ETag = Etag(version);
        }

        grainState.RecordExists = false;
    }

    async Task<StoredState<T>?> ReadRowAsync<T>(PartitionKey partition, CancellationToken cancellationToken)
    {
        var rows = await journal.ScanRowsAsync(partition, new(StateRow, Limit: 1), cancellationToken);
        return rows.Count == 0 ? null : JsonSerializer.Deserialize<StoredState<T>>(rows[0].Data.Span);
    }

    async Task<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, string type, RowChange row, CancellationToken cancellationToken)
    {
        var append = new Append(IdOf(expected, row), [new Entry(type, Format, NoData)], new Head(default), [row]);
        try
        {
            var version = await journal.AppendAsync(partition, expected, append, cancellationToken);
            if (version.Number % SnapshotInterval == 0)
            {
                await journal.SaveSnapshotAsync(partition, new(version, Format, default), cancellationToken);
            }

            return version;
        }
        catch (JournalConflictException conflict)
        {
            throw new InconsistentStateException(
                $"The state '{partition}' was written by somebody else.", Etag(conflict.Actual), Etag(conflict.Expected), conflict);
        }
    }

    /// <summary>
    /// The same for the same value on the same version: when the answer of a write was lost and the grain writes again, the
    /// journal recognises it.
    /// </summary>
    static AppendId IdOf(JournalVersion expected, RowChange row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> digest = stackalloc byte[EntryHash.Length];
        expected.Hash.CopyTo(digest);
        hash.AppendData(digest);
        hash.AppendData((row.Data ?? default).Span);
        hash.GetHashAndReset(digest);
        return new(new Guid(digest[..16]));
    }

    static string Etag(JournalVersion version) => string.Create(CultureInfo.InvariantCulture, $"{version.Number}#{version.Hash}");

    static JournalVersion Parse(string? etag)
    {
        if (etag is null)
        {
            return JournalVersion.None;
        }

        var parts = etag.Split('#');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), new(Convert.FromHexString(parts[1])));
    }

    /// <summary>What the row holds.</summary>
    /// <param name="Format">Version of this envelope.</param>
    /// <param name="Number">Number of the entry that was written with it.</param>
    /// <param name="State">The value.</param>
    sealed record StoredState<T>(int Format, long Number, T? State);
}
