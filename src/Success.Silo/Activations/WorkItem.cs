namespace Success.Silo;

/// <summary>Something that an activation has to do; a link in its queues, so that queueing allocates nothing.</summary>
abstract class WorkItem
{
    /// <summary>The item queued before it (in the inbox) or after it (in a work list).</summary>
    internal WorkItem? Next;
}

/// <summary>What comes after an await in a grain, or anything else that was posted to its context.</summary>
sealed class Continuation(TurnContext context, SendOrPostCallback callback, object? state) : WorkItem
{
    /// <summary>What is current while it runs.</summary>
    public TurnContext Context { get; } = context;

    public void Run() => callback(state);
}

/// <summary>A first-in first-out list of items. Only the owner of the activation touches it.</summary>
struct WorkList
{
    WorkItem? _first;
    WorkItem? _last;

    public readonly bool IsEmpty => _first is null;

    public readonly WorkItem? First => _first;

    public void Add(WorkItem item)
    {
        item.Next = null;
        if (_last is null)
        {
            _first = item;
        }
        else
        {
            _last.Next = item;
        }

        _last = item;
    }

    public WorkItem Take()
    {
        var item = _first!;
        _first = item.Next;
        item.Next = null;
        if (_first is null)
        {
            _last = null;
        }

        return item;
    }
}
