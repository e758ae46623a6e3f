using System.CommandLine;
using Success.Bench;

var root = new RootCommand(
    "Benchmarks of Success. Each result is one JSON object on a line of standard output " +
    "(name, value, unit, parameters); progress goes to standard error.");

foreach (var command in Benchmarks.All)
{
    root.Subcommands.Add(command);
}

return await root.Parse(args).InvokeAsync();
