using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Schemas;

/// <summary>The same schemas printed the same.</summary>
public sealed class SchemaComparison(ReferenceImplementation reference)
{
    /// <summary>Compares generated schemas until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var i = 0; i < cases; i++)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, i))).Schema();
            if (await CompareAsync(sdl, i) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Compares one schema.</summary>
    public async Task<Difference?> CompareAsync(string sdl, int number)
    {
        var answer = await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = "compared", ["sdl"] = sdl });
        var theirs = answer["printed"]?.GetValue<string>() ?? answer.ToJsonString();
        var ours = Print(sdl);
        return ours == theirs ? null : new Difference("schema", number, sdl, ours, theirs);
    }

    static string Print(string sdl)
    {
        try
        {
            return SchemaPrinter.Print(SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(sdl), "schema.graphql")));
        }
        catch (SchemaException exception)
        {
            return exception.Message;
        }
    }
}
