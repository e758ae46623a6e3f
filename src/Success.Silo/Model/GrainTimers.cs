using System.Diagnostics.CodeAnalysis;

namespace Success.Silo;

/// <summary>A timer of an activation. Disposing of it stops it; a tick that runs meanwhile sees its token cancelled.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when it fires next and how often after that.</summary>
    /// <param name="dueTime">From now, or <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">From the end of a tick to the next, or <see cref="Timeout.InfiniteTimeSpan"/> for one tick only.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, or longer than 2³² − 2 milliseconds.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a timer of an activation behaves.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Options with both times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>From now to the first tick, or <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next, or <see cref="Timeout.InfiniteTimeSpan"/> for one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks run between the turns of other requests instead of waiting for them. Default: no.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, so that the activation is not collected. Default: no.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>What a grain can do for itself.</summary>
public static class GrainBaseExtensions
{
    /// <summary>
    /// Calls <paramref name="callback"/> as a request of its own, again and again until the timer is disposed of or the activation
    /// ends. Ticks never overlap. An exception is logged and does not end the timer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or longer than 2³² − 2 milliseconds.</exception>
    /// <exception cref="InvalidOperationException">The activation is ending.</exception>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        return GrainTimer.Start((Activation)grain.GrainContext, token => callback(state, token), options);
    }

    /// <summary>As the others, for a callback without a state.</summary>
    /// <inheritdoc cref="RegisterGrainTimer{TState}(IGrainBase, Func{TState, CancellationToken, Task}, TState, GrainTimerCreationOptions)"/>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        return GrainTimer.Start((Activation)grain.GrainContext, callback, options);
    }

    /// <summary>As the others, for a callback that needs nothing.</summary>
    /// <inheritdoc cref="RegisterGrainTimer{TState}(IGrainBase, Func{TState, CancellationToken, Task}, TState, GrainTimerCreationOptions)"/>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(grain, _ => callback(), options);
    }
}
