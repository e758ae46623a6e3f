using System.Text.Json;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>What integrators make of the contract by program: TypeScript of all of it and of operations, which its compiler takes.</summary>
public sealed class CodegenTests
{
    [Fact]
    public async Task Contract_MadeIntoTypeScript_IsTakenByTheStrictCompiler()
    {
        using var node = NodePackage.Start("tests/Success.Gateway.Tests/Contract/Codegen", "generate.js");
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(GatewaySchema.Text);
        node.StandardInput.Close();
        await node.WaitForExitAsync();

        Assert.True(node.ExitCode == 0, await error);
        var made = JsonDocument.Parse(await output).RootElement;
        Assert.Equal("[]", made.GetProperty("errors").GetRawText());
        Assert.True(made.GetProperty("lines")[0].GetInt32() > GatewaySchema.Text.Count(letter => letter == '\n') / 2, $"{made} is not all of it.");
    }
}
