using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <summary>
/// A tenant's accounts, ready to be filtered, sorted, paged and summed. Immutable: one writer makes the next index from this one
/// (<see cref="Apply"/>) and publishes it; whoever reads keeps the index that it began with and waits for nobody. The two share all that
/// did not change.
/// </summary>
/// <remarks>
/// Nothing is sorted or grouped when a page is asked for: every order and every facet is kept up to date by each change. Memory: about
/// 310 bytes an account (docs/benchmarks.md).
/// </remarks>
public sealed partial class PortfolioIndex
{
    static readonly ImmutableArray<AccountOrder> Orders = [.. Enum.GetValues<AccountOrder>()];

    readonly SlotTable _table;

    // One for each AccountOrder, at its number.
    readonly ImmutableArray<SlotOrder> _orders;
    readonly SlotOrder _byId;
    readonly SlotOrder _byFamily;
    readonly Facets _facets;

    // Slots of removed accounts, to be used again.
    readonly ImmutableStack<int> _free;

    PortfolioIndex(
        SlotTable table, ImmutableArray<SlotOrder> orders, SlotOrder byId, SlotOrder byFamily, Facets facets, ImmutableStack<int> free, int count)
    {
        _table = table;
        _orders = orders;
        _byId = byId;
        _byFamily = byFamily;
        _facets = facets;
        _free = free;
        Count = count;
    }

    /// <summary>An index without accounts.</summary>
    public static PortfolioIndex Empty { get; } = Of([]);

    /// <summary>Number of accounts, archived ones included.</summary>
    public int Count { get; }

    /// <summary>The index of many accounts at once, as after a restart. Of several summaries of one account the latest counts.</summary>
    public static PortfolioIndex Of(IEnumerable<PackedSummary> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var rows = Latest(accounts);
        int[] slots = [.. Enumerable.Range(0, rows.Count)];
        var ids = Array.ConvertAll(slots, slot => rows[slot].Layout.Id);
        var slotOf = new Dictionary<Guid, int>(rows.Count);
        foreach (var slot in slots)
        {
            slotOf.Add(ids[slot], slot);
        }

        var table = SlotTable.Of([.. rows], Array.ConvertAll(slots, slot => slotOf.GetValueOrDefault(rows[slot].Layout.Parent, SlotTable.None)));
        var byId = (int[])slots.Clone();
        Array.Sort(ids, byId);
        SlotOrder Sorted(KeyOf key) => SlotOrder.Of(key, table, byId);
        return new(
            table,
            [.. Orders.Select(order => Sorted(SortKeys.Of(order)))],
            Sorted(SortKeys.ById),
            Sorted(SortKeys.ByFamily),
            Facets.Of(table, slots),
            [],
            rows.Count);
    }

    /// <summary>An account's summary; null when the index has none.</summary>
    public AccountSummary? Find(Id<Account> account) => SlotOf(account.ToGuid()) is var slot and >= 0 ? _table[slot].Unpack() : null;

    /// <summary>The account that another system calls so, letter by letter; of several, the one with the first id; none when there is none.</summary>
    public Id<Account> FindByExternalId(string externalId)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        var text = System.Text.Encoding.UTF8.GetBytes(externalId);
        var order = _orders[(int)AccountOrder.ExternalId];
        var walk = order.From(order.Seek(_table, new(FoldedText.Prefix(text), text, Guid.Empty)), up: true);
        while (walk.Next() is var slot and >= 0 && FoldedText.Compare(_table[slot].ExternalId, text) == 0)
        {
            if (_table[slot].ExternalId.SequenceEqual(text))
            {
                return _table[slot].Id;
            }
        }

        return default;
    }

    /// <summary>Where an account stands among the others; null when the index has none. An <see cref="AccountLookup"/>.</summary>
    public AccountPath? PathOf(Id<Account> account)
    {
        var slot = SlotOf(account.ToGuid());
        if (slot < 0)
        {
            return null;
        }

        var ancestors = ImmutableArray.CreateBuilder<Id<Account>>();
        for (; slot >= 0 && _table[slot].Layout.Parent != Guid.Empty && ancestors.Count < MaxAncestors; slot = _table.ParentOf(slot))
        {
            ancestors.Add(Id<Account>.Create(_table[slot].Layout.Parent));
        }

        return new(account, ancestors.ToImmutable());
    }

    /// <summary>How many levels of accounts hang below one, as far as the index knows them; 0 for none.</summary>
    public int LevelsBelow(Id<Account> account)
    {
        var (levels, level) = (0, ChildrenOf(account.ToGuid()));

        // Bounded: what hangs in a circle for a moment, while two accounts change places, has no bottom.
        while (level.Count > 0 && levels <= MaxAncestors)
        {
            levels++;
            level = [.. level.SelectMany(slot => ChildrenOf(_table[slot].Layout.Id))];
        }

        return levels;
    }

    int SlotOf(Guid id)
    {
        var slot = _byId.From(_byId.Seek(_table, SortKeys.ById(id)), up: true).Next();
        return slot >= 0 && _table[slot].Layout.Id == id ? slot : SlotTable.None;
    }

    static List<PackedSummary> Latest(IEnumerable<PackedSummary> accounts)
    {
        var rows = new List<PackedSummary>();
        var at = new Dictionary<Guid, int>();
        foreach (var row in accounts)
        {
            if (at.TryAdd(row.Layout.Id, rows.Count))
            {
                rows.Add(row);
            }
            else if (row.Version > rows[at[row.Layout.Id]].Version)
            {
                rows[at[row.Layout.Id]] = row;
            }
        }

        return rows;
    }
}
