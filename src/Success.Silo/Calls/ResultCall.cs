namespace Success.Silo;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/> or <see cref="ValueTask{TResult}"/>.</summary>
abstract class ResultCall<TResult> : GrainCall
{
    TaskCompletionSource<TResult>? _promise;

    public sealed override bool IsAnswered => _promise is { Task.IsCompleted: true };

    public sealed override object? ResultOf(Task task) => ((Task<TResult>)task).GetAwaiter().GetResult();

    public sealed override Task Failed(Exception exception) => Task.FromException<TResult>(exception);

    public sealed override Task Cancelled(CancellationToken token) => Task.FromCanceled<TResult>(token);

    protected sealed override Task MakePromise() => (_promise = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected sealed override void Answer(Task task) => _promise!.TrySetFromTask((Task<TResult>)task);

    protected sealed override async Task<TResult> InvokeInEnvelope(object grain)
    {
        var envelope = new CallEnvelope(this, grain);
        await envelope.Run();
        return (TResult)envelope.Result!;
    }
}

/// <summary>A call of a method that returns <see cref="Task"/> or <see cref="ValueTask"/>.</summary>
abstract class VoidCall : GrainCall
{
    TaskCompletionSource? _promise;

    public sealed override bool IsAnswered => _promise is { Task.IsCompleted: true };

    public sealed override object? ResultOf(Task task) => null;

    public sealed override Task Failed(Exception exception) => Task.FromException(exception);

    public sealed override Task Cancelled(CancellationToken token) => Task.FromCanceled(token);

    protected sealed override Task MakePromise() => (_promise = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected sealed override void Answer(Task task) => _promise!.TrySetFromTask(task);

    protected sealed override Task InvokeInEnvelope(object grain) => new CallEnvelope(this, grain).Run();
}
