using System.Security.Cryptography;
using Success.Domain.Portfolio;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Server.Demo;
using Success.Server.Simulation;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>What is in a demo, counted by the demo's own summary.</summary>
public sealed class DemoRunTests : IDisposable
{
    static readonly DateTimeOffset End = new(2026, 3, 20, 9, 30, 0, TimeSpan.Zero);
    static readonly DemoOptions Small = new(DemoOptions.FewestAccounts, DemoOptions.FewestDays, DemoOptions.UsualSeed);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_OfAYear_HasSomeOfEverything()
    {
        var demo = await MakeAsync("year.db", new(DemoOptions.UsualAccounts, DemoOptions.UsualDays, DemoOptions.UsualSeed));

        var missing = from line in demo.Census.Groups from count in line.Counts where count.Value == 0 select $"{line.Group}: {count.Key}";
        Assert.Empty(missing);
        Assert.Equal(DemoOptions.UsualAccounts, CountOf(demo, "accounts", "active") + CountOf(demo, "accounts", "archived"));
    }

    [Fact]
    public async Task Demo_OfTheSameSeed_IsTheSame_AndOfAnotherIsNot()
    {
        var (first, again) = (await MakeAsync("first.db", Small), await MakeAsync("again.db", Small));
        var other = await MakeAsync("other.db", Small with { Seed = 2 });

        Assert.Equal(Text(first), Text(again));
        Assert.NotEqual(Text(first), Text(other));
    }

    [Fact]
    public async Task Demo_AtItsEnd_HasNothingOfTheFutureAndNothingOverdue_AlsoAfterARestart()
    {
        await MakeAsync("small.db", Small);

        var summaries = await SummariesAsync("small.db");

        Assert.Equal(DemoOptions.FewestAccounts, summaries.Count);
        Assert.All(summaries, summary => Assert.True(summary.LatestData is null || summary.LatestData <= End, $"{summary.Name}: {summary.LatestData}"));
        Assert.All(summaries, summary => Assert.True(summary.NextWake is null || summary.NextWake > End, $"{summary.Name}: {summary.NextWake}"));
    }

    [Fact]
    public void Names_OfAsManyAccountsAsThereCanBe_AreAllDifferent() =>
        Assert.Equal(DemoNames.Most, Enumerable.Range(0, DemoNames.Most).Select(DemoNames.Top).Distinct(StringComparer.Ordinal).Count());

    Task<DemoOutcome> MakeAsync(string file, DemoOptions options)
    {
        var keys = new SecretKeys(RandomNumberGenerator.GetBytes(SecretKeys.MinBytes), RandomNumberGenerator.GetBytes(SecretKeys.MinBytes));
        return DemoRun.MakeAsync(options, _folder.File(file), keys, End, static _ => { }, CancellationToken.None);
    }

    async Task<IReadOnlyList<AccountSummary>> SummariesAsync(string file)
    {
        TenantScope.Enter(DemoWorld.Tag);
        var clock = new SimulatedClock(End);
        await using var service = await SimulatedService.StartAsync(
            DemoWorld.Tag, _folder.File(file), clock, new SimulatedIds(clock), CancellationToken.None);
        return await service.SummariesAsync();
    }

    static int CountOf(DemoOutcome demo, string group, string name) => demo.Census.Groups.Single(line => line.Group == group).Counts[name];

    static string Text(DemoOutcome demo) =>
        string.Join('\n', demo.Census.Groups.Select(line => $"{line.Group}: {string.Join(", ", line.Counts.Select(count => $"{count.Value} {count.Key}"))}"));
}
