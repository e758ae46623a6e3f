using System.CommandLine;
using Success.Journal;
using Success.Journal.Sqlite;

namespace Success.Server;

/// <summary><c>verify FILE</c>: reads every entry of a journal and names the first bad one of each damaged partition.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var file = JournalFile.Argument();
        var command = new Command("verify", "Check every entry of a journal along its chain. Exit code 0: sound; 1: damaged; 2: cannot be read.") { file };
        command.SetAction((parsed, cancellationToken) =>
            JournalFile.UseAsync(parsed.GetRequiredValue(file), journal => VerifyAsync(journal, cancellationToken), cancellationToken));
        return command;
    }

    static async Task<int> VerifyAsync(SqliteJournal journal, CancellationToken cancellationToken)
    {
        var report = await journal.VerifyAsync(new ShownProgress(), cancellationToken);
        foreach (var damage in report.Damages)
        {
            Terminal.Say(Describe(damage));
        }

        Terminal.Say($"{report.Partitions} partitions, {report.Entries} entries: {(report.IsSound ? "sound" : $"{report.Damages.Count} damaged")}.");
        return report.IsSound ? 0 : 1;
    }

    static string Describe(JournalDamage damage) => damage switch
    {
        { Partition: { } partition, Number: { } number } => $"Partition '{partition}', entry {number}: {damage.Reason}",
        { Partition: { } partition } => $"Partition '{partition}': {damage.Reason}",
        _ => damage.Reason,
    };

    sealed class ShownProgress : IProgress<VerificationReport>
    {
        const int Every = 100;

        public void Report(VerificationReport value)
        {
            if (value.Partitions % Every == 0)
            {
                Terminal.ShowProgress($"{value.Partitions} partitions, {value.Entries} entries …");
            }
        }
    }
}
