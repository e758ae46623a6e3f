using System.Text;
using Success.GraphQL.Binding;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Tests.Execution;

public sealed class DocumentCacheTests
{
    static readonly Schema Schema = SchemaBuilder.Build([new Source("type Query { a: Int }"u8.ToArray(), "schema.graphql")]);
    static readonly SchemaBinding Binding = ClrBinding.Bind(Schema, [typeof(Query)], [], new BindingErrors());

    // All documents here are of one length, and weigh the same.
    static readonly long Weight = Prepared("a").Bytes;

    [Fact]
    public void Add_AsManyDocumentsAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf()
    {
        var cache = With(maxDocuments: 4, maxBytes: 100 * Weight, "abcd");
        Assert.Equal("cd", Kept(cache, "cd"));

        Add(cache, "e");

        Assert.Equal("cde", Kept(cache, "abcde"));
    }

    [Fact]
    public void Add_AsManyBytesAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf()
    {
        var cache = With(maxDocuments: 100, maxBytes: 4 * Weight, "abcd");
        Assert.Equal("cd", Kept(cache, "cd"));

        Add(cache, "e");

        Assert.Equal("cde", Kept(cache, "abcde"));
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(-1, "")]
    public void Add_DocumentOfHalfTheBytes_IsKeptAndWithOneByteLessItIsNot(int beyond, string kept) =>
        Assert.Equal(kept, Kept(With(maxDocuments: 100, (2 * Weight) + beyond, "a"), "a"));

    [Fact]
    public void TryGet_OlderDocument_KeepsItForLonger()
    {
        var cache = With(maxDocuments: 4, maxBytes: 100 * Weight, "abc");
        Assert.Equal("a", Kept(cache, "a"));

        Add(cache, "d");

        Assert.Equal("ad", Kept(cache, "abd"));
    }

    [Fact]
    public void TryGrow_BeyondTheBytes_DropsTheOlderHalf()
    {
        var cache = With(maxDocuments: 100, maxBytes: 4 * Weight, "abc");

        Assert.True(cache.TryGrow(Weight));
        Assert.True(cache.TryGrow(1));

        Assert.Equal("c", Kept(cache, "abc"));
    }

    [Fact]
    public void TryGrow_MoreThanHalfTheBytes_IsRefusedAndDropsNothing()
    {
        var cache = With(maxDocuments: 100, maxBytes: 4 * Weight, "abc");

        Assert.False(cache.TryGrow((2 * Weight) + 1));

        Assert.Equal("abc", Kept(cache, "abc"));
    }

    static DocumentCache With(int maxDocuments, long maxBytes, string documents)
    {
        var cache = new DocumentCache(maxDocuments, maxBytes);
        Add(cache, documents);
        return cache;
    }

    static void Add(DocumentCache cache, string documents)
    {
        foreach (var name in documents)
        {
            cache.Add(Text($"{name}"), Prepared($"{name}"));
        }
    }

    static string Kept(DocumentCache cache, string documents) => string.Concat(documents.Where(name => cache.TryGet(Text($"{name}"), out _)));

    static byte[] Text(string name) => Encoding.UTF8.GetBytes($"{{ {name}: a }}");

    static PreparedDocument Prepared(string name)
    {
        var document = Parser.Parse(new Source(Text(name)), ParserOptions.Default);
        return new PreparedDocument(Binding, document, DocumentMeasure.Of(document), ListLengths.Of(Schema, document));
    }

    [Resolvers("Query")]
    public static class Query
    {
        public static int? A() => 1;
    }
}
