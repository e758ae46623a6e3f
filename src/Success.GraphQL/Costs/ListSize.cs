using System.Globalization;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Costs;

/// <summary>How many items a list is reckoned to have where a field is selected: what its slicing arguments say, or what is assumed.</summary>
sealed class ListSize
{
    readonly FieldDefinition _field;
    readonly FieldCost _cost;
    readonly SlicingArgument[] _slicing;

    public ListSize(FieldDefinition field, FieldNode node, FieldCost cost)
    {
        _field = field;
        _cost = cost;
        _slicing = Array.ConvertAll(cost.SlicingArguments, argument => new SlicingArgument(argument, node));
    }

    /// <summary>Whether it is the same whatever the variables are.</summary>
    public bool IsConstant => !_cost.RequiresSlicing && Array.TrueForAll(_slicing, argument => argument.Variable is null);

    /// <summary>What is told where <see cref="For"/> gives null.</summary>
    public string Demand =>
        $"{_field.Coordinate} must be given how many items are wanted, by {string.Join(" or ", _cost.SlicingArguments.Select(argument => $"\"{argument.Name}\""))}.";

    /// <summary>The size; null if one of the slicing arguments must be given and none is.</summary>
    public int? For(VariableValues variables)
    {
        int? greatest = null;
        foreach (var argument in _slicing)
        {
            // Compared as null, which is never greater.
            greatest = argument.Value(variables) is { } value && !(value <= greatest) ? value : greatest;
        }

        // Less than nothing is the resolver's to refuse.
        return greatest is { } given ? Math.Max(0, given) : _cost.RequiresSlicing ? null : _cost.AssumedSize;
    }

    readonly struct SlicingArgument
    {
        readonly int? _literal;
        readonly int? _default;

        public SlicingArgument(InputValueDefinition argument, FieldNode node)
        {
            var given = Array.Find(node.Arguments, candidate => candidate.Name.Value == argument.Name)?.Value;
            Variable = (given as VariableNode)?.Name.Value;
            _default = argument.DefaultValue as int?;
            _literal = given switch
            {
                null => _default,
                IntValueNode number when int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) => size,
                _ => null,
            };
        }

        public string? Variable { get; }

        public int? Value(VariableValues variables) => Variable is null ? _literal
            : variables.TryGetValue(Variable, out var value) ? value as int?
            : _default;
    }
}
