namespace Success.Silo;

/// <summary>
/// Who may run the activation. At any time at most one thread owns it; only the owner touches its lists and runs its turns. The
/// inbox is the gate: null when nobody owns it, otherwise a stack of what arrived since the owner looked last, with
/// <see cref="Owned"/> at its bottom. Taking the gate, leaving it and putting something in is one interlocked operation each.
/// </summary>
sealed partial class Activation
{
    /// <summary>
    /// How many turns one visit of a pool thread runs before the activation queues up behind others. Large enough that queueing up
    /// costs little per turn, small enough that a busy grain does not keep a thread from others for long.
    /// </summary>
    const int Quantum = 64;

    static readonly WorkItem Owned = new Continuation(null!, static _ => { }, null);

    WorkItem? _inbox;
    WorkList _ready;
    WorkList _waiting;
    Request? _current;
    int _interleaved;
    int _queued;

    /// <summary>How many requests wait.</summary>
    public int QueueDepth => Volatile.Read(ref _queued);

    /// <summary>Leaves an item for the owner; when there is none, a pool thread becomes it.</summary>
    public void Push(WorkItem item)
    {
        while (true)
        {
            var top = Volatile.Read(ref _inbox);
            item.Next = top ?? Owned;
            if (Interlocked.CompareExchange(ref _inbox, item, top) == top)
            {
                if (top is null)
                {
                    Schedule();
                }

                return;
            }
        }
    }

    /// <summary>Runs the activation's turns on a pool thread, which owns it on arrival.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        SetSynchronizationContext(this);
        for (var turns = 0; turns < Quantum; turns++)
        {
            TakeInbox();
            if (!RunNext() && TryLeave())
            {
                SetSynchronizationContext(null);
                return;
            }
        }

        SetSynchronizationContext(null);
        Schedule();
    }

    /// <summary>Hands the ownership to a pool thread. The global queue: whoever waits there longer goes first.</summary>
    void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    bool TryEnter() => Volatile.Read(ref _inbox) is null && Interlocked.CompareExchange(ref _inbox, Owned, null) is null;

    /// <summary>Gives the ownership up, unless something has arrived.</summary>
    bool TryLeave() => Interlocked.CompareExchange(ref _inbox, null, Owned) == Owned;

    /// <summary>Gives the ownership up, or to a pool thread when there is something to run.</summary>
    void Leave()
    {
        if (HasRunnable || !TryLeave())
        {
            Schedule();
        }
    }

    bool HasRunnable => !_ready.IsEmpty || (_current is null && (!_waiting.IsEmpty || IsToBeDeactivated));

    /// <summary>Sorts what arrived into the lists, oldest first.</summary>
    void TakeInbox()
    {
        if (Volatile.Read(ref _inbox) == Owned)
        {
            return;
        }

        WorkItem? oldestFirst = null;
        for (var item = Interlocked.Exchange(ref _inbox, Owned)!; item != Owned;)
        {
            var next = item.Next!;
            item.Next = oldestFirst;
            oldestFirst = item;
            item = next;
        }

        while (oldestFirst is not null)
        {
            var item = oldestFirst;
            oldestFirst = item.Next;
            Admit(item);
        }
    }

    /// <summary>
    /// While something still runs in an activation that is to be deactivated, it may be waiting for the very call that arrives, so
    /// that call cannot wait for the end.
    /// </summary>
    bool TakesInterleaved =>
        _stage == LifeStage.Active && (!IsToBeDeactivated || _current is not null || _interleaved > 0);

    void Admit(WorkItem item)
    {
        if (item is Request request && !(request.Interleaves && TakesInterleaved))
        {
            _waiting.Add(request);
        }
        else
        {
            _ready.Add(item);
        }
    }

    /// <summary>What came while the activation began waits in one line; those that interleave must not wait for the others.</summary>
    void AdmitAgain()
    {
        var waiting = _waiting;
        _waiting = default;
        while (!waiting.IsEmpty)
        {
            Admit(waiting.Take());
        }
    }

    /// <summary>Runs one turn, if there is one to run.</summary>
    bool RunNext()
    {
        if (!_ready.IsEmpty)
        {
            RunReady(_ready.Take());
            return true;
        }

        if (_current is not null)
        {
            return false;
        }

        if (IsToBeDeactivated && _interleaved == 0)
        {
            BeginEnd();
            return true;
        }

        if (_waiting.IsEmpty || IsToBeDeactivated)
        {
            return false;
        }

        StartWaiting();
        return true;
    }

    void RunReady(WorkItem item)
    {
        if (item is Request request)
        {
            StartQueued(request);
            return;
        }

        var continuation = (Continuation)item;
        SetSynchronizationContext(continuation.Context);
        try
        {
            continuation.Run();
        }
#pragma warning disable CA1031 // What a grain posts or does in an async void method is its own; the other grains must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Class.Silo.Log.TurnFailed(exception, this);
        }

        SetSynchronizationContext(this);
    }
}
