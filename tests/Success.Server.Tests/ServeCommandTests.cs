using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Success.Testing;

namespace Success.Server.Tests;

public sealed partial class ServeCommandTests : IDisposable
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

    [Theory]
    [InlineData("debug")]
    [InlineData("information")]
    public async Task Serve_HoweverMuchIsLogged_WritesNoAddressOfALink(string level)
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--log-level", level);

        var response = await server.Http.GetAsync(new Uri("/sign-in/link?with=thesecretofamail", UriKind.Relative));
        await server.StopAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("thesecretofamail", server.Said, StringComparison.Ordinal);
        Assert.Equal(level == "debug", server.Said.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));
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
    public async Task Serve_PlacesThatCannotBeHad_AreAllNamedAndNothingElseIsSaid()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        var taken = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        // 192.0.2.0/24 is for documentation, and no machine's.
        var (exitCode, output, errors) = await CommandLine.RunAsync("serve", "--urls", $"{taken},http://192.0.2.1:8080", "--data", "/proc/none");

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Equal(
            $"""
             The configuration cannot be used:
             - urls: '{taken}' cannot be listened at: another program listens there.
             - urls: 'http://192.0.2.1:8080' cannot be listened at: the address is not one of this machine's.
             - data: '/proc/none' cannot be made; allowed: a folder that can be written.

             """,
            errors);
    }

    [Fact]
    public async Task Serve_CertificateThatIsNone_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.File("certificate.pem"), "none");

        var (exitCode, _, errors) = await CommandLine.RunAsync(
            "--urls", "https://127.0.0.1:0", "--data", _folder.File("data"), "--tls-certificate", _folder.File("certificate.pem"), "--tls-key", _folder.File("certificate.pem"));

        Assert.Equal(2, exitCode);
        Assert.StartsWith(
            $"The configuration cannot be used:\n- --tls-certificate: '{_folder.File("certificate.pem")}' cannot be used with the key of tls.key (", errors, StringComparison.Ordinal);
        Assert.EndsWith("; allowed: a PEM file.\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WithHttps_SendsTheCertificatesThatVouchForItsOwn()
    {
        var root = Certificates.WriteChain(_folder.File("certificate.pem"), _folder.File("key.pem"));
        await using var server = await ServerProcess.StartAtAsync(
            new("https://127.0.0.1:0"), _folder.File("data"), "--tls-certificate", _folder.File("certificate.pem"), "--tls-key", _folder.File("key.pem"));

        // Whoever trusts the root alone can follow the chain only when all of it is sent.
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(root);
        using var http = new HttpClient(handler) { BaseAddress = server.Http.BaseAddress };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Log_WhileRequestsAreTraced_SaysToWhichTraceALineBelongs()
    {
        // Nobody takes the traces; they are made all the same.
        await using var server = await ServerProcess.StartWithAsync(_folder.Path, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1", "--log-format", "json", "--log-level", "debug");

        using var response = await server.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        await server.StopAsync();

        var trace = response.Headers.GetValues("Request-Id").Single();
        Assert.Contains(server.Said.Split('\n'), line => line.Contains("Executing endpoint", StringComparison.Ordinal) && line.Contains($"\"TraceId\":\"{trace}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_TurnedOn_AreTextThatACollectorReads()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--metrics", "true");
        await server.Http.GetAsync(new Uri("/health/live", UriKind.Relative));

        using var response = await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(MetricsLine(), line));
        Assert.Contains("# TYPE journal_append_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^journal_append_duration_seconds_bucket\\{.*le=\"\\+Inf\"\\} [1-9]", text);
        Assert.Matches("(?m)^http_server_request_duration_seconds_count\\{.*http_route=\"/health/live\".*\\} 1$", text);
        Assert.Matches("(?m)^silo_activations(\\{.*\\})? [1-9]", text);
    }

    [Fact]
    public async Task Metrics_UnlessTurnedOn_AreNowhere()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        using var response = await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // The text format: comments, or a name with labels and a number.
    [GeneratedRegex("^(# (HELP|TYPE) [a-z_0-9]+ .*|[a-z_0-9]+(\\{([a-z_0-9]+=\"([^\"\\\\]|\\\\.)*\",?)*\\})? (-?[0-9.E+-]+|NaN|[+-]Inf))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MetricsLine();

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
