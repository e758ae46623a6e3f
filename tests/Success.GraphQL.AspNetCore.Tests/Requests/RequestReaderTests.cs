using System.Text;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.Tests.Requests;

public sealed class RequestReaderTests
{
    const string Hash = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";

    [Fact]
    public void Read_AllParameters_AreSlicesOfTheBody()
    {
        var body = Encoding.UTF8.GetBytes(
            """{"operationName":"A","variables":{"a":[1,{"b":null}]},"other":[{}],"query":"query A { a }","extensions":{"operationId":"7","x":{}}}""");

        using var request = RequestReader.Read(body, maxDepth: 64);

        Assert.Equal("query A { a }", Text(request.Document));
        Assert.True(request.Document.Span.Overlaps(body));
        Assert.Equal("""{"a":[1,{"b":null}]}""", Text(request.Variables));
        Assert.True(request.Variables.Span.Overlaps(body));
        Assert.Equal("A", request.OperationName);
        Assert.Equal("7", request.OperationId);
        Assert.Null(request.DocumentHash);
    }

    [Fact]
    public void Read_EscapedDocument_IsUnescaped()
    {
        using var request = RequestReader.Read("""{"query":"{ a(b: \"\u00e4\ud83c\udfc3\")\n}"}"""u8.ToArray(), maxDepth: 64);

        Assert.Equal("{ a(b: \"ä🏃\")\n}", Text(request.Document));
    }

    [Fact]
    public void Read_NullParameters_AreAbsent()
    {
        using var request = RequestReader.Read(
            """{"query":null,"operationName":null,"variables":null,"extensions":null,"documentId":null}"""u8.ToArray(), maxDepth: 64);

        Assert.True(request.Document.IsEmpty);
        Assert.True(request.Variables.IsEmpty);
        Assert.Null(request.OperationName);
        Assert.Null(request.DocumentHash);
    }

    [Theory]
    [InlineData("""{"documentId":"sha256:ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ECF4EDB46DB40B5132295C0291D62FB65D6759A9EEDFA4D5D612DD5EC54A6B38"}}}""")]
    public void Read_HashOfADocument_IsFoundInBothPlaces(string body)
    {
        using var request = RequestReader.Read(Encoding.UTF8.GetBytes(body), maxDepth: 64);

        Assert.Equal(Hash, request.DocumentHash);
    }

    [Theory]
    [InlineData("", "BAD_REQUEST", "The request has no body.")]
    [InlineData("{", "BAD_REQUEST", "The request is not valid JSON: line 1, byte 2.")]
    [InlineData("{} {}", "BAD_REQUEST", "The request is not valid JSON: line 1, byte 4.")]
    [InlineData("\"query\"", "BAD_REQUEST", "A request is a JSON object.")]
    [InlineData("[{\"query\":\"{a}\"}]", "BATCHING_DISABLED", "Batching is off: send one request at a time.")]
    [InlineData("{\"query\":1}", "BAD_REQUEST", "The parameter 'query' must be a string or null.")]
    [InlineData("{\"variables\":[]}", "BAD_REQUEST", "The parameter 'variables' must be an object or null.")]
    [InlineData("{\"operationName\":{}}", "BAD_REQUEST", "The parameter 'operationName' must be a string or null.")]
    [InlineData("{\"extensions\":\"\"}", "BAD_REQUEST", "The parameter 'extensions' must be an object or null.")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"version\":2}}}", "BAD_REQUEST", "The parameter 'extensions.persistedQuery.version' must be 1 or null.")]
    [InlineData("{\"documentId\":\"a\"}", "BAD_REQUEST", "A 'documentId' is 'sha256:' and 64 hexadecimal digits.")]
    [InlineData("{\"documentId\":\"sha256:a\"}", "BAD_REQUEST", "A document's hash is its SHA-256: 64 hexadecimal digits.")]
    [InlineData("{\"query\":\"{a}\",\"query\":\"{b}\"}", "BAD_REQUEST", "The parameter 'query' is given twice.")]
    [InlineData("{\"query\":\"\\ud800\"}", "BAD_REQUEST", "The request has an escaped surrogate without its other half: byte 11.")]
    [InlineData("{\"\\ud800\":1}", "BAD_REQUEST", "The request has an escaped surrogate without its other half: byte 3.")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"a\":\"\\\\\\udfc3\"}}", "BAD_REQUEST", "The request has an escaped surrogate without its other half: byte 36.")]
    [InlineData("{\"extensions\":{\"\\uD83C\\n\":1}}", "BAD_REQUEST", "The request has an escaped surrogate without its other half: byte 17.")]
    public void Read_WhatIsNoRequest_IsRefusedWithItsReason(string body, string code, string message)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read(Encoding.UTF8.GetBytes(body), maxDepth: 64));

        Assert.Equal((400, code, message), (refused.Status, refused.Error.Code, refused.Message));
    }

    [Fact]
    public void Read_InvalidUtf8_IsRefused()
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read("{\"query\":\"\xC3\"}".Select(c => (byte)c).ToArray(), maxDepth: 64));

        Assert.Equal("The request is not valid UTF-8.", refused.Message);
    }

    static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
