using Success.GraphQL.Differential.Execution;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.Tests.Execution;

public sealed class ExecutionDifferentialTests(ReferenceFixture fixture, ITestOutputHelper output) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Execute_GeneratedOperations_AnswersAsTheReferenceDoes()
    {
        var difference = await new ExecutionComparison(fixture.Reference).RunAsync(Seed.Draw(output.WriteLine), cases: 1_000);

        Assert.True(difference is null, difference?.ToString());
    }

    [Fact]
    public async Task CoerceVariableValues_GeneratedVariables_AnswersAsTheReferenceDoes()
    {
        var difference = await new CoercionComparison(fixture.Reference).RunAsync(Seed.Draw(output.WriteLine), cases: 500);

        Assert.True(difference is null, difference?.ToString());
    }

    [Fact]
    public async Task Execute_NullMatrix_AnswersAsTheReferenceDoes()
    {
        var matrix = new NullMatrixComparison(fixture.Reference);

        var difference = await matrix.RunAsync();

        Assert.True(difference is null, difference?.ToString());
        output.WriteLine($"{matrix.Compared} executions were compared.");
    }
}
