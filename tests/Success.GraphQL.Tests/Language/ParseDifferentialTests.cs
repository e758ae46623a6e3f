using Success.GraphQL.Differential.Parsing;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.Tests.Language;

public sealed class ParseDifferentialTests(ReferenceFixture fixture, ITestOutputHelper output) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Parse_GeneratedDocuments_AnswersAsTheReferenceDoes()
    {
        var difference = await new ParseComparison(fixture.Reference).RunAsync(Seed.Draw(output.WriteLine), cases: 2_000);

        Assert.True(difference is null, difference?.ToString());
    }
}
