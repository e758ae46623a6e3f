using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation;

/// <summary>A variable where it is used.</summary>
/// <param name="Node">The use.</param>
/// <param name="Type">The type expected there; null if the schema has no such place.</param>
/// <param name="Position">The argument or input field there; null in a list.</param>
/// <param name="ParentType">The input type around it.</param>
sealed record VariableUsage(VariableNode Node, SchemaType? Type, InputValueDefinition? Position, SchemaType? ParentType)
{
    /// <summary>The default of the argument or input field there; <see cref="Undefined.Value"/> if none.</summary>
    public object? DefaultValue => Position is null ? Undefined.Value : Position.DefaultValue;
}

/// <summary>Visits a definition for the variables that it uses.</summary>
sealed class VariableUsageCollector(ValidationContext context) : ValidationRule(context)
{
    readonly List<VariableUsage> _usages = [];

    public static VariableUsage[] Collect(Schema schema, ExecutableDefinitionNode definition)
    {
        var document = new DocumentNode(new Source(default), [definition]);
        var context = new ValidationContext(schema, document, ValidationOptions.Default);
        var collector = new VariableUsageCollector(context);
        new DocumentTraversal(context, [collector]).Visit(document);
        return [.. collector._usages];
    }

    public override void EnterVariableDefinition(VariableDefinitionNode node) => SkipChildrenOf(node);

    public override void EnterValue(ValueNode node)
    {
        if (node is VariableNode variable)
        {
            _usages.Add(new VariableUsage(variable, TypeInfo.InputType, TypeInfo.Position, TypeInfo.ParentInputType));
        }
    }
}
