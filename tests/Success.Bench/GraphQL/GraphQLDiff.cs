using System.CommandLine;
using Success.GraphQL.Differential;
using Success.GraphQL.Differential.Execution;
using Success.GraphQL.Differential.Parsing;
using Success.GraphQL.Differential.Schemas;
using Success.GraphQL.Differential.Validation;
using Success.Testing;

namespace Success.Bench.GraphQL;

/// <summary>The long runs of the comparison with the reference implementation; the suite runs the same code for shorter.</summary>
static class GraphQLDiff
{
    public static Command Command()
    {
        var cases = new Option<int>("--cases") { Description = "Cases of each comparison.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int?>("--seed") { Description = "The seed of a run to repeat." };
        var only = new Option<string?>("--only") { Description = "One comparison: parse, schema, validate, execute or coerce." };
        var command = new Command("graphql-diff", "Asks the GraphQL engine and npm graphql the same questions; ends at the first difference.") { cases, seed, only };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(cases), parsed.GetValue(seed) ?? Seed.Draw(Report.Progress), parsed.GetValue(only)));
        return command;
    }

    static async Task<int> RunAsync(int cases, int seed, string? only)
    {
        using var reference = ReferenceImplementation.Start();
        var comparisons = new (string Name, Func<Task<Difference?>> Run)[]
        {
            ("parse", () => new ParseComparison(reference).RunAsync(seed, cases)),
            ("schema", () => new SchemaComparison(reference).RunAsync(seed, Math.Max(1, cases / 10))),
            ("validate", () => new ValidateComparison(reference).RunAsync(seed, cases)),
            ("execute", () => new ExecutionComparison(reference).RunAsync(seed, cases)),
            ("coerce", () => new CoercionComparison(reference).RunAsync(seed, cases)),
        };
        foreach (var (name, run) in comparisons.Where(comparison => only is null || comparison.Name == only))
        {
            Report.Progress($"comparing {name}");
            if (await run() is { } difference)
            {
                Report.Progress(difference.ToString());
                Report.Result($"graphql-diff.{name}.differences", 1, "count", new { seed, cases });
                return 1;
            }

            Report.Result($"graphql-diff.{name}.differences", 0, "count", new { seed, cases });
        }

        return 0;
    }
}
