namespace Success.Silo;

/// <summary>How a request goes through the activation.</summary>
sealed partial class Activation
{
    /// <summary>
    /// Takes a call. When the activation is free, its first turn runs here and now on the caller's thread; otherwise it waits in
    /// the queue.
    /// </summary>
    /// <returns>The answer to come.</returns>
    public Task Accept(GrainCall call)
    {
        if (call.Method.IsOneWay || !InlineTurns.TryEnter())
        {
            return Enqueue(call);
        }

        try
        {
            return TryEnter() ? AcceptInline(call) : Enqueue(call);
        }
        finally
        {
            InlineTurns.Leave();
        }
    }

    /// <summary>Queues a call, unless too many wait.</summary>
    Task Enqueue(GrainCall call)
    {
        var answer = call.Await(this);
        if (CountQueued(call))
        {
            Push(call);
        }

        return answer;
    }

    /// <summary>Queues a request that is not a call.</summary>
    public void Enqueue(Request request)
    {
        Interlocked.Increment(ref _queued);
        Push(request);
    }

    /// <summary>Queues a call that waited in an activation that is gone.</summary>
    public void Requeue(GrainCall call)
    {
        call.Target = this;
        if (CountQueued(call))
        {
            Push(call);
        }
    }

    bool CountQueued(GrainCall call)
    {
        if (Interlocked.Increment(ref _queued) <= Class.Silo.Options.MaxEnqueuedRequests)
        {
            return true;
        }

        Interlocked.Decrement(ref _queued);
        call.Fail(new LimitExceededException(
            $"{Class.Silo.Options.MaxEnqueuedRequests} requests wait for {this}; {call} was refused."));
        return false;
    }

    Task AcceptInline(GrainCall call)
    {
        var outer = SynchronizationContext.Current;
        var flow = ExecutionContext.Capture();
        SetSynchronizationContext(this);
        if (_stage == LifeStage.New)
        {
            BeginLife();
            RestoreFlow(flow);
        }

        var answer = _extras?.Failure is { } failure ? call.Failed(failure) : CanStart(call) ? StartInline(call) : Wait(call);
        SetSynchronizationContext(outer);
        Leave();
        RestoreFlow(flow);
        return answer;
    }

    /// <summary>A method that is not async leaves behind what it set, and that must not reach its caller.</summary>
    static void RestoreFlow(ExecutionContext? flow)
    {
        if (flow is not null && flow != ExecutionContext.Capture())
        {
            ExecutionContext.Restore(flow);
        }
    }

    bool CanStart(GrainCall call) => call.Interleaves
        ? TakesInterleaved
        : _stage == LifeStage.Active && _current is null && _waiting.IsEmpty && !IsToBeDeactivated;

    Task Wait(GrainCall call)
    {
        var answer = call.Await(this);
        if (CountQueued(call))
        {
            Admit(call);
        }

        return answer;
    }

    Task StartInline(GrainCall call)
    {
        var task = Start(call, out var context);
        if (task.IsCompleted)
        {
            Release(call, task);
            return task;
        }

        var answer = call.Await(this);
        call.FinishAfter(task, context);
        return answer;
    }

    /// <summary>Starts the oldest request that waits, in whatever stage the activation is.</summary>
    void StartWaiting()
    {
        if (_stage == LifeStage.New)
        {
            // In the flow of the call that caused it, as when that call is the one that runs inline.
            var ambient = ExecutionContext.Capture();
            RestoreFlow(((Request)_waiting.First!).Flow);
            BeginLife();
            RestoreFlow(ambient);
            return;
        }

        var request = (Request)_waiting.Take();
        if (_stage == LifeStage.Gone)
        {
            PassOn(request);
        }
        else
        {
            StartQueued(request);
        }
    }

    void PassOn(Request request)
    {
        Interlocked.Decrement(ref _queued);
        if (request.IsAnswered)
        {
            return;
        }

        if (HasServedNobody)
        {
            // The next activation would do the same, for ever.
            request.Fail(new OrleansException($"{this} asked to be deactivated before it had served a single call."));
        }
        else
        {
            request.Forward(this);
        }
    }

    void StartQueued(Request request)
    {
        Interlocked.Decrement(ref _queued);
        if (request.IsAnswered)
        {
            return;
        }

        var ambient = ExecutionContext.Capture();
        RestoreFlow(request.Flow);
        var task = Start(request, out var context);
        RestoreFlow(ambient);
        if (task.IsCompleted)
        {
            Release(request, task);
            request.Complete(this, task);
        }
        else
        {
            request.FinishAfter(task, context);
        }

        SetSynchronizationContext(this);
    }

    /// <summary>Runs the first turn of a request; afterwards its context is still the current one.</summary>
    Task Start(Request request, out TurnContext context)
    {
        if (request.IsUse)
        {
            _lastUsed = Class.Silo.Clock.Now;
        }

        _requests = unchecked(_requests + 1);
        if (request.Interleaves)
        {
            _interleaved++;
            context = new InterleavedContext(this, request);
            SetSynchronizationContext(context);
        }
        else
        {
            _current = request;
            context = this;
        }

        return request.Start(this);
    }

    /// <summary>A request that had to be awaited is done; runs in a turn.</summary>
    public void Finish(Request request, Task task)
    {
        if (request.IsUse)
        {
            _lastUsed = Class.Silo.Clock.Now;
        }

        Release(request, task);
        request.Complete(this, task);
    }

    void Release(Request request, Task task)
    {
        if (request.Interleaves)
        {
            _interleaved--;
        }
        else
        {
            _current = null;
        }

        request.Caller = request.Awaited = null;
        SiloInstruments.RequestEnded(this, task);
    }
}
