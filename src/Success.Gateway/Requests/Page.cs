using System.Globalization;
using Success.Domain;
using Success.Domain.Portfolio;

namespace Success.Gateway.Requests;

/// <summary>A page of a list that is in memory: the first so many after a cursor. A cursor is the key of its row.</summary>
static class Page
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="items">Every item, in the order in which they are shown, which is that of their keys or its reverse.</param>
    /// <param name="keyOf">An item's key.</param>
    /// <param name="first">How many; null for <see cref="PageRequest.UsualRows"/>.</param>
    /// <param name="after">Key of the item before the page.</param>
    public static Result<Connection<T>> Of<T>(IReadOnlyList<T> items, Func<T, string> keyOf, int? first, string? after)
    {
        if (first is < 1 or > PageRequest.MaxRows)
        {
            return new DomainError(
                DomainErrorCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"A page has 1 to {PageRequest.MaxRows} rows."), "first");
        }

        var start = 0;
        if (after is not null)
        {
            start = items.TakeWhile(item => keyOf(item) != after).Count() + 1;
            if (start > items.Count)
            {
                return new DomainError(DomainErrorCode.Invalid, "This is not a cursor of this list (any more); begin anew.", "after");
            }
        }

        Edge<T>[] edges = [.. items.Skip(start).Take(first ?? PageRequest.UsualRows).Select(item => new Edge<T>(keyOf(item), item))];
        return new Connection<T>(edges, items.Count, start > 0, start + edges.Length < items.Count);
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="TotalCount">How many there are in all.</param>
/// <param name="HasPreviousPage">Whether rows come before.</param>
/// <param name="HasNextPage">Whether rows come after.</param>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, int TotalCount, bool HasPreviousPage, bool HasNextPage)
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo => new(HasNextPage, HasPreviousPage, Edges.Count == 0 ? null : Edges[0].Cursor, Edges.Count == 0 ? null : Edges[^1].Cursor);
}

/// <summary>A row of a page.</summary>
/// <param name="Cursor">Its place.</param>
/// <param name="Node">What stands there.</param>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">Whether rows come after.</param>
/// <param name="HasPreviousPage">Whether rows come before.</param>
/// <param name="StartCursor">Cursor of the first row; null for an empty page.</param>
/// <param name="EndCursor">Cursor of the last row; null for an empty page.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
