using Success.Journal.Faults;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.Journal.FaultTests;

/// <summary>
/// The fault tests can fail: a fault that is planted in the worker's journal is found. Faults that one process can show are planted
/// in the journal's own tests.
/// </summary>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(PlantedFault.SkipSync)]
    [InlineData(PlantedFault.SyncAtCheckpointOnly)]
    [InlineData(PlantedFault.AcknowledgeBeforeCommit)]
    public async Task PowerLoss_WithoutASyncBeforeTheAnswer_FindsLostAppends(PlantedFault fault)
    {
        var report = await new PowerLoss(Seed.Draw(output.WriteLine), fault, output.WriteLine).RunAsync(losses: 30);

        Assert.True(report.Findings.Lost > 0, $"{fault} was not noticed.");
    }

    [Theory]
    [InlineData(PlantedFault.LoseLastEntry)]
    [InlineData(PlantedFault.LoseRows)]
    public async Task Kill_WithATornAppend_FindsIt(PlantedFault fault)
    {
        var report = await new KillCycles(Seed.Draw(output.WriteLine), fault, output.WriteLine).RunAsync(cycles: 1);

        Assert.True(report.Findings.Torn + report.Findings.Reordered + report.Findings.Lost > 0, $"{fault} was not noticed.");
    }

    [Fact]
    public async Task Crash_WithForgottenAppendIds_FindsIt()
    {
        CrashPoint[] points = [.. (await CrashPoints.AllAsync()).Where(point => point.Action == CrashAction.Kill && point.Number > 100)];

        var report = await new CrashPoints(Seed.Draw(output.WriteLine), PlantedFault.WriteRepeatedAgain, output.WriteLine).RunAsync(points, 3);

        Assert.False(report.IsClean, $"{PlantedFault.WriteRepeatedAgain} was not noticed.");
    }
}
