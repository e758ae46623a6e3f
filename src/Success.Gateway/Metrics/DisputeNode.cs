using Success.Gateway.Tenancy;

namespace Success.Gateway.Metrics;

/// <summary>That the other side doubts a number.</summary>
public sealed class DisputeNode
{
    readonly Func<Task<string?>> _reason;

    internal DisputeNode(ActorNode by, DateTimeOffset at, Func<Task<string?>> reason) => (By, At, _reason) = (by, at, reason);

    /// <summary>Who says so.</summary>
    public ActorNode By { get; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Why.</summary>
    public Task<string?> Reason() => _reason();
}
