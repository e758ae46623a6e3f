using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>All variable usages are allowed: a variable's type fits every place where it is used.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</remarks>
sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperationDefinition(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Length == 0)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var usage in Context.RecursiveVariableUsages(node))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Node.Name.Value, out var definition))
            {
                Check(definition, usage, usage.Type);
            }
        }
    }

    void Check(VariableDefinitionNode definition, VariableUsage usage, SchemaType expected)
    {
        if (Context.Schema.Type(definition.Type) is not { } type)
        {
            return;
        }

        if (!IsAllowed(type, definition.DefaultValue, expected, usage.DefaultValue))
        {
            Context.ReportError(
                $"Variable \"${usage.Node.Name}\" of type \"{type}\" used in position expecting type \"{expected}\".", definition, usage.Node);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && type is not NonNullType)
        {
            Context.ReportError(
                $"Variable \"${usage.Node.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                definition,
                usage.Node);
        }
    }

    // A default, the variable's or the place's, stands in where a nullable variable has no value.
    bool IsAllowed(SchemaType type, ValueNode? typeDefault, SchemaType expected, object? expectedDefault)
    {
        if (expected is not NonNullType nonNull || type is NonNullType)
        {
            return Context.Schema.IsTypeSubTypeOf(type, expected);
        }

        var hasDefault = typeDefault is not (null or NullValueNode) || !Undefined.Is(expectedDefault);
        return hasDefault && Context.Schema.IsTypeSubTypeOf(type, nonNull.OfType);
    }
}
