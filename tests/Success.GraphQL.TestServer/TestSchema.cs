using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Success.GraphQL.TestServer;

/// <summary>The test server's resolvers.</summary>
static class TestSchema
{
    const int MaxItems = 1_000;

    // They are there before they are asked for, as they are for the servers that ours is compared with: what is measured is the engine.
    static readonly Item[] AllItems =
    [
        .. Enumerable.Range(0, MaxItems).Select(i => new Item(
            FormattableString.Invariant($"item-{i}"), FormattableString.Invariant($"Item number {i}"), i * 3, i * 1.25, i % 2 == 0)),
    ];

    static readonly ConcurrentDictionary<string, TaskCompletionSource> Lingering = new(StringComparer.Ordinal);

    static int _openSources;

    /// <summary>An engine for the schema.</summary>
    /// <param name="time">The clock; null for the real one.</param>
    public static GraphQLEngine Create(TimeProvider? time = null)
    {
        using var schema = new StreamReader(typeof(TestSchema).Assembly.GetManifestResourceStream("schema.graphql")!);
        return GraphQLEngine.Create(new GraphQLOptions
        {
            Clock = time ?? TimeProvider.System,
            Schema = { ("schema.graphql", schema.ReadToEnd()) },
            Resolvers = { typeof(Query), typeof(Mutation), typeof(Subscription) },
        });
    }

    public sealed record Item(string Id, string Name, int Qty, double Price, bool Active)
    {
        public IReadOnlyList<Item> Similar() => [this];
    }

    public sealed record Tree(string? Name, IReadOnlyList<Tree>? Branches);

    static TaskCompletionSource Released(string name) =>
        Lingering.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    [Resolvers("Query")]
    public static class Query
    {
        public static string Hello() => "world";

        public static ArraySegment<Item> Items(int n) => n is >= 0 and <= MaxItems
            ? new ArraySegment<Item>(AllItems, 0, n)
            : throw new GraphQLException(FormattableString.Invariant($"'n' is from 0 to {MaxItems}."), GraphQLErrorCodes.BadUserInput);

        public static string? Echo(Tree? value) => value?.Name;

        public static string? Broken() => throw new InvalidOperationException("Nobody outside may read this.");

        public static async Task<string?> NeverAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return null;
        }

        public static int OpenSources() => Volatile.Read(ref _openSources);
    }

    [Resolvers("Mutation")]
    public static class Mutation
    {
        public static string Rename(string to) => to;

        public static bool Release(string name) => Released(name).TrySetResult();
    }

    [Resolvers("Subscription")]
    public static class Subscription
    {
        public static async IAsyncEnumerable<int> Tick(int n)
        {
            for (var i = 0; i < n; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        public static async IAsyncEnumerable<int> Forever([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _openSources);
            try
            {
                for (var i = 0; ; i++)
                {
                    yield return i;
                    await Task.Delay(1, cancellationToken);
                }
            }
            finally
            {
                Interlocked.Decrement(ref _openSources);
            }
        }

        public static async IAsyncEnumerable<int> Lingers(string name)
        {
            // It hears of no cancellation: there are such sources.
            yield return 0;
            await Released(name).Task;
        }

        public static async IAsyncEnumerable<int> BreaksAfter(int n)
        {
            for (var i = 0; i < n; i++)
            {
                await Task.Yield();
                yield return i;
            }

            throw new InvalidOperationException("Nobody outside may read this.");
        }
    }
}
