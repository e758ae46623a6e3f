namespace Success.Domain.Portfolio;

/// <summary>
/// Which page of a sorted table: the first so many (from the beginning, after a cursor, or at an offset), or the last so many (from the
/// end, or before a cursor).
/// </summary>
/// <param name="Order">By what it is sorted.</param>
/// <param name="Direction">Which way; null for the order's usual one.</param>
/// <param name="First">How many, 1 to <see cref="MaxRows"/>; when neither this nor <paramref name="Last"/> is given, <see cref="UsualRows"/>.</param>
/// <param name="After">Cursor of the row before the page; with <paramref name="First"/>.</param>
/// <param name="Last">How many from the end, 1 to <see cref="MaxRows"/>; the page reads forward all the same.</param>
/// <param name="Before">Cursor of the row after the page; with <paramref name="Last"/>.</param>
/// <param name="Offset">How many rows to skip, ≥ 0; with <paramref name="First"/> and without a cursor.</param>
public sealed record PageRequest(
    AccountOrder Order = AccountOrder.Attention,
    SortDirection? Direction = null,
    int? First = null,
    string? After = null,
    int? Last = null,
    string? Before = null,
    int? Offset = null)
{
    /// <summary>Most rows in a page: what a screen of any size shows, and a bound for the work of one request.</summary>
    public const int MaxRows = 100;

    /// <summary>Rows in a page that does not say how many.</summary>
    public const int UsualRows = 50;

    internal bool FromEnd => Last is not null;

    internal int Rows => Last ?? First ?? UsualRows;

    internal bool Descending => (Direction ?? Order.UsualDirection()) == SortDirection.Descending;

    internal string? Cursor => FromEnd ? Before : After;

    /// <summary>The refusal of a request that contradicts itself or breaks a limit; null when it is in order.</summary>
    internal DomainError? Check() => this switch
    {
        _ when !Enum.IsDefined(Order) => Invalid("There is no such order.", "orderBy"),
        { First: not null, Last: not null } => Invalid("A page is the first or the last so many, not both.", "last"),
        { First: < 1 or > MaxRows } => Invalid($"A page has 1 to {MaxRows} rows.", "first"),
        { Last: < 1 or > MaxRows } => Invalid($"A page has 1 to {MaxRows} rows.", "last"),
        { Last: not null, After: not null } => Invalid("'after' goes with 'first'.", "after"),
        { Last: null, Before: not null } => Invalid("'before' goes with 'last'.", "before"),
        { Offset: < 0 } => Invalid("An offset is not below 0.", "offset"),
        { Offset: not null, Last: not null } or { Offset: not null, After: not null } =>
            Invalid("An offset goes with 'first' and without a cursor.", "offset"),
        _ => null,
    };

    static DomainError Invalid(string message, string field) => new(DomainErrorCode.Invalid, message, field);
}
