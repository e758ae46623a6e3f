using Success.Domain.Accounts;

namespace Success.Domain.Portfolio;

/// <summary>The index after some changes.</summary>
/// <param name="Index">To be published in place of the one that was changed.</param>
/// <param name="Taken">
/// The summaries that were news, in order; the others were older than what the index had. Wakes are set and subscribers told by these.
/// </param>
public sealed record PortfolioChange(PortfolioIndex Index, IReadOnlyList<AccountSummary> Taken);

/// <content>The next index.</content>
public sealed partial class PortfolioIndex
{
    /// <summary>
    /// The index after these summaries. One with a version that is not higher than the known one is ignored, so that summaries may
    /// arrive twice and in any order.
    /// </summary>
    /// <exception cref="ArgumentException">A summary breaks a limit: a bug of who made it.</exception>
    public PortfolioChange Apply(IEnumerable<AccountSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(summaries);
        var next = this;
        var taken = new List<AccountSummary>();
        foreach (var summary in summaries)
        {
            var put = next.Put(PackedSummary.Pack(summary));
            if (!ReferenceEquals(put, next))
            {
                taken.Add(summary);
                next = put;
            }
        }

        return new(next, taken);
    }

    /// <summary>The index without an account, which was erased. Accounts below it stay, without a known parent.</summary>
    public PortfolioIndex Remove(Id<Account> account)
    {
        var slot = SlotOf(account.ToGuid());
        if (slot < 0)
        {
            return this;
        }

        var row = _table[slot];
        var orphaned = ChildrenOf(row.Layout.Id).Aggregate(_table, (table, child) => table.WithParent(child, SlotTable.None));
        return new(
            orphaned.With(slot, default).WithParent(slot, SlotTable.None),
            [.. _orders.Select(order => order.Without(_table, slot))],
            _byId.Without(_table, slot),
            _byFamily.Without(_table, slot),
            _facets.Without(row, slot),
            _free.Push(slot),
            Count - 1);
    }

    PortfolioIndex Put(PackedSummary row)
    {
        var slot = SlotOf(row.Layout.Id);
        if (slot < 0)
        {
            return Insert(row);
        }

        return row.Version > _table[slot].Version ? Replace(slot, row) : this;
    }

    PortfolioIndex Insert(PackedSummary row)
    {
        var free = _free;
        var slot = Count;
        if (!free.IsEmpty)
        {
            free = free.Pop(out slot);
        }

        var table = _table.With(slot, row).WithParent(slot, SlotOf(row.Layout.Parent));
        table = ChildrenOf(row.Layout.Id).Aggregate(table, (adopted, child) => adopted.WithParent(child, slot));
        return new(
            table,
            [.. _orders.Select(order => order.With(table, slot))],
            _byId.With(table, slot),
            _byFamily.With(table, slot),
            _facets.With(row, slot),
            free,
            Count + 1);
    }

    PortfolioIndex Replace(int slot, PackedSummary row)
    {
        var old = _table[slot];
        var table = _table.With(slot, row);
        if (old.Layout.Parent != row.Layout.Parent)
        {
            table = table.WithParent(slot, SlotOf(row.Layout.Parent));
        }

        SlotOrder Moved(SlotOrder order) =>
            SortKey.Compare(order.KeyOf(old), order.KeyOf(row)) == 0 ? order : order.Without(_table, slot).With(table, slot);

        return new(table, [.. _orders.Select(Moved)], _byId, Moved(_byFamily), _facets.Move(old, row, slot), _free, Count);
    }

    List<int> ChildrenOf(Guid parent)
    {
        var children = new List<int>();
        var first = SortKeys.FirstOfFamily(parent);
        var walk = _byFamily.From(_byFamily.Seek(_table, first), up: true);
        while (walk.Next() is var slot and >= 0 && _byFamily.KeyOf(_table[slot]).Number == first.Number)
        {
            if (_table[slot].Layout.Parent == parent)
            {
                children.Add(slot);
            }
        }

        return children;
    }
}
