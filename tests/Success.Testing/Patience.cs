namespace Success.Testing;

/// <summary>Waits for what happens by itself, and says what never came.</summary>
public static class Patience
{
    /// <summary>Longer than anything takes on a busy machine, and an end all the same.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    // Whoever asks without a pause takes the processor from what it waits for.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>Asks until it is so.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <summary>Asks until it is so.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static Task UntilAsync(Func<Task<bool>> isSo, string what) => ForAsync(isSo, static so => so, what);

    /// <summary>Asks until the answer is the one that is looked for.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public static async Task<T> ForAsync<T>(Func<Task<T>> ask, Func<T, bool> isIt, string what)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(isIt);
        var time = TimeProvider.System;
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < Longest; await Task.Delay(Pause, time))
        {
            var answer = await ask();
            if (isIt(answer))
            {
                return answer;
            }
        }

        throw new TimeoutException($"This never came: {what}.");
    }
}
