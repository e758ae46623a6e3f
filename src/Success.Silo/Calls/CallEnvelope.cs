using System.Reflection;

namespace Success.Silo;

/// <summary>What surrounds a call in the callee's turn: a span when somebody listens, and the filters.</summary>
sealed class CallEnvelope(GrainCall call, object grain) : IIncomingGrainCallContext
{
    int _next;

    public object Grain => grain;

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => call.Target!.GrainId;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.InterfaceMethod;

    public object? Result { get; set; }

    public Task Run() => SiloInstruments.IsTraced ? RunTraced() : Invoke();

    public Task Invoke()
    {
        var filters = call.Target!.Class.Silo.Filters;
        return _next < filters.Length ? filters[_next++].Invoke(this) : InvokeGrain();
    }

    Task InvokeGrain()
    {
        var task = call.Invoke(grain) ?? throw new InvalidOperationException($"{call} returned null instead of a task.");
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitGrain(task);
        }

        Result = call.ResultOf(task);
        return Task.CompletedTask;
    }

    async Task AwaitGrain(Task task)
    {
        await task;
        Result = call.ResultOf(task);
    }

    async Task RunTraced()
    {
        using var span = SiloInstruments.StartSpan(call);
        try
        {
            await Invoke();
        }
        catch (Exception exception)
        {
            SiloInstruments.Fail(span, exception);
            throw;
        }
    }
}
