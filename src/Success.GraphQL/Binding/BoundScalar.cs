using System.Text.Json;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>A custom scalar of the application.</summary>
abstract class BoundScalar : Scalar
{
    public abstract string Name { get; }

    public abstract Type ClrType { get; }

    /// <summary>The completer of its values: a <c>Completer&lt;T&gt;</c>.</summary>
    public abstract object Completer(bool isNonNull);
}

/// <summary>A custom scalar with values of <typeparamref name="T"/>.</summary>
sealed class BoundScalar<T>(GraphQLScalar<T> scalar) : BoundScalar
    where T : notnull
{
    public override string Name => scalar.Name;

    public override Type ClrType => typeof(T);

    public override object Completer(bool isNonNull) =>
        scalar.Kind == GraphQLScalarKind.Text
            ? new WritingCompleter<T>(isNonNull, (buffer, value) => buffer.WriteString(scalar.Format(value)))
            : new WritingCompleter<T>(isNonNull, (buffer, value) => buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(scalar.Format(value))));

    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value switch
    {
        _ when scalar.Kind == GraphQLScalarKind.Json => Parse(JsonLiteral.Write(value)),
        StringValueNode text when scalar.Kind == GraphQLScalarKind.Text => Parse(text.Value),
        IntValueNode number when scalar.TakesNumbers => Parse(number.Value),
        FloatValueNode number when scalar.TakesNumbers => Parse(number.Value),
        _ => throw new CoercionException($"{Name} cannot represent {Unfit} value: {Printer.Print(value)}"),
    };

    public override object ParseValue(JsonElement value) => value.ValueKind switch
    {
        _ when scalar.Kind == GraphQLScalarKind.Json => Parse(value.GetRawText()),
        JsonValueKind.String when scalar.Kind == GraphQLScalarKind.Text => Parse(value.GetString()!),
        JsonValueKind.Number when scalar.TakesNumbers => Parse(value.GetRawText()),
        _ => throw new CoercionException($"{Name} cannot represent {Unfit} value: {Inspect.Value(value)}"),
    };

    string Unfit => scalar.Kind == GraphQLScalarKind.Text ? "a non string" : "a non numeric";

    object Parse(string text)
    {
        try
        {
            return scalar.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new CoercionException(exception.Message);
        }
    }
}
