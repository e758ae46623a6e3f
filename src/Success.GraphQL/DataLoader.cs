using Success.GraphQL.Execution;

namespace Success.GraphQL;

/// <summary>
/// Fetches values that are asked for one by one together. What the resolvers of an operation ask for goes in one fetch when everything that is
/// there has been resolved and the operation would otherwise only wait; what they ask for because of its answer goes in the next. So the
/// number of fetches follows the depth of what is asked for, never its width. Each key is fetched once. Safe for resolvers that run at the same time.
/// </summary>
/// <typeparam name="TKey">What a value is asked for by.</typeparam>
/// <typeparam name="TValue">A value.</typeparam>
/// <param name="fetch">Finds values; keys without one are left out of its answer. What it throws is thrown to each that asked.</param>
/// <param name="maxKeys">How many keys one fetch may take, at least 1; the others go in the next.</param>
public sealed class DataLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> fetch, int maxKeys)
    where TKey : notnull
    where TValue : class
{
    readonly int _maxKeys = maxKeys >= 1 ? maxKeys : throw new ArgumentOutOfRangeException(nameof(maxKeys), maxKeys, "A fetch takes at least 1 key.");
    readonly Lock _gate = new();
    readonly Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];
    readonly Queue<TKey> _waiting = [];
    bool _isFetching;

    /// <summary>The value of a key; null when it has none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="context">The operation that asks; null when none does, and the fetch begins as soon as can be.</param>
    public Task<TValue?> LoadAsync(TKey key, IGraphQLContext? context)
    {
        lock (_gate)
        {
            if (_asked.TryGetValue(key, out var asked))
            {
                return asked.Task;
            }

            // Whoever waits goes on in the turn of the operation that answers, so that what it asks next is known before the next fetch.
            var answer = _asked[key] = new();
            _waiting.Enqueue(key);
            if (!_isFetching)
            {
                _isFetching = true;
                Begin(context);
            }

            return answer.Task;
        }
    }

    void Begin(IGraphQLContext? context)
    {
        if (context is null)
        {
            new LoadArrival(() => FetchAsync(null)).GoOnWithout();
        }
        else
        {
            context.Load(() => FetchAsync(context));
        }
    }

    async Task<Action> FetchAsync(IGraphQLContext? context)
    {
        List<TKey> keys = [];
        lock (_gate)
        {
            while (keys.Count < _maxKeys && _waiting.TryDequeue(out var key))
            {
                keys.Add(key);
            }
        }

        try
        {
            var found = await fetch(keys);
            return () => Answer(context, keys, (answer, key) => answer.SetResult(found.GetValueOrDefault(key)));
        }
        catch (Exception exception)
        {
            // Everybody who asked is told; nobody else would see it.
            return () => Answer(context, keys, (answer, _) => answer.SetException(exception));
        }
    }

    void Answer(IGraphQLContext? context, List<TKey> keys, Action<TaskCompletionSource<TValue?>, TKey> answer)
    {
        foreach (var key in keys)
        {
            TaskCompletionSource<TValue?> asked;
            lock (_gate)
            {
                asked = _asked[key];
            }

            answer(asked, key);
        }

        lock (_gate)
        {
            _isFetching = _waiting.Count > 0;
            if (_isFetching)
            {
                Begin(context);
            }
        }
    }
}
