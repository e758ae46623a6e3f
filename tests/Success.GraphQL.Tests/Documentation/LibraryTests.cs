using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Success.GraphQL.Tests.Documentation;

public sealed class LibraryTests
{
    [Theory]
    [InlineData(
        "{ books(by: { lent: false }) { id author { name } } }",
        """{"data":{"books":[{"id":"1","author":{"name":"Author 7"}},{"id":"2","author":{"name":"Author 8"}}]}}""")]
    [InlineData("mutation { lend(id: \"1\", to: \"Ann\") { title reader } }", """{"data":{"lend":{"title":"One","reader":"Ann"}}}""")]
    [InlineData(
        "mutation { lend(id: \"9\", to: \"Ann\") { title } }",
        """{"errors":[{"message":"There is no such book.","locations":[{"line":1,"column":12}],"path":["lend"],"extensions":{"code":"NOT_FOUND"}}],"data":null}""")]
    public async Task Ask_Library_Answers(string document, string response) =>
        Assert.Equal(response, await Library.AskAsync(Library.Engine(), document, new Shelf()));

    [Fact]
    public void Documentation_ShowsTheSampleThatCompiles()
    {
        var sample = File.ReadAllText(Beside("Library.cs"));

        Assert.InRange(sample.Split('\n').Length, 1, 99);
        Assert.Contains(sample, File.ReadAllText(Beside("../../../docs/graphql.md")), StringComparison.Ordinal);
    }

    static string Beside(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, path);
}

/// <summary>What the sample's resolvers ask for as a service.</summary>
public sealed class Shelf : IServiceProvider
{
    readonly Channel<Library.Book> _lent = Channel.CreateUnbounded<Library.Book>();

    readonly Dictionary<int, Library.Author> _authors = new() { [7] = new("Author 7"), [8] = new("Author 8") };

    public Dictionary<string, Library.Book> Books { get; } = new(StringComparer.Ordinal)
    {
        ["1"] = new("1", "One", null, 7),
        ["2"] = new("2", "Two", null, 8),
    };

    public ValueTask<Library.Book?> LendAsync(string id, string to, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Books.TryGetValue(id, out var book))
        {
            return new((Library.Book?)null);
        }

        Books[id] = book with { Reader = to };
        _lent.Writer.TryWrite(Books[id]);
        return new(Books[id]);
    }

    public IAsyncEnumerable<Library.Book> LentAsync(CancellationToken cancellationToken) => _lent.Reader.ReadAllAsync(cancellationToken);

    public Library.Author[] Authors(IEnumerable<int> numbers) => [.. numbers.Select(number => _authors[number])];

    public object? GetService(Type serviceType) => serviceType == typeof(Shelf) ? this : null;
}
