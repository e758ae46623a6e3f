using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Reduction;
using Success.GraphQL.Differential.Schemas;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The same coerced variables, or the same errors at the same places.</summary>
public sealed class CoercionComparison(ReferenceImplementation reference)
{
    const int CasesPerSchema = 25;

    static readonly IReadOnlyDictionary<string, Delivery> AtOnce = new Dictionary<string, Delivery>(StringComparer.Ordinal);

    readonly ReferenceExecution _theirs = new(reference);
    readonly KnownSchema _schema = new();

    /// <summary>Compares generated variables until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var first = 0; first < cases; first += CasesPerSchema)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, first))).Schema();
            var schema = _schema.Of(sdl);
            for (var i = first; i < Math.Min(cases, first + CasesPerSchema); i++)
            {
                if (await FindAsync(Generate(new Random(HashCode.Combine(seed, i, 1)), schema, sdl), i) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    /// <summary>Compares one question, and makes it as small as it stays a difference.</summary>
    internal async Task<Difference?> FindAsync(Question question, int number)
    {
        if (await CompareAsync(question, number) is null)
        {
            return null;
        }

        var minimiser = new QuestionMinimiser(async smaller => await CompareAsync(smaller, number) is not null, _theirs.TakesAsync);
        return await CompareAsync(await minimiser.MinimiseAsync(question), number);
    }

    async Task<Difference?> CompareAsync(Question question, int number)
    {
        var ours = CanonicalJson.Write(Coerce(question));
        var theirs = CanonicalJson.Write(await _theirs.CoerceAsync(question));
        return ours == theirs ? null : new Difference("coerce", number, question.ToString(), ours, theirs);
    }

    static Question Generate(Random random, Schema schema, string sdl)
    {
        var inputs = schema.Types.Where(type => type.IsInput && !type.IsIntrospection).ToArray();
        var variables = new JsonObject();
        var definitions = new List<string>();
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            SchemaType type = inputs[random.Next(inputs.Length)];
            type = random.Next(3) switch { 0 => type.List, 1 => type.NonNull.List.NonNull, _ => random.Next(2) == 0 ? type : type.NonNull };
            definitions.Add(FormattableString.Invariant($"$v{i}: {type}"));
            if (random.Next(6) > 0)
            {
                variables[FormattableString.Invariant($"v{i}")] = InputGenerator.Value(random, type, 0, isOdd: random.Next(3) > 0);
            }
        }

        return new Question(sdl, $"query({string.Join(", ", definitions)}) {{ __typename }}", null, variables, [], AtOnce);
    }

    JsonObject Coerce(Question question)
    {
        var document = Parser.Parse(new Source(System.Text.Encoding.UTF8.GetBytes(question.Document)));
        var coerced = VariableCoercion.CoerceVariableValues(
            _schema.Of(question.Sdl),
            document,
            document.Definitions.OfType<OperationDefinitionNode>().First(),
            JsonSerializer.SerializeToElement(question.Variables),
            JsonEngine.Limits,
            VariableLists.Usual,
            out var errors);
        return coerced is null
            ? new JsonObject { ["errors"] = JsonEngine.Errors(errors) }
            : new JsonObject { ["coerced"] = JsonNode.Parse(CoercedJson.Write(new Dictionary<string, object?>(coerced, StringComparer.Ordinal))) };
    }
}
