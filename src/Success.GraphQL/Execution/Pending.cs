namespace Success.GraphQL.Execution;

/// <summary>A field whose value comes later: the hole that it leaves in the buffer, and what is needed to fill it.</summary>
abstract class Pending(FieldPlan field) : Arrival
{
    public FieldPlan Field { get; } = field;

    /// <summary>The response position.</summary>
    public PathSegment[] Path { get; private set; } = [];

    /// <summary>The innermost nullable position around the field; null: the whole data.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>What was written for the field; null until it is.</summary>
    public Segment? Segment { get; set; }

    public void Place(PathSegment[] path, Frame? frame)
    {
        Path = path;
        Frame = frame;
    }

    public sealed override void Take(Operation operation) => operation.Fill(this);

    /// <summary>Nobody reads the answer that it was a part of.</summary>
    public sealed override void GoOnWithout()
    {
    }

    /// <summary>Completes the value that has arrived, or throws what it failed with.</summary>
    public abstract bool Complete(Operation operation);
}

/// <summary>A field whose resolver is still running.</summary>
sealed class PendingTask<T>(FieldPlan field, Task<T> task, Completer<T> completer) : Pending(field)
{
    public void Start(Operation operation) =>
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => operation.Arrived(this));

    public override bool Complete(Operation operation) => completer.Complete(task.GetAwaiter().GetResult(), operation, Field);
}
