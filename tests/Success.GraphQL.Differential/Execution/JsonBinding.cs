using System.Text.Json.Nodes;
using Success.GraphQL.Binding;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>A schema bound to a tree of JSON: the value of a field is what stands in its parent under the field's name. Markers make it fail
/// ($error), come later ($later) or repeat its arguments ($arguments), as in the reference process.</summary>
sealed class JsonBinding(Schema schema) : SchemaBinding(schema)
{
    readonly Dictionary<ObjectType, ObjectBinding> _objects = [];

    public override ObjectBinding Root(OperationType operation) => Of(Schema.RootType(operation)!);

    public ObjectBinding Of(ObjectType type)
    {
        if (!_objects.TryGetValue(type, out var binding))
        {
            _objects[type] = binding = new ObjectBinding(type, field => Schema.IsMetaField(field)
                ? ClrBinding.BindMetaField(Schema, field, type)
                : new JsonResolver(field, new JsonCompleter(this, field.Type)));
        }

        return binding;
    }
}

/// <summary>Reads a field from its parent.</summary>
sealed class JsonResolver(FieldDefinition definition, JsonCompleter completer) : FieldResolver
{
    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        var arguments = field.Arguments.Values(operation);
        var value = (parent as JsonObject)?[definition.Name];
        return value is JsonObject later && later.ContainsKey("$later")
            ? operation.Await(field, LaterAsync(later["$later"], arguments), completer)
            : completer.Complete(Marked(value, arguments), operation, field);
    }

    async Task<JsonNode?> LaterAsync(JsonNode? value, object?[] arguments)
    {
        await Task.Yield();
        return value is JsonObject later && later.ContainsKey("$later") ? await LaterAsync(later["$later"], arguments) : Marked(value, arguments);
    }

    JsonNode? Marked(JsonNode? value, object?[] arguments)
    {
        if (value is JsonObject marked && marked.TryGetPropertyValue("$error", out var message))
        {
            throw new GraphQLException((string)message!, "TEST");
        }

        return value is JsonObject echo && echo.ContainsKey("$arguments") ? CoercedJson.Arguments(definition, arguments) : value;
    }
}
