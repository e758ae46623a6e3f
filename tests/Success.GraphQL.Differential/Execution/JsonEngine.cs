using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The engine with one document, executed on trees of JSON.</summary>
sealed class JsonEngine
{
    static readonly ExecutionServices Services = new(new NoServices(), null, static failure => new() { Message = failure.Exception.Message, Code = "TEST" }, int.MaxValue, null, TimeProvider.System, CancellationToken.None);

    readonly Schema _schema;
    readonly PreparedDocument _prepared;

    public JsonEngine(Schema schema, string document, Func<FieldDefinition, Delivery> delivery)
    {
        _schema = schema;
        var parsed = Parser.Parse(new Source(Encoding.UTF8.GetBytes(document)));
        _prepared = new PreparedDocument(new JsonBinding(schema, delivery), parsed, DocumentMeasure.Of(parsed), ListLengths.Of(schema, parsed));
    }

    public static GraphQLLimits Limits { get; } = new() { Errors = 50 };

    public static JsonArray Errors(IEnumerable<GraphQLError> errors) => new([.. errors.Select(JsonNode (error) => ErrorJson.Of(error))]);

    public async Task<JsonObject> ExecuteAsync(JsonObject variables, string? operationName, JsonObject world)
    {
        if (_prepared.Operation(operationName, out var unresolved) is not { } operation)
        {
            return new JsonObject { ["errors"] = Errors([new GraphQLError { Message = unresolved }]) };
        }

        var given = JsonSerializer.SerializeToElement(variables);
        var coerced = VariableCoercion.CoerceVariableValues(_schema, _prepared.Document, operation, given, Limits, VariableLists.Usual, out var refused);
        return coerced is null
            ? new JsonObject { ["errors"] = Errors(refused) }
            : await ExecuteAsync(_prepared.Plan(operation, coerced), coerced, world);
    }

    static async Task<JsonObject> ExecuteAsync(OperationPlan plan, VariableValues variables, JsonObject world)
    {
        using var execution = new Operation(plan, variables, Services, new Workspace());
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

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
