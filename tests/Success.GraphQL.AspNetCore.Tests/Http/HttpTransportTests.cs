using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Success.GraphQL.TestServer;

namespace Success.GraphQL.AspNetCore.Tests.Http;

public sealed class HttpTransportTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    const string GraphQLResponse = "application/graphql-response+json";

    readonly HttpClient _client = new();

    [Theory]
    [InlineData("query=%7Bhello%7D", 200, """{"data":{"hello":"world"}}""")]
    [InlineData("query=query(%24n%3AInt!)%7Bitems(n%3A%24n)%7Bid%7D%7D&variables=%7B%22n%22%3A1%7D", 200, """{"data":{"items":[{"id":"item-0"}]}}""")]
    [InlineData("query=mutation%7Brename(to%3A%22a%22)%7D", 405, """{"errors":[{"message":"GET is for queries. Send mutations by POST.","extensions":{"code":"METHOD_NOT_ALLOWED"}}]}""")]
    [InlineData("query=%7Bhello%7D&query=%7Bhello%7D", 400, """{"errors":[{"message":"The parameter 'query' is given twice.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("query=%7Bhello%7D&variable=%7B%7D", 400, """{"errors":[{"message":"There is no parameter 'variable'; allowed are query, operationName, variables, documentId, extensions.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("query=%7Bhello%7D&variables=%5B%5D", 400, """{"errors":[{"message":"The parameter 'variables' must be an object or null.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("query=%7Bhello%7D&variables=%7B", 400, """{"errors":[{"message":"The request is not valid JSON: line 1, byte 2.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    [InlineData("", 400, """{"errors":[{"message":"The parameter 'query' is missing.","extensions":{"code":"BAD_REQUEST"}}]}""")]
    public async Task Get_Parameters_AreAnswered(string parameters, int status, string answer)
    {
        using var response = await _client.GetAsync(new Uri(fixture.Server.Endpoint, "?" + parameters));

        Assert.Equal(((HttpStatusCode)status, answer), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("application/json", "{ hello }", 200)]
    [InlineData("application/json", "{", 200)]
    [InlineData("application/json", "{ nothing }", 200)]
    [InlineData(GraphQLResponse, "{ hello }", 200)]
    [InlineData(GraphQLResponse, "{ broken }", 200)]
    [InlineData(GraphQLResponse, "{", 400)]
    [InlineData(GraphQLResponse, "{ nothing }", 400)]
    [InlineData("text/html", "{ hello }", 406)]
    [InlineData("application/json", "subscription { forever }", 406)]
    public async Task Post_AcceptHeader_DecidesStatusAndContentType(string accept, string query, int status)
    {
        using var response = await PostAsync($$"""{"query":"{{query}}"}""", accept);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(accept == GraphQLResponse ? GraphQLResponse : "application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=latin1")]
    public async Task Post_AnythingButJson_IsNotRead(string contentType)
    {
        using var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var response = await _client.PostAsync(fixture.Server.Endpoint, content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("UNSUPPORTED_MEDIA_TYPE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SeveralRequestsInOne_AreRefused()
    {
        using var response = await PostAsync("""[{"query":"{ hello }"}]""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("BATCHING_DISABLED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false, 200)]
    [InlineData(1, false, 413)]
    [InlineData(0, true, 200)]
    [InlineData(1, true, 413)]
    public async Task Post_Body_MayBeAsLongAsAllowedAndNoByteLonger(int beyond, bool isChunked, int status)
    {
        var body = Encoding.UTF8.GetBytes("""{"query":"{ hello }"}""".PadRight((256 * 1024) + beyond));
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Server.Endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await _client.SendAsync(request);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Post_CallerMayMore_BodyMayBeThatLong(int beyond, int status)
    {
        await using var server = await TestApplication.StartAsync();
        server.Admission.MaxBodyBytes = 5 * 1024 * 1024;

        using var response = await PostAsync("""{"query":"{ hello }"}""".PadRight((5 * 1024 * 1024) + beyond), endpoint: server.Endpoint);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData("401", "UNAUTHENTICATED")]
    [InlineData("403", "FORBIDDEN")]
    public async Task Caller_IsNotAdmitted_IsToldSoBeforeAnythingIsRead(string status, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Server.Endpoint) { Content = new StringContent("no JSON") };
        request.Headers.Add("X-Refuse", status);

        using var response = await _client.SendAsync(request);

        Assert.Equal(status, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($$$"""{"errors":[{"message":"Not you.","extensions":{"code":"{{{code}}}"}}]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task TrustedDocument_NamedByItsHash_IsExecutedAndOthersAreNot()
    {
        await using var server = await TestApplication.StartAsync(trusted: new TrustedDocuments(["{ hello }"]));
        server.Admission.Documents = DocumentPolicy.TrustedOnly;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{ hello }"u8));

        using var trusted = await PostAsync($$"""{"documentId":"sha256:{{hash}}"}""", endpoint: server.Endpoint);
        using var other = await PostAsync("""{"query":"{ hello }"}""", endpoint: server.Endpoint);

        Assert.Equal("""{"data":{"hello":"world"}}""", await trusted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    async Task<HttpResponseMessage> PostAsync(string body, string accept = "application/json", Uri? endpoint = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint ?? fixture.Server.Endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return await _client.SendAsync(request);
    }
}
