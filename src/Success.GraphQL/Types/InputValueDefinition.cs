using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
sealed class InputValueDefinition(InputValueDefinitionNode node, SourceSpot spot, string coordinate, SchemaType type)
    : SchemaElement(node.Name.Value, node.Description?.Value, spot, node.Directives)
{
    object? _defaultValue = Undefined.NotYetCoerced;

    public InputValueDefinitionNode Node { get; } = node;

    /// <summary>"Type.field(argument:)", "@directive(argument:)" or "Type.field".</summary>
    public string Coordinate { get; } = coordinate;

    public SchemaType Type { get; } = type;

    /// <summary>The default, coerced; <see cref="Undefined.Value"/> if there is none. Coerced when first asked, because custom scalars
    /// are bound after the schema is read.</summary>
    public object? DefaultValue
    {
        get
        {
            if (ReferenceEquals(_defaultValue, Undefined.NotYetCoerced))
            {
                _defaultValue = Node.DefaultValue is { } value ? LiteralCoercion.Coerce(value, Type) : Undefined.Value;
            }

            return _defaultValue;
        }
    }

    /// <summary>How many items a list given here may have, where the schema says so by <c>@listLimit(max:)</c>; null: as many as anywhere.</summary>
    public int? MaxItems { get; } = AppliedDirectives.ListLimit(node.Directives);

    /// <summary>Non-null without a default: it must be given.</summary>
    public bool IsRequired => Type is NonNullType && Node.DefaultValue is null;
}
