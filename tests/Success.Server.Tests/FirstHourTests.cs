using System.Diagnostics;
using System.Text;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>The page that a new user follows, command by command, against a server as one starts it.</summary>
public sealed class FirstHourTests : IDisposable
{
    const string WrittenUrl = "http://localhost:5080";
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_FollowedCommandByCommand_LeadsFromAnEmptyFolderToAClosedPeriod()
    {
        using var port = new HeldPort();
        var url = new Uri($"http://localhost:{port.Number}");
        Directory.CreateSymbolicLink(_folder.File("src"), Path.Combine(Repository.Root, "src"));
        await using var server = await ServerProcess.StartAtAsync(url, _folder.File("success-data"));
        await File.WriteAllTextAsync(_folder.File("server.log"), server.Said);

        var said = await RunAsync(Commands().Replace(WrittenUrl, url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));

        Assert.DoesNotContain("\"errors\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\"userErrors\":[{", said, StringComparison.Ordinal);
        Assert.Contains("""{"taken":14,"duplicates":0,"refused":0,"outcomes":["UNBOUND"]}""", said, StringComparison.Ordinal);
        Assert.Contains("""{"taken":0,"duplicates":14,"refused":0}""", said, StringComparison.Ordinal);
        Assert.Contains("""{"viewer":{"side":"CUSTOMER","apiClient":{"name":"Dashboard"}},"accounts":{"nodes":[{"name":"Ad exchange 3","externalId":null}]}}""", said, StringComparison.Ordinal);
        Assert.Contains("""{"proposal":{"state":"PROPOSED","waitsFor":"CUSTOMER"},"userErrors":[]}""", said, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"DRIFT\",\"status\":\"RAISED\"", said, StringComparison.Ordinal);
        Assert.Contains("You choose how to go on.", said, StringComparison.Ordinal);
        Assert.Matches("""\{"plan":\{"closedPeriods":\[\{"digest":"p1-[0-9a-f]{64}"\}\]\},"userErrors":\[\]\}""", said);
        Assert.Equal(5, said.Split("""{"node":null}""").Length - 1);
    }

    /// <summary>What the page has one type into the second terminal.</summary>
    static string Commands()
    {
        var commands = new StringBuilder();
        var isCommand = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "first-hour.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCommand = line == "```sh";
            }
            else if (isCommand)
            {
                commands.Append(line).Append('\n');
            }
        }

        return commands.ToString();
    }

    async Task<string> RunAsync(string commands)
    {
        RequiredProgram.Path("curl", "curl");
        RequiredProgram.Path("jq", "jq");
        await File.WriteAllTextAsync(_folder.File("page.sh"), commands);
        using var shell = Process.Start(new ProcessStartInfo(RequiredProgram.Path("bash", "bash"), ["-eu", "page.sh"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(LongestRun);
        try
        {
            await shell.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            await shell.WaitForExitAsync();
        }

        var said = await output;
        var complained = await errors;
        Assert.True(shell.ExitCode == 0, $"The page's commands ended with {shell.ExitCode} and said:\n{said}\n{complained}");
        return said;
    }
}
