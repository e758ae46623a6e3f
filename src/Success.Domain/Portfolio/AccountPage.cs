namespace Success.Domain.Portfolio;

/// <summary>A row of a page.</summary>
/// <param name="Cursor">
/// Its place in the order, opaque to clients: the page after or before it begins there, even when the account has meanwhile moved or gone.
/// </param>
/// <param name="Account">What the table shows.</param>
public sealed record AccountEdge(string Cursor, AccountSummary Account);

/// <summary>A page of a table of accounts, all of it from the same instant.</summary>
/// <param name="Edges">The rows, in the order that was asked for.</param>
/// <param name="TotalCount">How many accounts meet the filter.</param>
/// <param name="HasPreviousPage">Whether rows come before the page.</param>
/// <param name="HasNextPage">Whether rows come after the page.</param>
public sealed record AccountPage(IReadOnlyList<AccountEdge> Edges, int TotalCount, bool HasPreviousPage, bool HasNextPage);
