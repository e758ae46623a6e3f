using System.Collections.Immutable;

namespace Success.Gateway.Requests;

/// <summary>
/// Fetches texts that are asked for one by one together: those that are asked for while others are on their way to be fetched go with them.
/// Each is fetched once.
/// </summary>
sealed class TextBatch(Func<ImmutableArray<string>, Task<ImmutableDictionary<string, string>>> fetch)
{
    // As many as a grain gives at once.
    const int MaxKeys = 1_000;

    readonly Lock _gate = new();
    readonly Dictionary<string, TaskCompletionSource<string?>> _asked = new(StringComparer.Ordinal);
    List<string> _waiting = [];

    /// <summary>A text; null when there is none.</summary>
    public Task<string?> FindAsync(string key)
    {
        lock (_gate)
        {
            if (_asked.TryGetValue(key, out var asked))
            {
                return asked.Task;
            }

            var answer = _asked[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(key);
            if (_waiting.Count == 1)
            {
                _ = FetchSoonAsync();
            }

            return answer.Task;
        }
    }

    async Task FetchSoonAsync()
    {
        // Whoever resolves siblings goes on to the next before this continues.
        await Task.Yield();
        List<string> keys;
        lock (_gate)
        {
            (keys, _waiting) = (_waiting, []);
        }

        foreach (var chunk in keys.Chunk(MaxKeys))
        {
            await FetchAsync(chunk);
        }
    }

    async Task FetchAsync(string[] keys)
    {
        try
        {
            var found = await fetch([.. keys]);
            Answer(keys, (answer, key) => answer.SetResult(found.GetValueOrDefault(key)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Everybody who asked is told; nobody else would see it.
            Answer(keys, (answer, _) => answer.SetException(exception));
        }
    }

    void Answer(string[] keys, Action<TaskCompletionSource<string?>, string> answer)
    {
        foreach (var key in keys)
        {
            TaskCompletionSource<string?> asked;
            lock (_gate)
            {
                asked = _asked[key];
            }

            answer(asked, key);
        }
    }
}
