namespace Success.GraphQL.Execution;

/// <summary>A nullable position that something pending lies in: what becomes null if the pending value fails and may not be null itself.</summary>
sealed class Frame(Frame? parent, Segment segment, int start)
{
    public Frame? Parent { get; } = parent;

    public Segment Segment { get; } = segment;

    public int Start { get; } = start;

    /// <summary>Known once the position is written to its end.</summary>
    public int End { get; set; } = start;

    /// <summary>The position has become null: nothing inside matters any more.</summary>
    public bool IsNulled { get; set; }

    public static bool IsAbandoned(Frame? frame)
    {
        for (; frame is not null; frame = frame.Parent)
        {
            if (frame.IsNulled)
            {
                return true;
            }
        }

        return false;
    }
}
