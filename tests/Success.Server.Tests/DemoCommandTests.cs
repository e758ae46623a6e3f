using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>The demo as somebody makes it who wants to look at it.</summary>
public sealed partial class DemoCommandTests : IDisposable
{
    const string Viewer = "{ viewer { __typename } }";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_Small_OpensWithEveryLinkAndKeyOnTheServerThatRunsOnIt()
    {
        var (exitCode, output, errors) = await CommandLine.RunAsync("demo", "--accounts", "12", "--days", "120", "--data", _folder.File("demo"));
        Assert.Equal((0, ""), (exitCode, errors));
        var (links, keys) = (Link().Matches(output), Key().Matches(output));
        Assert.Equal((3, 2), (links.Count, keys.Count));

        await using var server = await ServerProcess.StartAsync(_folder.File("demo"));

        foreach (var link in links.Select(match => match.Value))
        {
            await SignInAsync(server, link);
        }

        foreach (var key in keys.Select(match => match.Value))
        {
            Assert.StartsWith("""{"data":{"viewer":{"__typename":"Viewer"}}""", await AskAsync(server, key), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("--- Mail to", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_FolderThatHoldsData_IsRefusedAndLeftAlone()
    {
        await File.WriteAllTextAsync(_folder.File("mine.txt"), "something else");

        var (exitCode, output, errors) = await CommandLine.RunAsync("demo", "--data", _folder.Path);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal($"'{_folder.Path}' holds data already; choose another folder with --data, or delete it.\n", errors);
        Assert.Equal([_folder.File("mine.txt")], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Demo_ThatFails_LeavesNothingBehind()
    {
        Directory.CreateDirectory(_folder.File("secrets"));
        Directory.CreateDirectory(_folder.File("empty"));

        foreach (var (data, remains) in new[] { ("demo", false), ("empty", true) })
        {
            var (exitCode, output, errors) = await CommandLine.RunAsync(
                "demo", "--accounts", "12", "--days", "120", "--data", _folder.File(data), "--secrets-file", _folder.File("secrets"));

            Assert.Equal((2, ""), (exitCode, output));
            Assert.Contains("secrets", errors, StringComparison.Ordinal);
            Assert.Equal(remains, Directory.Exists(_folder.File(data)));
            Assert.Empty(remains ? Directory.GetFileSystemEntries(_folder.File(data)) : []);
        }
    }

    [Fact]
    public async Task Demo_EndedOnItsWay_LeavesNothingBehind()
    {
        using var demo = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Success.Server.dll"), "demo", "--accounts", "500", "--days", "730", "--data", _folder.File("demo")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await Patience.UntilAsync(() => File.Exists(_folder.File("demo/success.db")) || demo.HasExited, "the demo's journal");

        using (var kill = Process.Start("kill", ["-TERM", demo.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await demo.WaitForExitAsync().WaitAsync(Patience.Longest);
        Assert.NotEqual(0, demo.ExitCode);
        Assert.False(Directory.Exists(_folder.File("demo")), await output + await errors);
    }

    [Theory]
    [InlineData("--accounts", "11", "--accounts: '11' is not a number from 12 to 500.")]
    [InlineData("--accounts", "501", "--accounts: '501' is not a number from 12 to 500.")]
    [InlineData("--days", "119", "--days: '119' is not a number from 120 to 730.")]
    [InlineData("--days", "731", "--days: '731' is not a number from 120 to 730.")]
    [InlineData("--seed", "-1", "--seed: '-1' is not a number from 0 to 2147483647.")]
    [InlineData("--seed", "one", "--seed: 'one' is not a number from 0 to 2147483647.")]
    public async Task Demo_NumberThatCannotBe_IsRefused(string option, string value, string expected)
    {
        var (exitCode, _, errors) = await CommandLine.RunAsync("demo", option, value, "--data", _folder.File("demo"));

        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(expected + "\n", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("demo")));
    }

    static async Task SignInAsync(ServerProcess server, string link)
    {
        // Each link is somebody else's, in a browser of their own.
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        var page = await http.GetStringAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", Ticket().Match(page).Groups["ticket"].Value)]);

        var response = await http.PostAsync(new Uri("/sign-in/link", UriKind.Relative), form);

        Assert.Equal((HttpStatusCode.OK, "/session"), (response.StatusCode, response.RequestMessage?.RequestUri?.AbsolutePath));
    }

    static async Task<string> AskAsync(ServerProcess server, string key)
    {
        using var http = new HttpClient { BaseAddress = server.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var response = await http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = Viewer });
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"http://localhost:5080/sign-in/link\?with=\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"success_live_demo\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticket();
}
