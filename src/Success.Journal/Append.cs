namespace Success.Journal;

/// <summary>
/// One atomic step of a partition: all of it becomes durable or none of it. Together at most <see cref="JournalLimits.MaxChanges"/>
/// entries and row changes and <see cref="JournalLimits.MaxAppendBytes"/>.
/// </summary>
/// <param name="Id">The caller's name for this append.</param>
/// <param name="Entries">What happened, in order; at least one.</param>
/// <param name="Head">The head as it stands after the last entry.</param>
/// <param name="Rows">Changes of rows, at most one per row key; null means none.</param>
public sealed record Append(AppendId Id, IReadOnlyList<Entry> Entries, Head Head, IReadOnlyList<RowChange>? Rows = null);
