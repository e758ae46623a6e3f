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
        new WritingCompleter<T>(isNonNull, (buffer, value) => buffer.WriteString(scalar.Format(value)));

    public override object ParseLiteral(ValueNode value, VariableValues? variables) => value is StringValueNode text
        ? Parse(text.Value)
        : throw new CoercionException($"{Name} cannot represent a non string value: {Printer.Print(value)}");

    public override object ParseValue(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Parse(value.GetString()!)
        : throw new CoercionException($"{Name} cannot represent a non string value: {Inspect.Value(value)}");

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
