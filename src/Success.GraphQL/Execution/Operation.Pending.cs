using System.Buffers;
using System.Threading.Channels;

namespace Success.GraphQL.Execution;

sealed partial class Operation
{
    readonly List<Batch> _batches = [];
    List<LoadArrival>? _loads;
    List<Segment>? _earlierSegments;

    /// <summary>Executes all fields of the operation.</summary>
    /// <remarks>Not an async method: an operation without waiting allocates no task. It leaves the caller's synchronisation context, in which resolvers
    /// that wait would go on somewhere else and later, not in the turn of their operation.</remarks>
    public ValueTask ExecuteAsync(object? root)
    {
        if (SynchronizationContext.Current is not { } caller)
        {
            return Execute(root);
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Execute(root);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(caller);
        }
    }

    /// <summary>Completes one event of a subscription as the value of the root field.</summary>
    public ValueTask ExecuteEventAsync<T>(FieldPlan field, T value, Completer<T> completer)
    {
        if (SynchronizationContext.Current is not { } caller)
        {
            return ExecuteEvent(field, value, completer);
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return ExecuteEvent(field, value, completer);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(caller);
        }
    }

    /// <summary>Leaves a hole for a value that has not arrived.</summary>
    public bool Await<T>(FieldPlan field, Task<T> task, Completer<T> completer)
    {
        var pending = new PendingTask<T>(field, task, completer);
        Leave(pending);
        pending.Start(this);
        return true;
    }

    /// <summary>Leaves a hole for a value that a batch will bring.</summary>
    public bool Await(Pending pending)
    {
        Leave(pending);
        return true;
    }

    /// <summary>The batch will be called when everything else is written.</summary>
    public void Schedule(Batch batch) => _batches.Add(batch);

    /// <summary>The batch that this field's parents gather in, until it is called.</summary>
    public Batch? OpenBatch(FieldPlan field) => _batches.Find(batch => batch.Field == field);

    /// <summary>Called from anywhere when a value is there.</summary>
    public void Arrived(Arrival arrival)
    {
        if (!Arrivals().Writer.TryWrite(arrival))
        {
            arrival.GoOnWithout();
        }
    }

    void IGraphQLContext.Load(Func<Task<Action>> load) => Arrived(new LoadArrival(load));

    /// <summary>The load will be called when batches are, and nothing else is left to do.</summary>
    public void Schedule(LoadArrival load) => (_loads ??= []).Add(load);

    /// <summary>Writes the response.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        if (_isDataNull)
        {
            output.Write("null"u8);
            return;
        }

        foreach (var segment in _earlierSegments ?? [])
        {
            segment.CopyTo(output, Buffer);
        }

        _segment.CopyTo(output, Buffer);
    }

    ValueTask Execute(object? root)
    {
        if (_plan.Operation.Operation == Language.OperationType.Mutation && _plan.Root.Fields.Length > 1)
        {
            return ExecuteSeriallyAsync(root);
        }

        _isDataNull |= !ExecuteSelection(_plan.Root, root);
        return FinishAsync();
    }

    ValueTask ExecuteEvent<T>(FieldPlan field, T value, Completer<T> completer)
    {
        Buffer.WriteRaw(field.Key);
        _workspace.Push(new PathSegment(field, 0));
        _isDataNull = !(field.IsNullable ? TryOrNull(completer, value, field) : Try(completer, value, field));
        _workspace.Pop();
        Buffer.WriteByte((byte)'}');
        return FinishAsync();
    }

    ValueTask FinishAsync()
    {
        _segment.End = Buffer.Length;
        return _pending == 0 || _isDataNull ? default : FillHolesAsync();
    }

    // Mutations: each root field is finished before the next one starts.
    async ValueTask ExecuteSeriallyAsync(object? root)
    {
        foreach (var field in _plan.Root.Fields)
        {
            _isDataNull |= !ExecuteField(field, root);
            _segment.End = Buffer.Length;
            if (_pending > 0 && !_isDataNull)
            {
                (_earlierSegments ??= []).Add(_segment);
                await FillHolesAsync();
                _segment = new Segment(Buffer.Length);
                _outerFrame = null;
            }

            if (_isDataNull)
            {
                return;
            }
        }

        Buffer.WriteByte((byte)'}');
        _segment.End = Buffer.Length;
    }

    // Resolvers that wait ask for it from wherever they go on.
    Channel<Arrival> Arrivals() =>
        _arrivals ?? Interlocked.CompareExchange(ref _arrivals, Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleReader = true }), null) ?? _arrivals;

    void EndTurns()
    {
        if (Interlocked.CompareExchange(ref _arrivals, NoTurns, null) is not { } arrivals || arrivals == NoTurns)
        {
            return;
        }

        arrivals.Writer.TryComplete();
        while (arrivals.Reader.TryRead(out var arrival))
        {
            arrival.GoOnWithout();
        }

        _loads?.ForEach(load => load.GoOnWithout());
        _loads = null;
    }

    void Leave(Pending pending)
    {
        _pending++;

        // The field's own nullable position, if it is one, is the hole itself.
        var frames = _workspace.Frames - (pending.Field.IsNullable ? 1 : 0);
        pending.Place(_workspace.Path(), _workspace.Materialise(frames, _segment, _outerFrame));
        _segment.AddHole(Buffer.Length, pending);
    }

    async ValueTask FillHolesAsync()
    {
        try
        {
            await FillAllAsync();
        }
        catch (OperationCanceledException) when (_deadline is { HasPassed: true })
        {
            _isDataNull = true;
            _errors.Clear();
            _errors.Add(new GraphQLError
            {
                Message = TimeIsOver,
                Code = GraphQLErrorCodes.DeadlineExceeded,
                Limit = nameof(GraphQLOptions.Deadline),
            });
        }
    }

    string TimeIsOver => FormattableString.Invariant($"The operation did not finish within {_services.Deadline!.Value.TotalSeconds} seconds.");

    // Made when first asked for: what never waits needs no timer.
    CancellationToken StartDeadline()
    {
        if (_services.Deadline is not { } deadline)
        {
            return _services.CancellationToken;
        }

        _deadline = new Deadline(deadline, _services.Clock, _services.CancellationToken);
        return _deadline.Token;
    }

    async ValueTask FillAllAsync()
    {
        var root = _segment;
        while (_pending > 0 && !_isDataNull)
        {
            while (!_isDataNull && Arrivals().Reader.TryRead(out var arrival))
            {
                // What arrives because the time is over is no value.
                if (_deadline is { Token.IsCancellationRequested: true })
                {
                    arrival.GoOnWithout();
                    _deadline.Token.ThrowIfCancellationRequested();
                }

                arrival.Take(this);
            }

            if (!_isDataNull && !CallBatches() && !StartLoads() && _pending > 0)
            {
                await Arrivals().Reader.WaitToReadAsync(CancellationToken);
            }
        }

        _segment = root;
        _workspace.CutBack(0, 0);
    }

    bool StartLoads()
    {
        if (_loads is not { } loads)
        {
            return false;
        }

        _loads = null;
        loads.ForEach(load => load.Start(this));
        return true;
    }

    bool CallBatches()
    {
        if (_batches.Count == 0)
        {
            return false;
        }

        var batches = _batches.ToArray();
        _batches.Clear();
        foreach (var batch in batches)
        {
            batch.Call(this);
        }

        return true;
    }

    /// <summary>Fills the hole of a value that has arrived.</summary>
    public void Fill(Pending pending)
    {
        _pending--;
        if (Frame.IsAbandoned(pending.Frame))
        {
            return;
        }

        var segment = new Segment(Buffer.Length);
        pending.Segment = _segment = segment;
        _workspace.Restore(pending.Path);
        var own = pending.Field.IsNullable ? new Frame(pending.Frame, segment, segment.Start) : null;
        _outerFrame = own ?? pending.Frame;
        if (!Complete(pending))
        {
            Buffer.Truncate(segment.Start);
            segment.DropHolesFrom(segment.Start);
            Propagate(own, pending.Frame);
        }

        segment.End = Buffer.Length;
        if (own is not null)
        {
            own.End = segment.End;
        }
    }

    bool Complete(Pending pending)
    {
        var mark = Mark();
        try
        {
            return pending.Complete(this);
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            return Failed(exception, pending.Field, mark);
        }
    }

    // Null goes to the nearest position that may be null, and takes along what lies in it.
    void Propagate(Frame? own, Frame? outer)
    {
        if (own is not null)
        {
            own.IsNulled = true;
            Buffer.WriteNull();
        }
        else if (outer is not null)
        {
            outer.IsNulled = true;
            outer.Segment.AddNulled(outer);
        }
        else
        {
            _isDataNull = true;
        }
    }
}
