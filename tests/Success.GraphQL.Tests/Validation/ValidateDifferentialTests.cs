using Success.GraphQL.Differential.Validation;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.Tests.Validation;

public sealed class ValidateDifferentialTests(ReferenceFixture fixture, ITestOutputHelper output) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Validate_GeneratedDocuments_FindsTheErrorsThatTheReferenceFinds()
    {
        var difference = await new ValidateComparison(fixture.Reference).RunAsync(Seed.Draw(output.WriteLine), cases: 1_000);

        Assert.True(difference is null, difference?.ToString());
    }
}
