using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <content>Pages of the table.</content>
public sealed partial class PortfolioIndex
{
    /// <summary>A page of the accounts that meet a filter.</summary>
    /// <param name="request">Which page, in which order.</param>
    /// <param name="filter">Which accounts.</param>
    /// <param name="visible">Which accounts the reader may see at all; others are neither shown nor counted.</param>
    /// <returns>
    /// The page; or a refusal: <see cref="DomainErrorCode.Invalid"/> for a page that contradicts itself or a cursor that is none,
    /// <see cref="DomainErrorCode.LimitReached"/> for a filter with too many values.
    /// </returns>
    public Result<AccountPage> Page(PageRequest request, PortfolioFilter filter, AccountScope visible)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(visible);
        if ((request.Check() ?? filter.Check()) is { } refusal)
        {
            return refusal;
        }

        var order = _orders[(int)request.Order];
        var place = StartOf(request, order);
        if (!place.IsSuccess)
        {
            return place.Error;
        }

        using var chosen = Choose(filter, visible);
        return Read(request, order, place.Value, chosen);
    }

    /// <summary>Where the walk begins: before the page's first row, or, for a page from the end, behind its last one.</summary>
    Result<SlotOrder.Place> StartOf(PageRequest request, SlotOrder order)
    {
        if (request.Cursor is null)
        {
            return GoesUp(request) ? SlotOrder.Start : order.End;
        }

        var cursor = AccountCursor.Read(request.Order, request.Cursor, request.FromEnd ? "before" : "after");
        return cursor.IsSuccess ? PlaceOf(cursor.Value, order, GoesUp(request)) : cursor.Error;
    }

    SlotOrder.Place PlaceOf(AccountCursor cursor, SlotOrder order, bool up)
    {
        var place = order.Seek(_table, cursor.Key);

        // The row of the cursor itself, if it is still there, belongs to neither side.
        return up && order.From(place, up).Next() is var slot and >= 0 && SortKey.Compare(order.KeyOf(_table[slot]), cursor.Key) == 0
            ? place with { Index = place.Index + 1 }
            : place;
    }

    AccountPage Read(PageRequest request, SlotOrder order, SlotOrder.Place place, Selection chosen)
    {
        var up = GoesUp(request);
        var walk = order.From(place, up);
        var skipped = Skip(ref walk, request.Offset ?? 0, chosen);
        var edges = new List<AccountEdge>(request.Rows);
        var slot = walk.Next(chosen.Bits);
        for (; slot >= 0 && edges.Count < request.Rows; slot = walk.Next(chosen.Bits))
        {
            edges.Add(new(AccountCursor.Write(request.Order, order.KeyOf(_table[slot])), _table[slot].Unpack()));
        }

        var (ahead, behind) = (slot >= 0, skipped || order.From(place, !up).Next(chosen.Bits) >= 0);
        if (request.FromEnd)
        {
            edges.Reverse();
            (ahead, behind) = (behind, ahead);
        }

        return new(edges, chosen.Count(), HasPreviousPage: behind, HasNextPage: ahead);
    }

    static bool Skip(ref SlotOrder.Walk walk, int offset, Selection chosen)
    {
        var skipped = 0;
        while (skipped < offset && walk.Next(chosen.Bits) >= 0)
        {
            skipped++;
        }

        return skipped > 0;
    }

    // A page from the end is read backwards and then turned round.
    static bool GoesUp(PageRequest request) => request.Descending == request.FromEnd;
}
