namespace Success.Silo;

/// <summary>Goes through the queue of an activation and tells whether anything else did since the last one.</summary>
sealed class Probe(Activation activation) : Request
{
    readonly TaskCompletionSource<bool> _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when nothing happened in the activation since the last probe, and nothing does.</summary>
    public Task<bool> Quiet => _quiet.Task;

    public override bool Interleaves => false;

    public override bool IsUse => false;

    public override string ToString() => $"{activation}.stop";

    public override Task Start(Activation activation)
    {
        _quiet.TrySetResult(activation.WasQuiet());
        return Task.CompletedTask;
    }

    public override void Complete(Activation activation, Task task)
    {
        // Start has said all.
    }

    public override void Forward(Activation activation) => _quiet.TrySetResult(false);

    public override void Fail(Exception exception) => _quiet.TrySetResult(false);
}
