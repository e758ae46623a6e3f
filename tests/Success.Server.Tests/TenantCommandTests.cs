using System.Net;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>Workspaces from the command line, and the way in that it prints.</summary>
public sealed partial class TenantCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_FirstStart_PrintsTheOwnersLink_WhichSignsIn_LaterStartsDoNot()
    {
        await using (var first = await ServerProcess.StartAsync(_folder.Path, "--workspace-name", "Contoso", "--workspace-email", "boss@example.com"))
        {
            Assert.Contains("The workspace 'Contoso' is there. Owner (boss@example.com) signs in here", first.Said, StringComparison.Ordinal);
            await SignInAsync(first, LinkIn(first.Said));
            Assert.Equal(0, await first.StopAsync());
        }

        await using var second = await ServerProcess.StartAsync(_folder.Path);

        Assert.DoesNotContain("signs in here", second.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenant_CreatedAndListed_IsSignedInToByTheLinkOnceTheServerRuns()
    {
        var created = await CommandLine.RunAsync("tenant", "create", "Fabrikam", "--owner", "A boss", "--email", "boss@example.com", "--data", _folder.Path);
        var listed = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        Assert.Equal((0, 0), (created.ExitCode, listed.ExitCode));
        Assert.Matches("^[a-z0-9]{7} {7}active     Fabrikam\n$", listed.Output);
        await SignInAsync(server, LinkIn(created.Output));
    }

    [Fact]
    public async Task Tenant_Link_IsPrintedForAMember_AndForNobodyElse()
    {
        var created = await CommandLine.RunAsync("tenant", "create", "Fabrikam", "--owner", "A boss", "--email", "boss@example.com", "--data", _folder.Path);
        var tag = created.Output[..7];

        var members = await CommandLine.RunAsync("tenant", "link", tag, "--email", "boss@example.com", "--data", _folder.Path);
        var nobodys = await CommandLine.RunAsync("tenant", "link", tag, "--email", "nobody@example.com", "--data", _folder.Path);

        Assert.Equal(0, members.ExitCode);
        Assert.NotEqual(LinkIn(created.Output), LinkIn(members.Output));
        Assert.Equal((1, $"Nobody signs in to the workspace '{tag}' by the address nobody@example.com.\n"), (nobodys.ExitCode, nobodys.Errors));
    }

    [Fact]
    public async Task Tenant_ListedOrLinkedWhereNothingIs_IsRefusedAndLeavesNothing()
    {
        var nothing = _folder.File("nothing");

        var listed = await CommandLine.RunAsync("tenant", "list", "--data", nothing);
        var linked = await CommandLine.RunAsync("tenant", "link", "contoso", "--email", "a@example.com", "--data", nothing);

        Assert.Equal((2, $"There is no workspace in '{nothing}'; choose another folder with --data.\n"), (listed.ExitCode, listed.Errors));
        Assert.Equal((2, listed.Errors), (linked.ExitCode, linked.Errors));
        Assert.False(Directory.Exists(nothing));
    }

    [Theory]
    [InlineData("", "A boss", "boss@example.com", "name: A text of 1 to 200 characters is needed here.\n")]
    [InlineData("Fabrikam", "A boss", "boss", "--email: An e-mail address looks like name@example.com and has at most 254 characters.\n")]
    [InlineData(
        "",
        "",
        "boss",
        "name: A text of 1 to 200 characters is needed here.\n--owner: A text of 1 to 200 characters is needed here.\n"
            + "--email: An e-mail address looks like name@example.com and has at most 254 characters.\n")]
    public async Task Tenant_Wrong_SaysAllThatIsAndIsNotCreated(string name, string owner, string email, string complaint)
    {
        var created = await CommandLine.RunAsync("tenant", "create", name, "--owner", owner, "--email", email, "--data", _folder.Path);
        var listed = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);

        Assert.Equal((1, complaint), (created.ExitCode, created.Errors));
        Assert.Equal("There is no workspace yet; 'tenant create NAME --owner NAME --email ADDRESS' makes one.\n", listed.Output);
    }

    [Fact]
    public async Task Tenant_SuspendedAndResumed_LetsNobodyInMeanwhile()
    {
        var created = await CommandLine.RunAsync("tenant", "create", "Fabrikam", "--owner", "A boss", "--email", "boss@example.com", "--data", _folder.Path);
        var tag = created.Output[..7];

        var suspended = await CommandLine.RunAsync("tenant", "suspend", tag, "--reason", "The contract has ended.", "--data", _folder.Path);
        var again = await CommandLine.RunAsync("tenant", "suspend", tag, "--reason", "The contract has ended.", "--data", _folder.Path);
        var listed = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);
        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            var page = await server.Http.GetStringAsync(new Uri(new Uri(LinkIn(created.Output)).PathAndQuery, UriKind.Relative));
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", TicketIn().Match(page).Groups["ticket"].Value)]);
            var response = await server.Http.PostAsync(new Uri("/sign-in/link", UriKind.Relative), form);
            Assert.NotEqual("/session", response.RequestMessage?.RequestUri?.AbsolutePath);
        }

        var resumed = await CommandLine.RunAsync("tenant", "resume", tag, "--data", _folder.Path);
        var after = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);
        var link = await CommandLine.RunAsync("tenant", "link", tag, "--email", "boss@example.com", "--data", _folder.Path);

        Assert.Equal((0, $"The workspace '{tag}' is suspended.\n"), (suspended.ExitCode, suspended.Output));
        Assert.Equal(suspended, again);
        Assert.Matches("^[a-z0-9]{7} {7}suspended  Fabrikam\n$", listed.Output);
        Assert.Equal((0, $"The workspace '{tag}' is active.\n"), (resumed.ExitCode, resumed.Output));
        Assert.Matches("^[a-z0-9]{7} {7}active     Fabrikam\n$", after.Output);
        await using var open = await ServerProcess.StartAsync(_folder.Path);
        await SignInAsync(open, LinkIn(link.Output));
    }

    [Fact]
    public async Task Tenant_SuspendedOrResumedWrongly_SaysWhy()
    {
        var created = await CommandLine.RunAsync("tenant", "create", "Fabrikam", "--owner", "A boss", "--email", "boss@example.com", "--data", _folder.Path);

        var nobodys = await CommandLine.RunAsync("tenant", "suspend", "nobody1", "--reason", "None.", "--data", _folder.Path);
        var nobody = await CommandLine.RunAsync("tenant", "resume", "nobody1", "--data", _folder.Path);
        var silent = await CommandLine.RunAsync("tenant", "suspend", created.Output[..7], "--reason", " ", "--data", _folder.Path);

        Assert.Equal((1, "There is no workspace 'nobody1'.\n"), (nobodys.ExitCode, nobodys.Errors));
        Assert.Equal((1, nobodys.Errors), (nobody.ExitCode, nobody.Errors));
        Assert.Equal((1, "--reason: A text of 1 to 4000 characters is needed here.\n"), (silent.ExitCode, silent.Errors));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Secrets_AreTheServersAlone_AndRefusedWhenOthersMayReadThem()
    {
        await CommandLine.RunAsync("tenant", "create", "Contoso", "--owner", "Boss", "--email", "boss@example.com", "--data", _folder.Path);
        var file = _folder.File("secrets.json");
        var rights = File.GetUnixFileMode(file);
        File.SetUnixFileMode(file, rights | UnixFileMode.GroupRead);

        var (exitCode, _, errors) = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, rights);
        Assert.Equal(2, exitCode);
        Assert.Contains($"secretsFile: '{file}' can be read by others", errors, StringComparison.Ordinal);
    }

    static async Task SignInAsync(ServerProcess server, string link)
    {
        var page = await server.Http.GetStringAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", TicketIn().Match(page).Groups["ticket"].Value)]);

        var response = await server.Http.PostAsync(new Uri("/sign-in/link", UriKind.Relative), form);

        Assert.Equal((HttpStatusCode.OK, "/session"), (response.StatusCode, response.RequestMessage?.RequestUri?.AbsolutePath));
    }

    static string LinkIn(string text) => LinkInText().Match(text).Value;

    [GeneratedRegex(@"http://\S+/sign-in/link\?with=\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkInText();

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TicketIn();
}
