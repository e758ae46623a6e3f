#pragma warning disable RS0030 // This program's standard output is its protocol.
using System.Globalization;
using System.Text;
using Success.Journal.Faults;

// Success.Journal.Faults FOLDER WRITERS PARTITIONS-PER-WRITER APPENDS-PER-WRITER FAULT
var options = new WorkloadOptions(
    int.Parse(args[1], CultureInfo.InvariantCulture),
    int.Parse(args[2], CultureInfo.InvariantCulture),
    int.Parse(args[3], CultureInfo.InvariantCulture));

await using var output = Console.OpenStandardOutput();
var saying = new Lock();
await using (var journal = await JournalFolder.OpenAsync(args[0], Enum.Parse<PlantedFault>(args[4])))
{
    Say(WorkerProcess.ReadyLine);
    await new Workload(journal, options, Say).RunAsync();
    Say(WorkerProcess.DoneLine);
}

// A line has left the process when this returns: what was tried is known outside before it can be durable.
void Say(string line)
{
    lock (saying)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }
}
