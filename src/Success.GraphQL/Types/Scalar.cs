using System.Text.Json;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>How the values of a scalar come in.</summary>
abstract class Scalar
{
    /// <summary>Coerces a literal.</summary>
    /// <exception cref="CoercionException">It does not fit.</exception>
    public abstract object? ParseLiteral(ValueNode value, VariableValues? variables);

    /// <summary>Coerces a variable's value.</summary>
    /// <exception cref="CoercionException">It does not fit.</exception>
    public abstract object? ParseValue(JsonElement value);

    /// <summary>The specification's scalar of this name; for others one that takes everything as it is.</summary>
    public static Scalar Named(string name) => name switch
    {
        "Int" => new IntScalar(),
        "Float" => new FloatScalar(),
        "String" => new StringScalar(),
        "Boolean" => new BooleanScalar(),
        "ID" => new IdScalar(),
        _ => new UntypedScalar(),
    };

    public static bool IsSpecified(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";
}
