using Success.Journal.Faults;
using Success.Testing;
using Xunit.Abstractions;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Success.Journal.FaultTests;

/// <summary>What is promised of an acknowledged append, against the death of the process, a broken or full disk and the loss of power.</summary>
public sealed class DurabilityTests(ITestOutputHelper output)
{
    const int KillsPerRun = 20;
    const int CrashPointsPerRun = 50;
    const int PowerLossesPerRun = 50;
    const int DamagesPerRun = 200;

    [Fact]
    public async Task Kill_UnderThirtyTwoWriters_KeepsEveryAcknowledgedAppend()
    {
        var report = await new KillCycles(Seed.Draw(output.WriteLine), PlantedFault.None, output.WriteLine).RunAsync(KillsPerRun);

        Assert.True(report.Findings.IsClean, report.Findings.ToString());
        Assert.True(report.Acknowledged > 1000, $"Only {report.Acknowledged} appends were acknowledged: nothing was tested.");
    }

    [Fact]
    public async Task CrashOrErrorAtACall_KeepsEveryAcknowledgedAppend()
    {
        var report = await new CrashPoints(Seed.Draw(output.WriteLine), PlantedFault.None, output.WriteLine)
            .RunAsync(await CrashPoints.AllAsync(), CrashPointsPerRun);

        Assert.True(report.Findings.IsClean, report.Findings.ToString());
        Assert.True(report.Damaged.Count == 0, string.Join('\n', report.Damaged));
        Assert.True(report.Stuck.Count == 0, string.Join('\n', report.Stuck));
        Assert.Equal(Enum.GetValues<CrashAction>(), report.Points.Keys.Order());
    }

    [Fact]
    public async Task PowerLoss_AtAnyMoment_KeepsEveryAcknowledgedAppend()
    {
        var report = await new PowerLoss(Seed.Draw(output.WriteLine), PlantedFault.None, output.WriteLine).RunAsync(PowerLossesPerRun);

        Assert.True(report.Findings.IsClean, report.Findings.ToString());
        Assert.True(report.Damaged.Count == 0, string.Join('\n', report.Damaged));
        Assert.True(report.Acknowledged > 0, "Nothing was acknowledged: nothing was tested.");
    }

    [Fact]
    public async Task Damage_OfAFile_NeverGivesAWrongAnswer()
    {
        var report = await new Damage(Seed.Draw(output.WriteLine), PlantedFault.None, output.WriteLine).RunAsync(DamagesPerRun);

        Assert.True(report.Wrong.Count == 0, string.Join('\n', report.Wrong));
        Assert.Equal(DamagesPerRun, report.Detected + report.Harmless);
    }
}
