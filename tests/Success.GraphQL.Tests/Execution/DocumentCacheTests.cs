using System.Text;
using Success.GraphQL.Execution;

namespace Success.GraphQL.Tests.Execution;

public sealed class DocumentCacheTests
{
    [Fact]
    public void Add_AsManyDocumentsAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf()
    {
        var cache = new DocumentCache(maxDocuments: 4, maxBytes: 1_000);
        Add(cache, "a", "b", "c", "d");
        Assert.Equal("cd", Kept(cache, "c", "d"));

        Add(cache, "e");

        Assert.Equal("cde", Kept(cache, "a", "b", "c", "d", "e"));
    }

    [Fact]
    public void Add_AsManyBytesAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf()
    {
        var cache = new DocumentCache(maxDocuments: 100, maxBytes: 8);
        Add(cache, "aa", "bb", "cc", "dd");
        Assert.Equal("ccdd", Kept(cache, "cc", "dd"));

        Add(cache, "e");

        Assert.Equal("ccdde", Kept(cache, "aa", "bb", "cc", "dd", "e"));
    }

    [Fact]
    public void Add_DocumentOfHalfTheBytes_IsKeptAndOneByteMoreIsNot()
    {
        var cache = new DocumentCache(maxDocuments: 100, maxBytes: 8);

        Add(cache, "aaaa", "bbbbb");

        Assert.Equal("aaaa", Kept(cache, "aaaa", "bbbbb"));
    }

    [Fact]
    public void TryGet_OlderDocument_KeepsItForLonger()
    {
        var cache = new DocumentCache(maxDocuments: 4, maxBytes: 1_000);
        Add(cache, "a", "b", "c");
        Assert.Equal("a", Kept(cache, "a"));

        Add(cache, "d");

        Assert.Equal("ad", Kept(cache, "a", "b", "d"));
    }

    static void Add(DocumentCache cache, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            cache.Add(Encoding.UTF8.GetBytes(text), null!);
        }
    }

    static string Kept(DocumentCache cache, params IEnumerable<string> texts) =>
        string.Concat(texts.Where(text => cache.TryGet(Encoding.UTF8.GetBytes(text), out _)));
}
