using Success.Domain;
using Success.Domain.Portfolio;
using Success.Gateway.Errors;
using Success.GraphQL.Connections;

namespace Success.Gateway.Requests;

/// <summary>Pages of lists that are in memory, refused as everything else is.</summary>
static class Page
{
    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="items">Every item, in the order in which they are shown.</param>
    /// <param name="keyOf">An item's key, which is its cursor.</param>
    /// <param name="first">How many from the beginning; null, and no <paramref name="last"/>, for <see cref="PageRequest.UsualRows"/>.</param>
    /// <param name="after">Key of the item before the page.</param>
    /// <param name="last">How many from the end.</param>
    /// <param name="before">Key of the item after the page.</param>
    public static Result<Connection<T>> Of<T>(IReadOnlyList<T> items, Func<T, string> keyOf, int? first, string? after, int? last, string? before)
    {
        try
        {
            return Connection.Of(items, keyOf, Arguments(first, after, last, before));
        }
        catch (PageArgumentException refused)
        {
            return Refusal(refused);
        }
    }

    /// <summary>How many rows a page has of what is found while it is read.</summary>
    /// <param name="first">How many are asked for; null for <see cref="PageRequest.UsualRows"/>.</param>
    /// <exception cref="RefusedException">No page has so many.</exception>
    public static int RowsOf(int? first)
    {
        var asked = Arguments(first, null, null, null);
        try
        {
            asked.Check();
            return first ?? asked.UsualRows;
        }
        catch (PageArgumentException refused)
        {
            throw new RefusedException(Refusal(refused));
        }
    }

    /// <summary>The refusal of a cursor that was not made by the list, or not for the caller.</summary>
    public static DomainError NoCursor { get; } = new(DomainErrorCode.Invalid, "This is not a cursor of this list; begin anew.", "after");

    static PageArguments Arguments(int? first, string? after, int? last, string? before) =>
        new(first, after, last, before) { MaxRows = PageRequest.MaxRows, UsualRows = PageRequest.UsualRows };

    static DomainError Refusal(PageArgumentException refused) => new(DomainErrorCode.Invalid, refused.Reason, refused.Argument);
}
