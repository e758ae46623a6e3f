using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>The specification's CoerceArgumentValues. Arguments without variables are coerced once for all requests.</summary>
sealed class ArgumentPlan
{
    static readonly object?[] None = [];

    readonly FieldDefinition _field;
    readonly FieldNode _node;
    readonly InputConverter[] _converters;
    readonly object?[]? _constant;
    readonly int _slot;

    public ArgumentPlan(FieldDefinition field, FieldNode node, InputConverter[] converters, OperationPlan plan)
    {
        _field = field;
        _node = node;
        _converters = converters;
        if (field.Arguments.Length == 0)
        {
            _constant = None;
        }
        else if (!node.Arguments.Any(argument => UsesVariable(argument.Value)) && TryCoerce(out var constant))
        {
            _constant = constant;
        }
        else
        {
            _slot = plan.NextArgumentSlot();
        }
    }

    /// <summary>Whether they were coerced once for all requests.</summary>
    public bool IsConstant => _constant is not null;

    /// <summary>The arguments in the order of the field's definition, converted for the resolver.</summary>
    /// <exception cref="FieldErrorException">One does not fit.</exception>
    public object?[] Values(Operation operation) => _constant ?? operation.DynamicArguments(_slot) ?? Dynamic(operation);

    object?[] Dynamic(Operation operation) => operation.RememberArguments(_slot, CoerceArgumentValues(operation.Variables));

    bool TryCoerce(out object?[] values)
    {
        try
        {
            values = CoerceArgumentValues(VariableValues.None);
            return true;
        }
        catch (FieldErrorException)
        {
            // Reported wherever the field is executed, with its path.
            values = None;
            return false;
        }
    }

    object?[] CoerceArgumentValues(VariableValues variables)
    {
        var values = new object?[_field.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = _field.Arguments[i];
            var value = Coerce(definition, variables);
            values[i] = i < _converters.Length ? Convert(definition, _converters[i], value) : value;
        }

        return values;
    }

    object? Convert(InputValueDefinition definition, InputConverter converter, object? value)
    {
        try
        {
            return converter.Convert(value);
        }
        catch (CoercionException exception)
        {
            throw Error($"Argument \"{definition.Name}\" has invalid value. {exception.Message}", _node);
        }
    }

    object? Coerce(InputValueDefinition definition, VariableValues variables)
    {
        var given = Array.Find(_node.Arguments, argument => argument.Name.Value == definition.Name)?.Value;
        if (given is VariableNode variable && !variables.ContainsKey(variable.Name.Value))
        {
            return Undefined.Is(definition.DefaultValue) && definition.Type is NonNullType
                ? throw Error(
                    $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable \"${variable.Name}\" which was not provided a runtime value.",
                    variable)
                : definition.DefaultValue;
        }

        if (given is null)
        {
            return Undefined.Is(definition.DefaultValue) && definition.Type is NonNullType
                ? throw Error($"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.", _node)
                : definition.DefaultValue;
        }

        var isNull = given is NullValueNode || (given is VariableNode named && variables[named.Name.Value] is null);
        if (isNull && definition.Type is NonNullType)
        {
            throw Error($"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", given);
        }

        var value = LiteralCoercion.Coerce(given, definition.Type, variables);
        return Undefined.Is(value) ? throw Error($"Argument \"{definition.Name}\" has invalid value {Printer.Print(given)}.", given) : value;
    }

    static FieldErrorException Error(string message, Node node) => new(message, GraphQLErrorCodes.BadUserInput, node);

    static bool UsesVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => Array.Exists(list.Values, UsesVariable),
        ObjectValueNode input => Array.Exists(input.Fields, field => UsesVariable(field.Value)),
        _ => false,
    };
}
