using System.Text.Json.Nodes;
using Success.GraphQL.Binding;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>A schema bound to a tree of JSON: the value of a field is what stands in its parent under the field's name. Markers make it fail
/// ($error), come later ($later) or repeat its arguments ($arguments), as in the reference process.</summary>
sealed class JsonBinding(Schema schema, Func<FieldDefinition, Delivery> delivery) : SchemaBinding(schema)
{
    readonly Dictionary<ObjectType, ObjectBinding> _objects = [];

    public override ObjectBinding Root(OperationType operation) => Of(Schema.RootType(operation)!);

    public ObjectBinding Of(ObjectType type)
    {
        if (!_objects.TryGetValue(type, out var binding))
        {
            _objects[type] = binding = new ObjectBinding(type, field => Schema.IsMetaField(field)
                ? ClrBinding.BindMetaField(Schema, field, type)
                : Resolver(field));
        }

        return binding;
    }

    FieldResolver Resolver(FieldDefinition field)
    {
        var completer = new JsonCompleter(this, field.Type);
        var values = new JsonValues(field);
        return delivery(field) switch
        {
            Delivery.Later => new TaskResolver<JsonNode?>((parent, arguments, _) => values.LaterAsync(parent, arguments), completer),
            Delivery.Batched => new BatchResolver<JsonNode?, JsonNode?>((parents, arguments, _) => values.BatchAsync(parents, arguments), completer),
            _ => new JsonResolver(values, completer),
        };
    }
}

/// <summary>Reads a field from its parent.</summary>
sealed class JsonResolver(JsonValues values, JsonCompleter completer) : FieldResolver
{
    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        var arguments = field.Arguments.Values(operation);
        return values.IsLater(parent)
            ? operation.Await(field, values.LaterAsync(parent, arguments), completer)
            : completer.Complete(values.AtOnce(parent, arguments), operation, field);
    }
}
