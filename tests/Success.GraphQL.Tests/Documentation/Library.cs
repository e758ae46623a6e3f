using System.Buffers;
using System.Text;

namespace Success.GraphQL.Tests.Documentation;

/// <summary>A whole server: a schema, plain classes, an engine.</summary>
public static class Library
{
    const string Schema = """
        type Query { book(id: ID!): Book, books(by: Search, first: Int = 20): [Book!]! }
        type Mutation { lend(id: ID!, to: String!): Book! }
        type Subscription { lent: Book! }
        type Book { id: ID!, title: String!, reader: String, author: Author! }
        type Author { name: String! }
        input Search { title: String, lent: Boolean }
        """;

    public static GraphQLEngine Engine()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("library.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        options.Resolvers.Add(typeof(Mutation));
        options.Resolvers.Add(typeof(Subscription));
        options.Resolvers.Add(typeof(BookResolvers));
        return GraphQLEngine.Create(options);
    }

    public static async Task<string> AskAsync(GraphQLEngine engine, string document, IServiceProvider services)
    {
        var output = new ArrayBufferWriter<byte>();
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = services };
        await engine.ExecuteAsync(request, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public sealed record Book(string Id, string Title, string? Reader, int AuthorNumber);

    public sealed record Author(string Name);

    public sealed record Search(string? Title, Optional<bool?> Lent);

    [Resolvers("Query")]
    public static class Query
    {
        public static Book? Book(string id, Shelf shelf) => shelf.Books.GetValueOrDefault(id);

        public static IEnumerable<Book> Books(Search? by, int? first, Shelf shelf) => shelf.Books.Values
            .Where(book => by?.Title is null || book.Title.Contains(by.Title, StringComparison.Ordinal))
            .Where(book => by is not { Lent: { IsGiven: true, Value: var lent } } || lent == (book.Reader is not null))
            .Take(first ?? 20);
    }

    [Resolvers("Mutation")]
    public static class Mutation
    {
        public static async ValueTask<Book> LendAsync(string id, string to, Shelf shelf, CancellationToken cancellationToken) =>
            await shelf.LendAsync(id, to, cancellationToken) ?? throw new GraphQLException("There is no such book.", "NOT_FOUND");
    }

    [Resolvers("Subscription")]
    public static class Subscription
    {
        public static IAsyncEnumerable<Book> Lent(Shelf shelf, CancellationToken cancellationToken) => shelf.LentAsync(cancellationToken);
    }

    [Resolvers("Book")]
    public static class BookResolvers
    {
        // Called once for all books of a response, not once for each.
        [Batch]
        public static Author[] Author(IReadOnlyList<Book> books, Shelf shelf) => shelf.Authors(books.Select(book => book.AuthorNumber));
    }
}
