using System.Text.Json;
using Success.Domain;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Journals;

/// <summary>
/// The texts of a partition: names, addresses and prose, each in a row of its own that can be deleted, with the salt of the digest that
/// the journal holds.
/// </summary>
static class TextRows
{
    const string Prefix = "text|";

    /// <summary>The changes of rows for changes of texts; of several to one text the last counts.</summary>
    public static IReadOnlyList<RowChange> ChangesOf(IReadOnlyList<TextChange> texts) =>
        [.. texts.GroupBy(text => text.Key, StringComparer.Ordinal).Select(same => ChangeOf(same.Last()))];

    /// <summary>A text, or null when there is none.</summary>
    public static async Task<string?> ReadAsync(IJournal journal, PartitionKey partition, string key, CancellationToken cancellationToken) =>
        (await ReadAsync(journal, partition, [key], cancellationToken)).GetValueOrDefault(key);

    /// <summary>Those of some texts that there are, by key.</summary>
    /// <exception cref="ArgumentException">More than <see cref="TextList.MaxKeys"/>.</exception>
    public static async Task<Dictionary<string, string>> ReadAsync(
        IJournal journal, PartitionKey partition, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > TextList.MaxKeys)
        {
            throw new ArgumentException($"At most {TextList.MaxKeys} texts are read at once; these are {keys.Count}.", nameof(keys));
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = keys.Order(StringComparer.Ordinal).ToList();

        // One walk over what lies between the first and the last: texts that are asked for together stand close together.
        RowKey? from = wanted.Count == 0 ? null : RowOf(wanted[0]);
        while (from is not null)
        {
            var rows = await journal.ScanRowsAsync(partition, new(from, After(RowOf(wanted[^1]))), cancellationToken);
            foreach (var row in rows)
            {
                var key = row.Key.Value[Prefix.Length..];
                if (wanted.BinarySearch(key, StringComparer.Ordinal) >= 0)
                {
                    found[key] = JsonSerializer.Deserialize<StoredText>(row.Data.Span, DomainJson.Options)!.Text;
                }
            }

            from = rows.Count == JournalLimits.MaxReadCount ? After(rows[^1].Key) : null;
        }

        return found;
    }

    static RowChange ChangeOf(TextChange text) => text.Text is null
        ? RowChange.Delete(RowOf(text.Key))
        : RowChange.Put(RowOf(text.Key), JsonSerializer.SerializeToUtf8Bytes(new StoredText(text.Salt, text.Text), DomainJson.Options));

    static RowKey RowOf(string key) => RowKey.Create(Prefix + key);

    // '-' is the first character of the keys' alphabet, so nothing lies between.
    static RowKey After(RowKey key) => RowKey.Create(key.Value + "-");

    sealed record StoredText(Guid Salt, string Text);
}
