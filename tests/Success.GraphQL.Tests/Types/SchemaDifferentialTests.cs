using Success.GraphQL.Differential.Schemas;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.Tests.Types;

public sealed class SchemaDifferentialTests(ReferenceFixture fixture, ITestOutputHelper output) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Print_GeneratedSchemas_PrintsAsTheReferenceDoes()
    {
        var difference = await new SchemaComparison(fixture.Reference).RunAsync(Seed.Draw(output.WriteLine), cases: 300);

        Assert.True(difference is null, difference?.ToString());
    }
}
