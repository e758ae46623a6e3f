using System.Diagnostics.Metrics;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Operations;

public sealed class OperationInstrumentsTests
{
    [Fact]
    public async Task Operation_Measured_IsNamedByWordsOfTheSchemaAlone()
    {
        var measured = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "graphql.operation.duration")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Add(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Value}"))));
        listener.Start();
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var program = gateway.OpenBrowser();
        using var content = new StringContent("""{"query":"query Mine { viewer { __typename } }"}""", null, "application/json");

        var response = await program.SendAsync(HttpMethod.Post, "/graphql", content, ("Authorization", $"Bearer {key}"));

        Assert.Contains("Viewer", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("query viewer ok", measured);
        Assert.DoesNotContain(measured, one => one.Contains("Mine", StringComparison.Ordinal));
    }
}
