using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Success.GraphQL.TestServer;

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

    [Theory]
    [InlineData("/graphiql", "401", "text/html", HttpStatusCode.Unauthorized, null, "Sign in first.")]
    [InlineData("/base/page", "401", "application/json", HttpStatusCode.Unauthorized, null, "Sign in first.")]
    [InlineData("/base/page", "401", "text/html;q=0, */*", HttpStatusCode.Unauthorized, null, "Sign in first.")]
    [InlineData("/base/page", "401", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HttpStatusCode.SeeOther, "/base/enter", "")]
    [InlineData("/base/page", "403", "text/html", HttpStatusCode.Forbidden, null, "Not you.")]
    public async Task Page_WhoMayNotSeeIt_IsSentToSignInOrTold(string path, string refuse, string accept, HttpStatusCode status, string? location, string text)
    {
        using var admission = new TestAdmission();
        await using var server = await TestApplication.StartAsync(more: application =>
        {
            application.UsePathBase("/base");
            application.UseRouting();
            application.MapGraphiQL("/page", "/graphql", admission, signIn: "/enter");
        });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Endpoint, path));
        request.Headers.Add("X-Refuse", refuse);
        request.Headers.Accept.ParseAdd(accept);

        using var response = await client.SendAsync(request);

        Assert.Equal(
            (status, location, text), (response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync()));
        Assert.True(response.Headers.CacheControl!.NoStore);
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
