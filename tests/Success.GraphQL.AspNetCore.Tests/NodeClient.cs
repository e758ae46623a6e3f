using System.Text.Json;
using System.Text.Json.Nodes;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>Runs the reference clients, in Node.</summary>
static class NodeClient
{
    const string Folder = "tests/Success.GraphQL.AspNetCore.Tests/Clients";

    // Longer than the client itself waits for anything.
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    /// <summary>What a client saw of a scenario.</summary>
    /// <param name="kind">The client: <c>http</c>, <c>ws</c> or <c>sse</c>.</param>
    /// <param name="scenario">A function of its script.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="whenReady">What to do when the client says that it is ready; null for clients that say nothing.</param>
    public static async Task<JsonNode> RunAsync(string kind, string scenario, Uri endpoint, Action? whenReady = null)
    {
        using var node = NodePackage.Start(Folder, "run.js", kind, scenario, endpoint.ToString());
        var error = node.StandardError.ReadToEndAsync();
        if (whenReady is not null)
        {
            Assert.Equal("ready", await UntilAsync(node, node.StandardOutput.ReadLineAsync(), $"{kind} {scenario} to be ready"));
            whenReady();
        }

        var seen = await UntilAsync(node, node.StandardOutput.ReadToEndAsync(), $"the end of {kind} {scenario}");
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{kind} {scenario}: {await error}");
        return JsonNode.Parse(seen!)!;
    }

    /// <summary>What a client saw, as JSON without blanks.</summary>
    public static async Task<string> SeenAsync(string kind, string scenario, Uri endpoint) =>
        (await RunAsync(kind, scenario, endpoint)).ToJsonString(Relaxed);

    static async Task<string?> UntilAsync<T>(System.Diagnostics.Process node, Task<T> output, string what)
    {
        try
        {
            return (await output.WaitAsync(LongestWait))?.ToString();
        }
        catch (TimeoutException exception)
        {
            node.Kill();
            throw new TimeoutException($"Waited {LongestWait} for {what}.", exception);
        }
    }

    static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
