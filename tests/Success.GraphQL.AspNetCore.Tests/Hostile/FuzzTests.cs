using Success.GraphQL.TestServer.Fuzzing;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.AspNetCore.Tests.Hostile;

public sealed class FuzzTests(ITestOutputHelper output)
{
    const int Documents = 200_000;

    [Fact]
    public async Task Engine_DamagedDocuments_AreAnsweredAndNeverThrow()
    {
        var run = new FuzzRun();

        Assert.Empty(await run.RunAsync(Documents, Seed.Draw(output.WriteLine)));
        Assert.True(run is { Executed: > 1_000, Refused: > 1_000 }, $"Executed {run.Executed}, refused {run.Refused}: the fuzzer has become too tame or too wild.");
    }
}
