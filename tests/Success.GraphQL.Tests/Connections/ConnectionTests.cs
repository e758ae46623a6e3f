using Success.GraphQL.Connections;
using Success.GraphQL.Tests.Limits;
using Success.Testing;

namespace Success.GraphQL.Tests.Connections;

[Collection(nameof(LimitsAreCounted))]
public sealed class ConnectionTests : IDisposable
{
    static readonly string[] Items = ["a", "b", "c", "d", "e"];

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");

    [Theory]
    [InlineData(null, null, null, null, "abcde", false, false)]
    [InlineData(2, null, null, null, "ab", false, true)]
    [InlineData(2, "b", null, null, "cd", true, true)]
    [InlineData(2, "d", null, null, "e", true, false)]
    [InlineData(2, "e", null, null, "", true, false)]
    [InlineData(null, null, 2, null, "de", true, false)]
    [InlineData(null, null, 2, "d", "bc", true, true)]
    [InlineData(null, null, 5, "c", "ab", false, true)]
    [InlineData(null, "a", null, "d", "bc", true, true)]
    [InlineData(null, "d", null, "b", "", true, true)]
    public void Of_PageArguments_GivesThatPage(int? first, string? after, int? last, string? before, string rows, bool hasPrevious, bool hasNext)
    {
        var page = Connection.Of(Items, item => item, new(first, after, last, before));

        Assert.Equal(rows, string.Concat(page.Nodes));
        Assert.Equal((5, hasPrevious, hasNext), (page.TotalCount, page.PageInfo.HasPreviousPage, page.PageInfo.HasNextPage));
        Assert.Equal((rows.Length == 0 ? null : rows[..1], rows.Length == 0 ? null : rows[^1..]), (page.PageInfo.StartCursor, page.PageInfo.EndCursor));
    }

    public void Dispose() => _counted.Dispose();

    [Fact]
    public void Of_AsManyRowsAsAllowed_GivesThemAndOneMoreIsRefused()
    {
        Assert.Equal(3, Connection.Of(Items, item => item, new(First: 3) { MaxRows = 3 }).Edges.Count);
        Assert.Equal("first: A page has 1 to 3 rows.", Refusal(new(First: 4) { MaxRows = 3 }));
        Assert.Equal("last: A page has 1 to 3 rows.", Refusal(new(Last: 4) { MaxRows = 3 }));
        Assert.Equal(["MaxRows", "MaxRows"], _counted.Take());
        Assert.Equal("first: A page has 1 to 100 rows.", Refusal(new(First: 0)));
    }

    [Fact]
    public void Of_ArgumentsThatContradict_AreRefused()
    {
        Assert.Equal("last: A page is counted from the beginning or from the end: give first or last.", Refusal(new(First: 1, Last: 1)));
        Assert.Equal("after: This is not a cursor of this list (any more); begin anew.", Refusal(new(After: "x")));
        Assert.Equal("before: This is not a cursor of this list (any more); begin anew.", Refusal(new(Before: "x")));
    }

    static string Refusal(PageArguments page)
    {
        var refused = Assert.Throws<PageArgumentException>(() => Connection.Of(Items, item => item, page));
        Assert.Equal(GraphQLErrorCodes.BadUserInput, refused.Code);
        return refused.Message;
    }
}
