using System.Globalization;
using System.Text.Json;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Execution;

/// <summary>The specification's CoerceVariableValues.</summary>
sealed class VariableCoercion(Schema schema, DocumentNode document, GraphQLLimits limits, VariableLists lists)
{
    readonly List<GraphQLError> _errors = [];
    readonly List<object> _path = [];

    /// <summary>The coerced variables of an operation; null, with errors, if one does not fit.</summary>
    public static VariableValues? CoerceVariableValues(
        Schema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        JsonElement given,
        GraphQLLimits limits,
        VariableLists lists,
        out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        if (operation.VariableDefinitions.Length == 0)
        {
            return VariableValues.None;
        }

        var coercion = new VariableCoercion(schema, document, limits, lists);
        var values = new VariableValues();
        foreach (var definition in operation.VariableDefinitions)
        {
            coercion.Coerce(definition, given, values);
        }

        errors = coercion._errors;
        return errors.Count == 0 ? values : null;
    }

    void Coerce(VariableDefinitionNode definition, JsonElement given, VariableValues values)
    {
        var name = definition.Variable.Name.Value;
        if (schema.Type(definition.Type) is not { IsInput: true } type)
        {
            Report($"Variable \"${name}\" expected value of type \"{Printer.Print(definition.Type)}\" which cannot be used as an input type.", definition.Type);
        }
        else if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty(name, out var value))
        {
            CoerceMissing(definition, name, type, values);
        }
        else if (value.ValueKind == JsonValueKind.Null && type is NonNullType)
        {
            Report($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition);
        }
        else
        {
            _path.Clear();
            values[name] = CoerceInputValue(value, type, definition, lists.MaxItems(name, limits.ListItems));
        }
    }

    void CoerceMissing(VariableDefinitionNode definition, string name, SchemaType type, VariableValues values)
    {
        if (definition.DefaultValue is { } defaultValue)
        {
            values[name] = LiteralCoercion.Coerce(defaultValue, type);
        }
        else if (type is NonNullType)
        {
            Report($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition);
        }
    }

    // Recurses over the type and the value, and JSON is read with a bounded depth.
    object? CoerceInputValue(JsonElement value, SchemaType type, VariableDefinitionNode definition, int maxItems)
    {
        var isNull = value.ValueKind is JsonValueKind.Null;
        switch (type)
        {
            case NonNullType nonNull when isNull:
                ReportValue(value, $"Expected non-nullable type \"{nonNull}\" not to be null.", definition);
                return null;
            case NonNullType nonNull:
                return CoerceInputValue(value, nonNull.OfType, definition, maxItems);
            case var _ when isNull:
                return null;
            case ListType list:
                return CoerceList(value, list.OfType, definition, maxItems);
            case InputObjectType input when value.ValueKind == JsonValueKind.Object:
                return CoerceObject(value, input, definition);
            case InputObjectType input:
                ReportValue(value, $"Expected type \"{input}\" to be an object.", definition);
                return null;
            case EnumType enumType:
                return CoerceEnum(value, enumType, definition);
            default:
                return CoerceScalar(value, (ScalarType)type, definition);
        }
    }

    object?[] CoerceList(JsonElement value, SchemaType itemType, VariableDefinitionNode definition, int maxItems)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [CoerceInputValue(value, itemType, definition, limits.ListItems)];
        }

        if (value.GetArrayLength() > maxItems)
        {
            var message = FormattableString.Invariant($"Variable \"${definition.Variable.Name}\" has a list of {value.GetArrayLength()} items; at most {maxItems} are allowed.");
            Report(message, definition, GraphQLErrorCodes.ListTooLong, nameof(GraphQLLimits.ListItems));
            return [];
        }

        var items = new object?[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            _path.Add(i);
            items[i++] = CoerceInputValue(item, itemType, definition, limits.ListItems);
            _path.RemoveAt(_path.Count - 1);
            if (IsFull)
            {
                break;
            }
        }

        return items;
    }

    Dictionary<string, object?> CoerceObject(JsonElement value, InputObjectType type, VariableDefinitionNode definition)
    {
        var coerced = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                _path.Add(field.Name);
                coerced[field.Name] = CoerceInputValue(given, field.Type, definition, field.MaxItems ?? limits.ListItems);
                _path.RemoveAt(_path.Count - 1);
            }
            else if (!Undefined.Is(field.DefaultValue))
            {
                coerced[field.Name] = field.DefaultValue;
            }
            else if (field.Type is NonNullType)
            {
                ReportValue(value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.", definition);
            }
        }

        foreach (var unknown in value.EnumerateObject().Where(given => type.Field(given.Name) is null))
        {
            if (IsFull)
            {
                break;
            }

            var suggested = limits.Suggestions ? Suggestions.For(unknown.Name, type.Fields.Select(field => field.Name)) : [];
            ReportValue(value, $"Field \"{unknown.Name}\" is not defined by type \"{type}\".{Suggestions.DidYouMean(suggested)}", definition);
        }

        CheckOneOf(value, type, coerced, definition);
        return coerced;
    }

    void CheckOneOf(JsonElement value, InputObjectType type, Dictionary<string, object?> coerced, VariableDefinitionNode definition)
    {
        if (!type.IsOneOf)
        {
            return;
        }

        if (coerced.Count != 1)
        {
            ReportValue(value, $"Exactly one key must be specified for OneOf type \"{type}\".", definition);
        }

        if (coerced.Keys.FirstOrDefault() is { } key && value.TryGetProperty(key, out var first) && first.ValueKind == JsonValueKind.Null)
        {
            _path.Add(key);
            ReportValue(first, $"Field \"{key}\" must be non-null.", definition);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    string? CoerceEnum(JsonElement value, EnumType type, VariableDefinitionNode definition)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            ReportValue(value, $"Enum \"{type}\" cannot represent non-string value: {Inspect.Value(value)}.{SuggestValues(type, Inspect.Value(value))}", definition);
            return null;
        }

        var name = value.GetString()!;
        if (type.Value(name) is null)
        {
            ReportValue(value, $"Value \"{name}\" does not exist in \"{type}\" enum.{SuggestValues(type, name)}", definition);
        }

        return name;
    }

    string SuggestValues(EnumType type, string name) => limits.Suggestions
        ? Suggestions.DidYouMean(Suggestions.For(name, type.Values.Select(value => value.Name)), "the enum value")
        : "";

    object? CoerceScalar(JsonElement value, ScalarType type, VariableDefinitionNode definition)
    {
        try
        {
            return type.Coercion.ParseValue(value);
        }
        catch (CoercionException exception)
        {
            ReportValue(value, exception.Message, definition);
            return null;
        }
    }

    /// <summary>Nothing more is told. To make messages that nobody reads would take longer than all else: values stand in them.</summary>
    bool IsFull => _errors.Count > limits.Errors;

    void ReportValue(JsonElement value, string message, VariableDefinitionNode definition)
    {
        if (IsFull)
        {
            return;
        }

        var name = definition.Variable.Name.Value;
        var path = string.Concat(_path.Select(key => key is int index ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : $".{key}"));
        var place = path.Length > 0 ? $" at \"{name}{path}\"" : "";
        Report($"Variable \"${name}\" got invalid value {Inspect.Value(value)}{place}; {message}", definition);
    }

    void Report(string message, Node node, string code = GraphQLErrorCodes.BadUserInput, string? limit = null)
    {
        if (_errors.Count < limits.Errors)
        {
            _errors.Add(new GraphQLError
            {
                Message = message,
                Code = code,
                Limit = limit,
                Locations = [document.Source.LocationOf(node.Start)],
            });
        }
        else if (_errors.Count == limits.Errors)
        {
            _errors.Add(new GraphQLError
            {
                Message = "Too many errors processing variables, error limit reached. Execution aborted.",
                Code = GraphQLErrorCodes.BadUserInput,
                Limit = nameof(GraphQLLimits.Errors),
            });
        }
    }
}
