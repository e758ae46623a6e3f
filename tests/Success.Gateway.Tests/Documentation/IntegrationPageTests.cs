using System.Diagnostics;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Documentation;

/// <summary>The commands of the page for integrators, typed as they stand there.</summary>
public sealed class IntegrationPageTests
{
    [Fact]
    public async Task ListOfAccounts_AsOnThePage_IsOpenedButForTheOneBelowNobody()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var said = await RunAsync(gateway, "A list of accounts");

        Assert.Contains("\"opened\":2,\"updated\":0,\"unchanged\":0,\"refused\":1,", said, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"NOT_FOUND\",\"field\":\"items[2].parentExternalId\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BatchAndStream_AsOnThePage_AreRecordedButForWhatIsWrong()
    {
        await using var gateway = await RunningGateway.StartAsync();
        gateway.Time.Advance(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero) - gateway.Time.GetUtcNow());
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = "seats", name = "Seats in use", unit = "seats", kind = new { level = new { } } });
        await owner.DoAsync("openAccount", "account { id }", new { name = "Acme", externalId = "acme" });

        Assert.Contains("\"taken\":2,\"duplicates\":0,\"refused\":1,", await RunAsync(gateway, "A batch"), StringComparison.Ordinal);
        Assert.Contains("{\"complete\":true,\"lastLine\":3,\"recorded\":0,\"unbound\":1,\"duplicate\":0,\"corrected\":0,\"refused\":2}", await RunAsync(gateway, "A stream"), StringComparison.Ordinal);
    }

    /// <summary>Runs the commands of a section with a key that may do what the page says.</summary>
    static async Task<string> RunAsync(RunningGateway gateway, string section)
    {
        RequiredProgram.Path("curl", "curl");
        var commands = Commands(section).Replace("localhost:5080", gateway.Url.Authority, StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo(RequiredProgram.Path("bash", "bash"), ["-eu", "-o", "pipefail", "-c", commands])
        {
            RedirectStandardOutput = true,
            Environment = { ["KEY"] = await gateway.CreateKeyAsync(ClientScopes.Read | ClientScopes.Measure | ClientScopes.Admin) },
        })!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"The commands of '{section}' ended with {shell.ExitCode} and said:\n{said}");
        return said;
    }

    static string Commands(string section)
    {
        var page = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Documentation", "integration.md"))
            .SkipWhile(line => line != $"## {section}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var (commands, isCommand) = (new StringBuilder(), false);
        foreach (var line in page)
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

        Assert.True(commands.Length > 0, $"The page has no commands in '{section}'.");
        return commands.ToString();
    }
}
