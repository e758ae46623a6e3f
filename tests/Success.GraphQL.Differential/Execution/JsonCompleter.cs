using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Completes JSON as values of any type, with the reference implementation's result coercion.</summary>
sealed class JsonCompleter : Completer<JsonNode?>
{
    readonly JsonBinding _binding;
    readonly SchemaType _type;
    readonly Completer<IEnumerable<JsonNode?>>? _list;

    public JsonCompleter(JsonBinding binding, SchemaType type)
        : base(type is NonNullType)
    {
        _binding = binding;
        _type = type.Nullable;
        _list = _type is ListType list
            ? new ListCompleter<IEnumerable<JsonNode?>, JsonNode?>(type is NonNullType, new JsonCompleter(binding, list.OfType))
            : null;
    }

    protected override bool Write(JsonNode? value, Operation operation, FieldPlan field)
    {
        if (value is JsonObject marked && marked.TryGetPropertyValue("$error", out var message))
        {
            throw new GraphQLException((string)message!, "TEST");
        }

        switch (_type)
        {
            case ListType:
                return value is JsonArray array
                    ? _list!.Complete(array, operation, field)
                    : throw new FieldErrorException($"Expected Iterable, but did not find one for field \"{field.Definition.Coordinate}\".");
            case ObjectType type:
                return operation.ExecuteSelection(field.SelectionFor(_binding.Of(type)), value);
            case CompositeType type:
                return operation.ExecuteSelection(field.SelectionFor(RuntimeType(type, value, field)), value);
            default:
                WriteLeaf(value!, operation.Buffer);
                return true;
        }
    }

    ObjectBinding RuntimeType(CompositeType type, JsonNode? value, FieldPlan field)
    {
        if ((value as JsonObject)?["__typename"] is not JsonValue name || name.GetValueKind() != JsonValueKind.String)
        {
            throw new FieldErrorException(
                $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{field.Definition.Coordinate}\"."
                + $" Either the \"{type}\" type should provide a \"resolveType\" function or each possible type should provide an \"isTypeOf\" function.");
        }

        return _binding.Schema.Type((string)name!) switch
        {
            null => throw new FieldErrorException($"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the schema."),
            ObjectType runtime when type.PossibleTypes.Contains(runtime) => _binding.Of(runtime),
            ObjectType runtime => throw new FieldErrorException($"Runtime Object type \"{runtime}\" is not a possible type for \"{type}\"."),
            _ => throw new FieldErrorException($"Abstract type \"{type}\" was resolved to a non-object type \"{name}\"."),
        };
    }

    void WriteLeaf(JsonNode value, JsonBuffer buffer)
    {
        var element = JsonSerializer.SerializeToElement(value);
        var kind = element.ValueKind;
        var isTrue = kind == JsonValueKind.True;
        var isBoolean = isTrue || kind == JsonValueKind.False;
        var number = kind == JsonValueKind.Number ? element.GetDouble() : isBoolean ? (isTrue ? 1 : 0)
            : kind == JsonValueKind.String ? Parse(element.GetString()!) : double.NaN;
        switch (_type)
        {
            case EnumType type:
                buffer.WriteRaw((kind == JsonValueKind.String ? type.Value(element.GetString()!)?.Json : null)
                    ?? throw new FieldErrorException($"Enum \"{type}\" cannot represent value: {Inspect.Value(element)}"));
                break;
            case ScalarType { Name: "Int" } when !double.IsInteger(number):
                throw new FieldErrorException($"Int cannot represent non-integer value: {Inspect.Value(element)}");
            case ScalarType { Name: "Int" } when number is < int.MinValue or > int.MaxValue:
                throw new FieldErrorException($"Int cannot represent non 32-bit signed integer value: {Inspect.Value(element)}");
            case ScalarType { Name: "Float" } when !double.IsFinite(number):
                throw new FieldErrorException($"Float cannot represent non numeric value: {Inspect.Value(element)}");
            case ScalarType { Name: "Int" or "Float" }:
                buffer.WriteDouble(number);
                break;
            case ScalarType { Name: "Boolean" } when isBoolean || kind == JsonValueKind.Number:
                buffer.WriteBoolean(number != 0);
                break;
            case ScalarType { Name: "Boolean" }:
                throw new FieldErrorException($"Boolean cannot represent a non boolean value: {Inspect.Value(element)}");
            case ScalarType { Name: "String" or "ID" } when kind == JsonValueKind.String:
                buffer.WriteString(element.GetString());
                break;
            case ScalarType { Name: "String" } when isBoolean:
                buffer.WriteString(isTrue ? "true" : "false");
                break;
            case ScalarType { Name: "String" } when kind == JsonValueKind.Number:
            case ScalarType { Name: "ID" } when kind == JsonValueKind.Number && double.IsInteger(number):
                buffer.WriteString(JsonNumber.Format(number));
                break;
            case ScalarType { Name: "String" or "ID" }:
                throw new FieldErrorException($"{_type} cannot represent value: {Inspect.Value(element)}");
            default:
                buffer.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(element));
                break;
        }
    }

    static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
