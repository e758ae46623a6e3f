using System.Net.Http.Json;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Operations;

public sealed class OperationClockTests
{
    static readonly TimeSpan LongerThanAnOperation = TimeSpan.FromSeconds(11);

    [Fact]
    public async Task Operation_OutOfTimeByTheServersClock_IsEnded()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var program = gateway.OpenBrowser();

        // It takes a try or two until the time passes just while an operation waits for its grains.
        await Patience.UntilAsync(
            async () =>
            {
                var answer = AskAsync(program, await gateway.CreateKeyAsync());
                while (!answer.IsCompleted)
                {
                    gateway.Time.Advance(LongerThanAnOperation);
                }

                return (await answer).Contains("DEADLINE_EXCEEDED", StringComparison.Ordinal);
            },
            "an operation that runs out of time");
    }

    static async Task<string> AskAsync(Browser program, string key)
    {
        using var response = await program.SendAsync(
            HttpMethod.Post, "/graphql", JsonContent.Create(new { query = "{ viewer { workspace { name } } }" }), ("Authorization", $"Bearer {key}"));
        return await response.Content.ReadAsStringAsync();
    }
}
