using Success.Journal;

namespace Success.Grains.Journals;

/// <summary>
/// Calls of grains with a journal. When somebody else wrote first, nothing was written and the activation is dropped; the same call on a
/// fresh one decides anew, with what the other wrote.
/// </summary>
public static class FreshActivation
{
    /// <summary>Most tries: one writer wins each time, so more than this is not bad luck but two nodes that fight over one account.</summary>
    public const int MaxTries = 3;

    /// <summary>Makes a call, and makes it again while the journal says that somebody else was first.</summary>
    /// <exception cref="JournalConflictException">After <see cref="MaxTries"/>.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (JournalConflictException) when (tries < MaxTries)
            {
                // The activation has gone; the next call begins with what is stored.
            }
        }
    }
}
