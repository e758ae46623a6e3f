using System.Globalization;
using System.Text.Json;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>A custom scalar that no code is bound to: whatever is given, as it is.</summary>
sealed class UntypedScalar : Scalar
{
    public override object? ParseLiteral(ValueNode value, VariableValues? variables) => value switch
    {
        IntValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        FloatValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        StringValueNode text => text.Value,
        EnumValueNode name => name.Value,
        BooleanValueNode boolean => boolean.Value,
        ListValueNode list => list.Values.Select(item => ParseLiteral(item, variables)).ToArray(),
        ObjectValueNode input => Fields(input, variables),
        VariableNode variable => variables?.GetValueOrDefault(variable.Name.Value),
        _ => null,
    };

    public override object? ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Array => value.EnumerateArray().Select(ParseValue).ToArray(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(field => field.Name, field => ParseValue(field.Value), StringComparer.Ordinal),
        _ => null,
    };

    Dictionary<string, object?> Fields(ObjectValueNode input, VariableValues? variables)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            fields[field.Name.Value] = ParseLiteral(field.Value, variables);
        }

        return fields;
    }
}
