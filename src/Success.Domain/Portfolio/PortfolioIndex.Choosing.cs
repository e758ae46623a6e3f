using System.Text;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <content>Which accounts meet a filter.</content>
public sealed partial class PortfolioIndex
{
    // An account has at most four levels, its own included. Summaries arrive one by one, so for a moment parents may even form a circle.
    const int MaxAncestors = 3;

    Selection Choose(PortfolioFilter filter, AccountScope visible)
    {
        var chosen = new Selection(_table.Capacity);
        foreach (var lifecycle in filter.Lifecycles.Count == 0 ? Enum.GetValues<AccountLifecycle>() : filter.Lifecycles)
        {
            chosen.Add(_facets.Lifecycle[lifecycle]);
        }

        KeepVisible(chosen, visible);
        KeepAny(chosen, _facets.Owner, filter.Owners);
        KeepAny(chosen, _facets.Standing, filter.Standings);
        KeepAny(chosen, _facets.Segment, filter.Segments);
        KeepAny(chosen, _facets.Tag, filter.AnyTags);
        KeepAny(chosen, _facets.WaitingFor, filter.WaitingFor);
        foreach (var tag in filter.AllTags)
        {
            chosen.Keep(_facets.Tag[tag]);
        }

        if (filter.HasAlerts is { } hasAlerts)
        {
            chosen.Keep(_facets.HasAlerts[hasAlerts]);
        }

        KeepPlace(chosen, filter, visible);
        KeepRenewing(chosen, filter.RenewsBefore);
        KeepReviewed(chosen, filter.ReviewsBefore);
        KeepText(chosen, filter);
        return chosen;
    }

    // Looked at one by one, each at one place: an order of its own would cost every change more than this costs a question.
    void KeepReviewed(Selection chosen, DateOnly? before)
    {
        for (var slot = before is null ? SlotTable.None : chosen.Next(SlotTable.None); slot >= 0; slot = chosen.Next(slot))
        {
            if (_table[slot].Layout.ReviewsOn is var on && (on == 0 || on >= before!.Value.DayNumber))
            {
                chosen.Remove(slot);
            }
        }
    }

    static void KeepAny<TKey>(Selection chosen, Facet<TKey> facet, IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        if (keys.Count > 0)
        {
            chosen.KeepAny(keys.Select(key => facet[key]));
        }
    }

    void KeepVisible(Selection chosen, AccountScope visible)
    {
        if (visible.Every)
        {
            return;
        }

        using var reached = new Selection(_table.Capacity);
        foreach (var binding in visible.Bindings)
        {
            AddFamily(reached, binding.Account, binding.Subtree ? MaxAncestors : 0);
        }

        chosen.Keep(reached);
    }

    void KeepPlace(Selection chosen, PortfolioFilter filter, AccountScope visible)
    {
        if (!filter.Account.IsNone)
        {
            using var one = new Selection(_table.Capacity);
            AddFamily(one, filter.Account, 0);
            chosen.Keep(one);
        }

        if (!filter.Parent.IsNone)
        {
            using var children = new Selection(_table.Capacity);
            foreach (var child in Includes(visible, filter.Parent) ? ChildrenOf(filter.Parent.ToGuid()) : [])
            {
                children.Add(child);
            }

            chosen.Keep(children);
        }

        if (!filter.Subtree.IsNone)
        {
            using var family = new Selection(_table.Capacity);
            if (Includes(visible, filter.Subtree))
            {
                AddFamily(family, filter.Subtree, MaxAncestors);
            }

            chosen.Keep(family);
        }
    }

    // Below an account that one may not see is nothing: otherwise whoever names it learns what it stands above.
    bool Includes(AccountScope visible, Id<Account> account) => visible.Includes(PathOf(account) ?? new(account, []));

    /// <summary>Adds an account, and the accounts below it so many levels down; those of an account that the index lacks as well.</summary>
    void AddFamily(Selection to, Id<Account> account, int levels)
    {
        if (SlotOf(account.ToGuid()) is var slot and >= 0)
        {
            to.Add(slot);
        }

        if (levels > 0)
        {
            foreach (var child in ChildrenOf(account.ToGuid()))
            {
                AddFamily(to, _table[child].Id, levels - 1);
            }
        }
    }

    void KeepRenewing(Selection chosen, DateOnly? before)
    {
        if (before is not { } day)
        {
            return;
        }

        using var renewing = new Selection(_table.Capacity);
        var walk = _orders[(int)AccountOrder.Renewal].From(SlotOrder.Start, up: true);
        while (walk.Next() is var slot and >= 0 && _table[slot].Layout.RenewsOn is var renews and > 0 && renews < day.DayNumber)
        {
            renewing.Add(slot);
        }

        chosen.Keep(renewing);
    }

    void KeepText(Selection chosen, PortfolioFilter filter)
    {
        if (string.IsNullOrEmpty(filter.Text))
        {
            return;
        }

        if (filter.TextMatch == TextMatch.Prefix)
        {
            using var beginning = new Selection(_table.Capacity);
            AddBeginning(beginning, AccountOrder.Name, filter.Text);
            AddBeginning(beginning, AccountOrder.ExternalId, filter.Text);
            chosen.Keep(beginning);
            return;
        }

        var text = FoldedText.Fold(filter.Text);
        for (var slot = chosen.Next(SlotTable.None); slot >= 0; slot = chosen.Next(slot))
        {
            if (!FoldedText.Contains(_table[slot].Name, text) && !FoldedText.Contains(_table[slot].ExternalId, text))
            {
                chosen.Remove(slot);
            }
        }
    }

    void AddBeginning(Selection to, AccountOrder by, string text)
    {
        var folded = FoldedText.Fold(text);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var order = _orders[(int)by];
        var walk = order.From(order.Seek(_table, new(FoldedText.Prefix(utf8), utf8, Guid.Empty)), up: true);
        while (walk.Next() is var slot and >= 0 && FoldedText.StartsWith(order.KeyOf(_table[slot]).Text, folded))
        {
            to.Add(slot);
        }
    }
}
