using System.Globalization;

namespace Success.GraphQL.Connections;

/// <summary>Which page of a list is asked for: the first ones after a cursor, or the last ones before one.</summary>
/// <param name="First">How many from the beginning.</param>
/// <param name="After">Cursor of the item before the page.</param>
/// <param name="Last">How many from the end; not together with <paramref name="First"/>.</param>
/// <param name="Before">Cursor of the item after the page.</param>
public sealed record PageArguments(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    /// <summary>The most rows that one page has.</summary>
    public int MaxRows { get; init; } = 100;

    /// <summary>The rows of a page when nothing is said.</summary>
    public int UsualRows { get; init; } = 50;

    /// <summary>Refuses what no list has a page for.</summary>
    /// <exception cref="PageArgumentException">An argument asks for too many rows or too few, or two contradict each other.</exception>
    public void Check()
    {
        CheckRows(First, "first");
        CheckRows(Last, "last");
        if (First is not null && Last is not null)
        {
            throw new PageArgumentException("last", "A page is counted from the beginning or from the end: give first or last.");
        }
    }

    void CheckRows(int? rows, string argument)
    {
        if (rows > MaxRows)
        {
            LimitInstruments.Exceeded(nameof(MaxRows));
        }

        if (rows is { } count && (count < 1 || count > MaxRows))
        {
            throw new PageArgumentException(argument, string.Create(CultureInfo.InvariantCulture, $"A page has 1 to {MaxRows} rows."));
        }
    }
}
