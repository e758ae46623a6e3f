using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Schemas;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The same data in the same order, the same errors with their places and paths, the same coerced variables.</summary>
public sealed class ExecutionComparison(ReferenceImplementation reference)
{
    // Making a schema known to the other process costs more than asking it something.
    const int CasesPerSchema = 25;

    static readonly ExecutionServices Services = new(new NoServices(), null, (exception, _) => (exception.Message, "TEST"), int.MaxValue, null, TimeProvider.System, CancellationToken.None);

    /// <summary>Compares generated operations on generated data until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public Task<Difference?> RunAsync(int seed, int cases) => EachAsync(seed, cases, CompareExecutionAsync);

    /// <summary>Compares the coercion of generated variables until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public Task<Difference?> RunCoercionAsync(int seed, int cases) => EachAsync(seed, cases, CompareCoercionAsync);

    /// <summary>Null propagation through three levels: each of them of any wrapping, and null, an error or a value, at once or later.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunNullMatrixAsync()
    {
        foreach (var (outer, middle, inner) in NullMatrix.Wrappings)
        {
            var sdl = NullMatrix.Schema(outer, middle, inner);
            var schema = SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(sdl), "schema.graphql"));
            await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = "executed", ["sdl"] = sdl });
            foreach (var (world, isAsynchronous) in NullMatrix.Worlds(outer, middle, inner))
            {
                if (await CompareAsync(schema, sdl, new ExecutionCase("{ a { b { c } z } }", [], world, isAsynchronous), 0) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    async Task<Difference?> EachAsync(int seed, int cases, Func<Schema, string, Random, int, Task<Difference?>> compare)
    {
        for (var first = 0; first < cases; first += CasesPerSchema)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, first))).Schema();
            var schema = SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(sdl), "schema.graphql"));
            await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = "executed", ["sdl"] = sdl });
            for (var i = first; i < Math.Min(cases, first + CasesPerSchema); i++)
            {
                if (await compare(schema, sdl, new Random(HashCode.Combine(seed, i, 1)), i) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    async Task<Difference?> CompareExecutionAsync(Schema schema, string sdl, Random random, int number)
    {
        var isMutation = schema.Mutation is not null && random.Next(4) == 0;
        var root = (ObjectType)(isMutation ? schema.Mutation! : schema.Query!);
        var isAsynchronous = random.Next(3) == 0;
        var world = new WorldGenerator(random, isAsynchronous).Root(root);
        var generator = new OperationGenerator(random);
        var document = generator.Operation(isMutation ? "mutation" : "query", root);
        return await CompareAsync(schema, sdl, new ExecutionCase(document, generator.Variables, world, isAsynchronous), number);
    }

    async Task<Difference?> CompareAsync(Schema schema, string sdl, ExecutionCase asked, int number)
    {
        var ours = await ExecuteAsync(schema, asked.Document, asked.Variables, asked.World);
        var answer = await reference.AskAsync(new JsonObject
        {
            ["ask"] = "execute",
            ["schema"] = "executed",
            ["body"] = asked.Document,
            ["variables"] = asked.Variables.DeepClone(),
            ["root"] = asked.World.DeepClone(),
        });
        var theirs = answer["result"] as JsonObject ?? answer;
        if (asked.IsAsynchronous)
        {
            // Which errors are told beside the one that made their parent null depends on who was faster; the data does not.
            ours.Remove("errors");
            theirs.Remove("errors");
        }

        var (left, right) = (CanonicalJson.Write(ours), CanonicalJson.Write(theirs));
        return left == right
            ? null
            : new Difference("execute", number, $"{asked.Document}\n{asked.Variables.ToJsonString()}\n{asked.World.ToJsonString()}\n{sdl}", left, right);
    }

    internal static async Task<JsonObject> ExecuteAsync(Schema schema, string text, JsonObject variables, JsonObject world)
    {
        var document = Parser.Parse(new Source(Encoding.UTF8.GetBytes(text)));
        var prepared = new PreparedDocument(new JsonBinding(schema), document, DocumentMeasure.Of(document), ListLengths.Of(schema, document));
        var operation = prepared.Operation(null, out _)!;
        var given = JsonSerializer.SerializeToElement(variables);
        var coerced = VariableCoercion.CoerceVariableValues(schema, document, operation, given, Limits, VariableLists.Usual, out var refused);
        if (coerced is null)
        {
            return new JsonObject { ["errors"] = Errors(refused) };
        }

        using var execution = new Operation(prepared.Plan(operation, coerced), coerced, Services, new Workspace());
        await execution.ExecuteAsync(world);
        var output = new ArrayBufferWriter<byte>();
        execution.CopyTo(output);
        var response = new JsonObject();
        if (execution.Errors.Count > 0)
        {
            response["errors"] = Errors(execution.Errors);
        }

        response["data"] = JsonNode.Parse(output.WrittenSpan);
        return response;
    }

    async Task<Difference?> CompareCoercionAsync(Schema schema, string sdl, Random random, int number)
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

        var text = $"query({string.Join(", ", definitions)}) {{ __typename }}";
        var document = Parser.Parse(new Source(Encoding.UTF8.GetBytes(text)));
        var coerced = VariableCoercion.CoerceVariableValues(
            schema, document, (OperationDefinitionNode)document.Definitions[0], JsonSerializer.SerializeToElement(variables), Limits, VariableLists.Usual, out var errors);
        var ours = coerced is null
            ? new JsonObject { ["errors"] = Errors(errors) }
            : new JsonObject { ["coerced"] = JsonNode.Parse(CoercedJson.Write(new Dictionary<string, object?>(coerced, StringComparer.Ordinal))) };
        var theirs = await reference.AskAsync(new JsonObject
        {
            ["ask"] = "coerce",
            ["schema"] = "executed",
            ["body"] = text,
            ["variables"] = variables.DeepClone(),
        });
        var (left, right) = (CanonicalJson.Write(ours), CanonicalJson.Write(theirs));
        return left == right ? null : new Difference("coerce", number, $"{text}\n{variables.ToJsonString()}\n{sdl}", left, right);
    }

    static GraphQLLimits Limits { get; } = new() { Errors = 50 };

    static JsonArray Errors(IEnumerable<GraphQLError> errors) => new([.. errors.Select(JsonNode (error) => ErrorJson.Of(error))]);

    sealed record ExecutionCase(string Document, JsonObject Variables, JsonObject World, bool IsAsynchronous);

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
