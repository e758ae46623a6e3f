using System.Buffers;
using System.Text;
using Success.Testing;

namespace Success.GraphQL.Tests.Execution;

public sealed class DataLoaderTests
{
    const string Schema = """
        type Query { trees(n: Int!): [Tree!]!, later: Tree!, broken: Tree }
        type Mutation { plant(key: ID!): Tree! }
        type Subscription { grown(n: Int!): Tree!, named(key: ID!): String! }
        type Tree { name: String, nameOfName: String, doubled: String, pause: ID!, trees(n: Int!): [Tree!]! }
        """;

    [Fact]
    public async Task Load_SiblingsHoweverLongTheirNeighboursTake_GoInOneFetch()
    {
        var names = new Names();

        var answer = await AskAsync(names, "{ trees(n: 20) { name pause trees(n: 3) { name pause } } }");

        Assert.StartsWith("""{"data":{"trees":[{"name":"«0»","pause":"0","trees":[{"name":"«0.0»",""", answer, StringComparison.Ordinal);
        Assert.Equal([80], names.Fetched.Select(keys => keys.Count));
    }

    [Fact]
    public async Task Load_WhatAnAnswerLeadsTo_GoesInTheNextFetch()
    {
        var names = new Names();

        var answer = await AskAsync(names, "{ trees(n: 50) { name nameOfName } }");

        Assert.EndsWith("""{"name":"«49»","nameOfName":"««49»»"}]}}""", answer, StringComparison.Ordinal);
        Assert.Equal([50, 50], names.Fetched.Select(keys => keys.Count));
    }

    [Fact]
    public async Task Load_FromResolversThatGoOnElsewhere_WaitsWhileOneIsFetched()
    {
        var all = new TaskCompletionSource();
        var asked = 0;
        var names = new Names
        {
            Until = all.Task,
            Asked = () =>
            {
                if (Interlocked.Increment(ref asked) == 50)
                {
                    all.SetResult();
                }
            },
        };

        var answer = await AskAsync(names, "{ trees(n: 50) { doubled } }");

        Assert.EndsWith("""{"doubled":"«49»«49»"}]}}""", answer, StringComparison.Ordinal);
        Assert.Equal(50, names.Fetched.Sum(keys => keys.Count));
        Assert.InRange(names.Fetched.Count, 1, 2);
    }

    [Fact]
    public async Task Load_KeyThatWasAskedFor_IsNotFetchedAgain()
    {
        var names = new Names();

        await AskAsync(names, "{ a: trees(n: 3) { name } b: trees(n: 4) { name } later { name } }");

        Assert.Equal(["0", "1", "2", "3"], names.Fetched.SelectMany(keys => keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(3, new[] { 3 })]
    [InlineData(4, new[] { 3, 1 })]
    [InlineData(7, new[] { 3, 3, 1 })]
    public async Task Load_MoreKeysThanOneFetchTakes_GoInTheNext(int trees, int[] fetches)
    {
        var names = new Names(maxKeys: 3);

        var answer = await AskAsync(names, $"{{ trees(n: {trees}) {{ name }} }}");

        Assert.Equal(fetches, names.Fetched.Select(keys => keys.Count));
        Assert.Contains($"«{trees - 1}»", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void MaxKeys_None_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Names(maxKeys: 0));

    [Fact]
    public async Task Load_KeyWithoutValue_IsNull()
    {
        var names = new Names { Without = "1" };

        Assert.Equal("""{"data":{"trees":[{"name":"«0»"},{"name":null},{"name":"«2»"}]}}""", await AskAsync(names, "{ trees(n: 3) { name } }"));
    }

    [Fact]
    public async Task Load_FetchThatFails_FailsEachFieldThatAsked()
    {
        var names = new Names { Failure = new GraphQLException("Nobody knows.", "UNKNOWN") };

        var answer = await AskAsync(names, "{ trees(n: 2) { name } }");

        Assert.Equal(
            """
            {"errors":[{"message":"Nobody knows.","locations":[{"line":1,"column":17}],"path":["trees",0,"name"],"extensions":{"code":"UNKNOWN"}},
            {"message":"Nobody knows.","locations":[{"line":1,"column":17}],"path":["trees",1,"name"],"extensions":{"code":"UNKNOWN"}}],
            "data":{"trees":[{"name":null},{"name":null}]}}
            """.ReplaceLineEndings(""),
            answer);
    }

    [Fact]
    public async Task Load_InMutations_IsDoneBeforeTheNextFieldBegins()
    {
        var names = new Names();

        var answer = await AskAsync(names, "mutation { a: plant(key: 1) { name } b: plant(key: 2) { name } }");

        Assert.Equal("""{"data":{"a":{"name":"«1»"},"b":{"name":"«2»"}}}""", answer);
        Assert.Equal(["1", "2"], names.Fetched.Select(Assert.Single));
    }

    [Fact]
    public async Task Load_ThatOutlivesItsOperation_IsAnsweredAllTheSame()
    {
        var clock = new FakeTimeProvider();
        var release = new TaskCompletionSource();
        var names = new Names { Until = release.Task };
        var asking = AskAsync(names, "{ broken { nameOfName } }", clock);
        await names.Began.Task;

        clock.Advance(new GraphQLOptions().Deadline);
        var answer = await asking;
        release.SetResult();

        Assert.Contains("DEADLINE_EXCEEDED", answer, StringComparison.Ordinal);
        await Patience.UntilAsync(() => Task.FromResult(names.Fetched.Count == 2), "what waited for the first name asks for the second");
    }

    [Fact]
    public async Task Load_InStreams_GathersByEventAndWorksInTheSource()
    {
        var names = new Names();

        var grown = await StreamAsync(names, "subscription { grown(n: 2) { trees(n: 5) { name } } }");
        var named = await StreamAsync(names, "subscription { named(key: 7) }");

        Assert.Equal(2, grown.Count);
        Assert.Equal(["""{"data":{"named":"«7»"}}"""], named);
        Assert.Equal([5, 5, 1], names.Fetched.Select(keys => keys.Count));
    }

    [Fact]
    public async Task Load_OutsideOfOperations_GathersWhatIsAskedAtOnce()
    {
        var names = new Names();

        var found = await Task.WhenAll(names.FindAsync("1", null), names.FindAsync("2", null));

        Assert.Equal("«1» «2»", string.Join(' ', found));
        Assert.Equal([2], names.Fetched.Select(keys => keys.Count));
    }

    static GraphQLEngine Engine(TimeProvider? clock = null)
    {
        var options = new GraphQLOptions { Clock = clock ?? TimeProvider.System };
        options.Schema.Add(("trees.graphql", Schema));
        options.Resolvers.Add(typeof(TreeResolvers));
        options.Resolvers.Add(typeof(Query));
        options.Resolvers.Add(typeof(Mutation));
        options.Resolvers.Add(typeof(Subscription));
        return GraphQLEngine.Create(options);
    }

    static GraphQLRequest Request(Names names, string document) =>
        new() { Document = Encoding.UTF8.GetBytes(document), Services = NoServices.Instance, State = names };

    static async Task<string> AskAsync(Names names, string document, TimeProvider? clock = null)
    {
        var output = new ArrayBufferWriter<byte>();
        await Engine(clock).ExecuteAsync(Request(names, document), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static async Task<List<string>> StreamAsync(Names names, string document)
    {
        var responses = new List<string>();
        await foreach (var response in Engine().StreamAsync(Request(names, document)))
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
        }

        return responses;
    }

    /// <summary>Knows the name of each key, and what was asked of it.</summary>
    public sealed class Names
    {
        readonly DataLoader<string, string> _loader;

        public Names(int maxKeys = 1_000) => _loader = new(FetchAsync, maxKeys);

        public List<IReadOnlyList<string>> Fetched { get; } = [];

        public TaskCompletionSource Began { get; } = new();

        public Action Asked { get; init; } = () => { };

        public string? Without { get; init; }

        public Exception? Failure { get; init; }

        public Task Until { get; init; } = Task.CompletedTask;

        public Task<string?> FindAsync(string key, IGraphQLContext? context) => _loader.LoadAsync(key, context);

        async Task<IReadOnlyDictionary<string, string>> FetchAsync(IReadOnlyList<string> keys)
        {
            Fetched.Add(keys);
            Began.TrySetResult();
            await Task.Yield();
            await Until;
            return Failure is null ? keys.Where(key => key != Without).ToDictionary(key => key, key => $"«{key}»") : throw Failure;
        }
    }

    public sealed record Tree(string Key)
    {
        public Task<string?> Name(IGraphQLContext context) => NamesOf(context).FindAsync(Key, context);

        public async Task<string?> NameOfName(IGraphQLContext context) => await NamesOf(context).FindAsync((await Name(context))!, context);

        public async Task<string?> Doubled(IGraphQLContext context)
        {
            await Task.Yield();
            var asking = Name(context);
            NamesOf(context).Asked();
            var name = await asking;
            return name + name;
        }

        public IEnumerable<Tree> Trees(int n) => Enumerable.Range(0, n).Select(number => new Tree($"{Key}.{number}"));
    }

    [Resolvers("Tree")]
    public static class TreeResolvers
    {
        // Until whatever began elsewhere has had its turn: a fetch that does not wait for the neighbours of who asked would have begun.
        public static string Pause(Tree tree)
        {
            using var done = new ManualResetEventSlim();
            ThreadPool.QueueUserWorkItem(_ => done.Set());
            done.Wait();
            return tree.Key;
        }
    }

    [Resolvers("Query")]
    public static class Query
    {
        public static IEnumerable<Tree> Trees(int n) => Enumerable.Range(0, n).Select(number => new Tree($"{number}"));

        public static async Task<Tree> LaterAsync()
        {
            await Task.Yield();
            return new("1");
        }

        public static Tree Broken() => new("0");
    }

    [Resolvers("Mutation")]
    public static class Mutation
    {
        public static Tree Plant(string key) => new(key);
    }

    [Resolvers("Subscription")]
    public static class Subscription
    {
        public static async IAsyncEnumerable<Tree> Grown(int n)
        {
            for (var number = 0; number < n; number++)
            {
                await Task.Yield();
                yield return new($"event {number}");
            }
        }

        public static async IAsyncEnumerable<string> Named(string key, IGraphQLContext context)
        {
            yield return (await NamesOf(context).FindAsync(key, context))!;
        }
    }

    static Names NamesOf(IGraphQLContext context) => (Names)context.State!;

    sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
