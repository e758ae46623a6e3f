using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.Testing;

namespace Success.GraphQL.Differential;

/// <summary>The reference implementation in a process of its own: questions and answers are lines of JSON, in order.</summary>
public sealed class ReferenceImplementation : IDisposable
{
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    static readonly JsonSerializerOptions Plain = new() { MaxDepth = 512, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Process _node;

    ReferenceImplementation(Process node) => _node = node;

    /// <summary>Starts it, after installing its package where that has not been done.</summary>
    /// <exception cref="InvalidOperationException">Node or its package is missing and cannot be installed.</exception>
    public static ReferenceImplementation Start()
    {
        var folder = ReferencePackage.Installed();
        var node = Process.Start(new ProcessStartInfo(RequiredProgram.Path("node", "nodejs"), [Path.Combine(folder, "reference.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        return new ReferenceImplementation(node);
    }

    /// <summary>Asks one question and waits for its answer.</summary>
    public async Task<JsonObject> AskAsync(JsonObject question)
    {
        ArgumentNullException.ThrowIfNull(question);
        await _node.StandardInput.WriteLineAsync(question.ToJsonString(Plain));
        await _node.StandardInput.FlushAsync();
        var line = await _node.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The reference implementation ended with code {_node.ExitCode}.");
        return JsonNode.Parse(line, documentOptions: Deep)!.AsObject();
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
