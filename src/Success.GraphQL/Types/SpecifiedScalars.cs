using System.Globalization;
using System.Text.Json;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Whole numbers of 32 bits: <see cref="int"/>.</summary>
sealed class IntScalar : Scalar
{
    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value switch
    {
        IntValueNode literal when int.TryParse(literal.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        IntValueNode literal => throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {literal.Value}"),
        _ => throw new CoercionException($"Int cannot represent non-integer value: {Printer.Print(value)}"),
    };

    public override object ParseValue(JsonElement value)
    {
        // 1.0 is a whole number in JSON.
        if (value.ValueKind != JsonValueKind.Number || !double.IsInteger(value.GetDouble()))
        {
            throw new CoercionException($"Int cannot represent non-integer value: {Inspect.Value(value)}");
        }

        return value.GetDouble() is >= int.MinValue and <= int.MaxValue and var number
            ? (int)number
            : throw new CoercionException($"Int cannot represent non 32-bit signed integer value: {Inspect.Value(value)}");
    }
}

/// <summary>Finite numbers: <see cref="double"/>.</summary>
sealed class FloatScalar : Scalar
{
    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value switch
    {
        IntValueNode literal => double.Parse(literal.Value, CultureInfo.InvariantCulture),
        FloatValueNode literal => double.Parse(literal.Value, CultureInfo.InvariantCulture),
        _ => throw new CoercionException($"Float cannot represent non numeric value: {Printer.Print(value)}"),
    };

    public override object ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
        ? value.GetDouble()
        : throw new CoercionException($"Float cannot represent non numeric value: {Inspect.Value(value)}");
}

/// <summary>Text: <see cref="string"/>.</summary>
sealed class StringScalar : Scalar
{
    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value is StringValueNode literal
        ? literal.Value
        : throw new CoercionException($"String cannot represent a non string value: {Printer.Print(value)}");

    public override object ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new CoercionException($"String cannot represent a non string value: {Inspect.Value(value)}");
}

/// <summary>True or false: <see cref="bool"/>.</summary>
sealed class BooleanScalar : Scalar
{
    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value is BooleanValueNode literal
        ? literal.Value
        : throw new CoercionException($"Boolean cannot represent a non boolean value: {Printer.Print(value)}");

    public override object ParseValue(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw new CoercionException($"Boolean cannot represent a non boolean value: {Inspect.Value(value)}");
}

/// <summary>Identifiers: <see cref="string"/>, also where a whole number was given.</summary>
sealed class IdScalar : Scalar
{
    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value switch
    {
        StringValueNode literal => literal.Value,
        IntValueNode literal => literal.Value,
        _ => throw new CoercionException($"ID cannot represent a non-string and non-integer value: {Printer.Print(value)}"),
    };

    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when double.IsInteger(value.GetDouble()) => JsonNumber.Format(value.GetDouble()),
        _ => throw new CoercionException($"ID cannot represent value: {Inspect.Value(value)}"),
    };
}
