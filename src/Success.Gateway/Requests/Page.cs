using Success.Domain;
using Success.Domain.Portfolio;
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
            return Connection.Of(items, keyOf, new(first, after, last, before) { MaxRows = PageRequest.MaxRows, UsualRows = PageRequest.UsualRows });
        }
        catch (PageArgumentException refused)
        {
            return new DomainError(DomainErrorCode.Invalid, refused.Reason, refused.Argument);
        }
    }
}
