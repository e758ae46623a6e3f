using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Operations;
using Success.GraphQL.Differential.Schemas;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Differential.Validation;

/// <summary>The same documents valid, and where not, the same errors at the same places in the same order.</summary>
public sealed class ValidateComparison(ReferenceImplementation reference)
{
    // Enough documents per schema that sending it costs little, and enough schemas to meet all they can hold.
    const int DocumentsPerSchema = 20;

    // The reference implementation's own bounds are out of reach too, so that all errors are compared.
    static readonly ValidationOptions Unbounded = new()
    {
        MaxErrors = 1000,
        MaxFieldComparisons = int.MaxValue,
        MaxMessageLength = int.MaxValue,
        MaxLocations = int.MaxValue,
    };

    int _notComparable;

    /// <summary>Compares cases until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        var schema = (Sdl: "", Built: (Schema?)null);
        for (var i = 0; i < cases; i++)
        {
            var random = new Random(HashCode.Combine(seed, i));
            if (i % DocumentsPerSchema == 0)
            {
                schema.Sdl = new SchemaGenerator(random).Schema();
                schema.Built = SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(schema.Sdl), "schema.graphql"));
                await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = "validated", ["sdl"] = schema.Sdl });
            }

            var document = Generate(random, schema.Built!, i);
            if (await CompareAsync(schema.Built!, document, i) is not null)
            {
                var small = await Minimiser.MinimiseAsync(document, async text => await CompareAsync(schema.Built!, text, i) is not null);
                var difference = await CompareAsync(schema.Built!, small, i);
                return difference! with { Question = $"{small}\n--- schema\n{schema.Sdl}" };
            }
        }

        // What is left out must stay rare, or nothing is compared.
        return _notComparable * 10 > cases ? new Difference("validate", cases, "", $"{_notComparable} documents were left out", "") : null;
    }

    static string Generate(Random random, Schema schema, int number) => (number % 4) switch
    {
        0 => new OperationGenerator(random, schema).Document(),
        1 => NameShuffle.Shuffle(new OperationGenerator(random, schema).Document(), random),
        2 => new OperationGenerator(random, schema, oneMistakeIn: 40).Document(),
        _ => new OperationGenerator(random, schema, oneMistakeIn: 8).Document(),
    };

    async Task<Difference?> CompareAsync(Schema schema, string document, int number)
    {
        var ours = Answer(schema, document);
        if (ours.Contains("in the top level selection", StringComparison.Ordinal))
        {
            // A rule of the September 2025 edition, which the reference implementation of this version does not have.
            _notComparable++;
            return null;
        }

        var answer = await reference.AskAsync(new JsonObject { ["ask"] = "validate", ["schema"] = "validated", ["body"] = document });
        var theirs = answer.ToJsonString();
        return ours == theirs ? null : new Difference("validate", number, document, Lines(ours), Lines(theirs));
    }

    static string Answer(Schema schema, string document)
    {
        try
        {
            var parsed = Parser.Parse(new Source(Encoding.UTF8.GetBytes(document)));
            var errors = Validator.Validate(schema, parsed, Unbounded);
            return new JsonObject { ["errors"] = new JsonArray([.. errors.Select(ErrorJson.Of)]) }.ToJsonString();
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["refused"] = ErrorJson.Of(exception.ToError()) }.ToJsonString();
        }
    }

    static string Lines(string json) => json.Replace("{\"message\"", "\n{\"message\"", StringComparison.Ordinal);
}
