using System.Runtime.CompilerServices;

namespace Success.Silo;

/// <summary>
/// How deep turns that run on their callers' threads stand on this thread's stack. A deeper one is queued for a pool thread, so
/// that a chain of calls through any number of grains needs a bounded stack.
/// </summary>
static class InlineTurns
{
    /// <summary>Each level takes one to two kilobytes of stack, of at least 1.5 MB; a deep chain pays one queueing per so many calls.</summary>
    public const int MaxDepth = 32;

    [ThreadStatic]
    static int _depth;

    public static bool TryEnter()
    {
        // The second condition is for callers whose own stack is nearly used up.
        if (_depth >= MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        _depth++;
        return true;
    }

    public static void Leave() => _depth--;
}
