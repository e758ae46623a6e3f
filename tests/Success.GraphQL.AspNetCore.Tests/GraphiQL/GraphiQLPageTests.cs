using System.Net;
using System.Text.RegularExpressions;

namespace Success.GraphQL.AspNetCore.Tests.GraphiQL;

public sealed partial class GraphiQLPageTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    readonly HttpClient _client = new();

    [Fact]
    public async Task Page_SignedInCaller_LoadsNothingButFilesOfThisServer()
    {
        var (_, page, headers) = await GetAsync("/graphiql");
        var files = FileReference().Matches(page).Select(match => match.Groups["path"].Value).ToArray();

        Assert.Equal(6, files.Length);
        Assert.All(files, file => Assert.StartsWith("/graphiql/", file, StringComparison.Ordinal));
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("content=\"/graphql\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var file in files)
        {
            // A build without npm has no page; this suite needs one that has.
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(file)).Status);
        }
    }

    [Fact]
    public async Task Page_Stranger_IsToldToSignIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Server.Endpoint, "/graphiql"));
        request.Headers.Add("X-Refuse", "401");

        using var response = await _client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, "Sign in first."), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/graphiql/other/page.js")]
    [InlineData("/graphiql/other/..%2fpage.html")]
    public async Task File_ThatIsNotOfThisVersion_IsNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(path)).Status);

    async Task<(HttpStatusCode Status, string Text, Dictionary<string, string> Headers)> GetAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(fixture.Server.Endpoint, path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ToDictionary(header => header.Key, header => header.Value.First()));
    }

    [GeneratedRegex("(src|href)=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileReference();
}
