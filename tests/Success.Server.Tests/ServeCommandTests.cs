using System.Net;
using Success.Testing;

namespace Success.Server.Tests;

public sealed class ServeCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Serve_Started_AnswersProbes(string path)
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal("""{"ok":true,"reasons":[]}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Serve_AskedToStop_EndsWithoutAnError()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task Serve_FolderInUse_SaysSo()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        var (exitCode, _, errors) = await CommandLine.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path);

        Assert.Equal(2, exitCode);
        Assert.Contains("success.db", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WrongSettings_AreAllNamed()
    {
        await File.WriteAllTextAsync(_folder.File("settings.json"), """{ "mail": { "smtp": { "port": 70000 } }, "lmits": { "requestBurst": 1 } }""");

        var (exitCode, _, errors) = await CommandLine.RunAsync(
            "--config", _folder.File("settings.json"), "--urls", "localhost", "--log-level", "loud", "--data", _folder.File("settings.json"));

        Assert.Equal(2, exitCode);
        Assert.Equal(
            $"""
             The configuration cannot be used:
             - lmits.requestBurst: There is no such setting; the nearest is limits.requestBurst.
             - --urls: 'localhost' is no such address; allowed: one or more of http://HOST:PORT and https://HOST:PORT, separated by commas.
             - --data: '{_folder.File("settings.json")}' is no folder; allowed: a folder that can be written.
             - mail.smtp.port: '70000' is no such number; allowed: 1 to 65535.
             - --log-level: 'loud' is none of these words; allowed: debug, information, warning or error.

             """,
            errors);
    }
}
