using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The same coerced variables, or the same errors at the same places.</summary>
public sealed class CoercionComparison(ReferenceImplementation reference) : QuestionComparison(reference)
{
    static readonly IReadOnlyDictionary<string, Delivery> AtOnce = new Dictionary<string, Delivery>(StringComparer.Ordinal);

    private protected override async Task<Difference?> CompareAsync(Question question, int number)
    {
        var ours = CanonicalJson.Write(Coerce(question));
        var theirs = CanonicalJson.Write(await Theirs.CoerceAsync(question));
        return ours == theirs ? null : new Difference("coerce", number, question.ToString(), ours, theirs);
    }

    private protected override Question Generate(Random random, Schema schema, string sdl)
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
            Schema.Of(question.Sdl),
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
