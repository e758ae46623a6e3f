using System.Text;
using Success.GraphQL.AspNetCore.PersistedDocuments;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.Tests.PersistedDocuments;

public sealed class DocumentStoreTests
{
    const string Trusted = "{ trusted }";
    const string Other = "{ other }";

    readonly DocumentStore _store = new(new TrustedDocuments([Trusted, Trusted]), maxRegistered: 2);

    [Theory]
    [InlineData(DocumentPolicy.Any)]
    [InlineData(DocumentPolicy.AnyAndRegister)]
    [InlineData(DocumentPolicy.TrustedOnly)]
    public void Resolve_HashOfATrustedDocument_IsTheDocument(DocumentPolicy policy) =>
        Assert.Equal(Trusted, Resolve(null, HashOf(Trusted), policy));

    [Theory]
    [InlineData(Other, null)]
    [InlineData(Trusted, null)]
    [InlineData(Other, Other)]
    [InlineData(null, Other)]
    public void Resolve_AnythingElseWhereOnlyTrustedOnesAre_IsRefused(string? document, string? hashed) =>
        Assert.Equal((403, "DOCUMENT_NOT_TRUSTED"), Refusal(document, hashed is null ? null : HashOf(hashed), DocumentPolicy.TrustedOnly));

    [Theory]
    [InlineData(DocumentPolicy.Any)]
    [InlineData(DocumentPolicy.AnyAndRegister)]
    public void Resolve_UnknownHash_AsksForTheDocument(DocumentPolicy policy) =>
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), Refusal(null, HashOf(Other), policy));

    [Theory]
    [InlineData(Trusted)]
    [InlineData(Other)]
    public void Resolve_DocumentWithAnothersHash_IsRefused(string hashed) =>
        Assert.Equal((400, "PERSISTED_QUERY_HASH_MISMATCH"), Refusal("{ mine }", HashOf(hashed), DocumentPolicy.AnyAndRegister));

    [Fact]
    public void Resolve_DocumentSentWithItsHash_IsRememberedWhereThatIsAllowed()
    {
        Resolve(Other, HashOf(Other), DocumentPolicy.AnyAndRegister);

        Assert.Equal(Other, Resolve(null, HashOf(Other), DocumentPolicy.AnyAndRegister));
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), Refusal(null, HashOf(Other), DocumentPolicy.Any));
    }

    [Fact]
    public void Resolve_DocumentSentWithItsHash_IsNotRememberedWhereThatIsNotAllowed()
    {
        Resolve(Other, HashOf(Other), DocumentPolicy.Any);

        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), Refusal(null, HashOf(Other), DocumentPolicy.AnyAndRegister));
    }

    [Fact]
    public void Resolve_OneMoreThanAreRemembered_ForgetsTheLongestUnused()
    {
        foreach (var document in (string[])["{ a }", "{ b }"])
        {
            Resolve(document, HashOf(document), DocumentPolicy.AnyAndRegister);
        }

        Resolve(null, HashOf("{ a }"), DocumentPolicy.AnyAndRegister);
        Resolve("{ c }", HashOf("{ c }"), DocumentPolicy.AnyAndRegister);

        Assert.Equal("{ a }", Resolve(null, HashOf("{ a }"), DocumentPolicy.AnyAndRegister));
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), Refusal(null, HashOf("{ b }"), DocumentPolicy.AnyAndRegister));
        Assert.Equal("{ c }", Resolve(null, HashOf("{ c }"), DocumentPolicy.AnyAndRegister));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Resolve_LongDocument_IsRememberedUpToTheLimit(int beyond, bool isRemembered)
    {
        var document = "{ a }".PadRight(RegisteredDocuments.MaxDocumentBytes + beyond);
        Resolve(document, HashOf(document), DocumentPolicy.AnyAndRegister);

        Assert.Equal(isRemembered, Record.Exception(() => Resolve(null, HashOf(document), DocumentPolicy.AnyAndRegister)) is null);
    }

    [Fact]
    public void Resolve_NeitherDocumentNorHash_IsRefused() =>
        Assert.Equal((400, "BAD_REQUEST"), Refusal(null, null, DocumentPolicy.Any));

    static string HashOf(string document) => DocumentHash.OfText(Encoding.UTF8.GetBytes(document));

    string Resolve(string? document, string? hash, DocumentPolicy policy)
    {
        using var request = new RequestParameters { Document = Encoding.UTF8.GetBytes(document ?? ""), DocumentHash = hash };
        return Encoding.UTF8.GetString(_store.Resolve(request, policy).Span);
    }

    (int Status, string? Code) Refusal(string? document, string? hash, DocumentPolicy policy)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => Resolve(document, hash, policy));
        return (refused.Status, refused.Error.Code);
    }
}
