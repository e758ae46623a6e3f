using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Operations;
using Success.GraphQL.Differential.Reduction;
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

    readonly ReferenceSchema _theirs = new(reference, "validated");
    readonly KnownSchema _ours = new();

    /// <summary>Compares cases until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        var sdl = "";
        for (var i = 0; i < cases; i++)
        {
            var random = new Random(HashCode.Combine(seed, i));
            if (i % DocumentsPerSchema == 0)
            {
                sdl = new SchemaGenerator(random).Schema();
            }

            if (await FindAsync(sdl, Generate(random, _ours.Of(sdl), i), i) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Compares one document, and makes it and its schema as small as they stay a difference.</summary>
    internal async Task<Difference?> FindAsync(string sdl, string document, int number)
    {
        if (await CompareAsync(sdl, document, number) is null)
        {
            return null;
        }

        document = await Minimiser.MinimiseAsync(document, async smaller => await CompareAsync(sdl, smaller, number) is not null);
        sdl = await TokenMinimiser.MinimiseAsync(sdl, async smaller => await CompareAsync(smaller, document, number) is not null);
        return await CompareAsync(sdl, document, number);
    }

    static string Generate(Random random, Schema schema, int number) => (number % 4) switch
    {
        0 => new OperationGenerator(random, schema).Document(),
        1 => NameShuffle.Shuffle(new OperationGenerator(random, schema).Document(), random),
        2 => new OperationGenerator(random, schema, oneMistakeIn: 40).Document(),
        _ => new OperationGenerator(random, schema, oneMistakeIn: 8).Document(),
    };

    async Task<Difference?> CompareAsync(string sdl, string document, int number)
    {
        if (Answer(sdl, document) is not { } ours || !await _theirs.KnowAsync(sdl))
        {
            return null;
        }

        var answer = await reference.AskAsync(new JsonObject { ["ask"] = "validate", ["schema"] = _theirs.Name, ["body"] = document });
        var theirs = answer.ToJsonString();
        return ours == theirs ? null : new Difference("validate", number, $"{document}\n--- schema\n{sdl}", Lines(ours), Lines(theirs));
    }

    // Null: the schema is none.
    string? Answer(string sdl, string document)
    {
        try
        {
            var schema = _ours.Of(sdl);
            var parsed = Parser.Parse(new Source(Encoding.UTF8.GetBytes(document)));
            var errors = Validator.Validate(schema, parsed, Unbounded).Where(error => !IsNewer(error));
            return new JsonObject { ["errors"] = new JsonArray([.. errors.Select(ErrorJson.Of)]) }.ToJsonString();
        }
        catch (SchemaException)
        {
            return null;
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["refused"] = ErrorJson.Of(exception.ToError()) }.ToJsonString();
        }
    }

    // An error of the September 2025 edition, which the reference implementation of this version does not know.
    static bool IsNewer(GraphQLError error) => error.Message.EndsWith(" directives in the top level selection.", StringComparison.Ordinal);

    static string Lines(string json) => json.Replace("{\"message\"", "\n{\"message\"", StringComparison.Ordinal);
}
