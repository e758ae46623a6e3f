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
        Assert.Matches("^[a-z0-9]{7} {7}Fabrikam\n$", listed.Output);
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
    [InlineData("", "boss@example.com", "A text of 1 to 200 characters is needed here.\n")]
    [InlineData("Fabrikam", "boss", "--email: An e-mail address looks like name@example.com and has at most 254 characters.\n")]
    public async Task Tenant_Wrong_SaysWhyAndIsNotCreated(string name, string email, string complaint)
    {
        var created = await CommandLine.RunAsync("tenant", "create", name, "--owner", "A boss", "--email", email, "--data", _folder.Path);
        var listed = await CommandLine.RunAsync("tenant", "list", "--data", _folder.Path);

        Assert.Equal((1, complaint), (created.ExitCode, created.Errors));
        Assert.Equal("", listed.Output);
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
