namespace Success.GraphQL.Connections;

/// <summary>A page of a list, in the form of the Relay connections specification. Its properties are the fields of a connection type.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="TotalCount">How many the list has in all.</param>
/// <param name="HasPreviousPage">Whether rows come before the page.</param>
/// <param name="HasNextPage">Whether rows come after it.</param>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, int TotalCount, bool HasPreviousPage, bool HasNextPage)
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo => new(HasNextPage, HasPreviousPage, Edges.Count == 0 ? null : Edges[0].Cursor, Edges.Count == 0 ? null : Edges[^1].Cursor);
}

/// <summary>A row of a page.</summary>
/// <param name="Cursor">Its place in the list.</param>
/// <param name="Node">What stands there.</param>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">Whether rows come after.</param>
/// <param name="HasPreviousPage">Whether rows come before.</param>
/// <param name="StartCursor">Cursor of the first row; null for an empty page.</param>
/// <param name="EndCursor">Cursor of the last row; null for an empty page.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Cuts pages out of lists that are in memory.</summary>
public static class Connection
{
    /// <summary>The page that the arguments ask for.</summary>
    /// <param name="items">Every item, in the order in which they are shown.</param>
    /// <param name="cursorOf">An item's cursor: different for each, and the same as long as the item is there.</param>
    /// <param name="page">What was asked for.</param>
    /// <exception cref="PageArgumentException">An argument is out of its range, or names no item of the list.</exception>
    public static Connection<T> Of<T>(IReadOnlyList<T> items, Func<T, string> cursorOf, PageArguments page)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(cursorOf);
        ArgumentNullException.ThrowIfNull(page);
        page.Check();
        var start = page.After is null ? 0 : Find(items, cursorOf, page.After, "after") + 1;
        var end = page.Before is null ? items.Count : Find(items, cursorOf, page.Before, "before");
        end = Math.Max(start, end);
        if (page.Last is { } last)
        {
            start = Math.Max(start, end - last);
        }
        else
        {
            end = Math.Min(end, start + (page.First ?? page.UsualRows));
        }

        var edges = new Edge<T>[end - start];
        for (var i = start; i < end; i++)
        {
            edges[i - start] = new(cursorOf(items[i]), items[i]);
        }

        return new(edges, items.Count, start > 0, end < items.Count);
    }

    static int Find<T>(IReadOnlyList<T> items, Func<T, string> cursorOf, string cursor, string argument)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (string.Equals(cursorOf(items[i]), cursor, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new PageArgumentException(argument, "This is not a cursor of this list (any more); begin anew.");
    }
}
