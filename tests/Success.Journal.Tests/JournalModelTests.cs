using System.Globalization;
using Success.Journal.Conformance;
using Success.Journal.Tests.Sqlite;
using Xunit.Abstractions;

namespace Success.Journal.Tests;

/// <summary>SUCCESS_SEED repeats a run; SUCCESS_STEPS makes it longer.</summary>
public sealed class JournalModelTests(ITestOutputHelper output)
{
    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Fact]
    public Task VolatileJournal_RandomOperations_AgreesWithTheModel() =>
        RunAsync(() => Task.FromResult<IJournal>(new VolatileJournal()), outlivesClosing: false, steps: 2000);

    [Fact]
    public async Task SqliteJournal_RandomOperationsAndRestarts_AgreesWithTheModel()
    {
        using var folder = new SqliteFolder();
        await RunAsync(async () => await folder.OpenAsync(), outlivesClosing: true, steps: 600);
    }

    async Task RunAsync(Func<Task<IJournal>> open, bool outlivesClosing, int steps)
    {
        var seed = Number("SUCCESS_SEED", Environment.TickCount);
        output.WriteLine($"SUCCESS_SEED={seed}");
        await new JournalModelRun(open, outlivesClosing, seed).RunAsync(Number("SUCCESS_STEPS", steps));
    }
}
