using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Values of correct type: every literal fits the type that is expected where it stands.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</remarks>
sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterValue(ValueNode node)
    {
        switch (node)
        {
            case VariableNode:
                break;
            case ListValueNode when TypeInfo.ParentInputType?.Nullable is ListType:
                break;
            case ListValueNode:
                CheckLeaf(node);
                SkipChildrenOf(node);
                break;
            case ObjectValueNode input when TypeInfo.InputType?.Named is InputObjectType type:
                CheckObject(input, type);
                break;
            case ObjectValueNode:
                CheckLeaf(node);
                SkipChildrenOf(node);
                break;
            case NullValueNode when TypeInfo.InputType is not NonNullType:
                break;
            case NullValueNode:
                ReportUnexpected(TypeInfo.InputType, node);
                break;
            default:
                CheckLeaf(node);
                break;
        }
    }

    public override void EnterObjectField(ObjectFieldNode node)
    {
        if (TypeInfo.InputType is null && TypeInfo.ParentInputType?.Named is InputObjectType type)
        {
            var suggestions = Context.Options.Suggestions ? Suggestions.For(node.Name.Value, type.Fields.Select(field => field.Name)) : [];
            Context.ReportError(
                $"Field \"{node.Name}\" is not defined by type \"{type}\".{Suggestions.DidYouMean(suggestions)}", node);
        }
    }

    void CheckObject(ObjectValueNode node, InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !Array.Exists(node.Fields, given => given.Name.Value == field.Name))
            {
                Context.ReportError($"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.", node);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(node, type);
        }
    }

    void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        if (node.Fields.DistinctBy(field => field.Name.Value, StringComparer.Ordinal).Count() != 1)
        {
            Context.ReportError($"OneOf Input Object \"{type}\" must specify exactly one key.", node);
        }
        else if (node.Fields[^1].Value is NullValueNode)
        {
            Context.ReportError($"Field \"{type}.{node.Fields[^1].Name}\" must be non-null.", node);
        }
    }

    void CheckLeaf(ValueNode node)
    {
        switch (TypeInfo.InputType?.Named)
        {
            case null:
                break;
            case EnumType type:
                CheckEnum(node, type);
                break;
            case ScalarType scalar:
                CheckScalar(node, scalar);
                break;
            default:
                ReportUnexpected(TypeInfo.InputType, node);
                break;
        }
    }

    void CheckEnum(ValueNode node, EnumType type)
    {
        var text = Printer.Print(node);
        if (node is not EnumValueNode)
        {
            Context.ReportError($"Enum \"{type}\" cannot represent non-enum value: {text}.{Suggest(type, text)}", node);
        }
        else if (type.Value(text) is null)
        {
            Context.ReportError($"Value \"{text}\" does not exist in \"{type}\" enum.{Suggest(type, text)}", node);
        }
    }

    void CheckScalar(ValueNode node, ScalarType scalar)
    {
        try
        {
            scalar.Coercion.ParseLiteral(node, variables: null);
        }
        catch (CoercionException exception)
        {
            Context.ReportError(exception.Message, node);
        }
    }

    string Suggest(EnumType type, string text) => Context.Options.Suggestions
        ? Suggestions.DidYouMean(Suggestions.For(text, type.Values.Select(value => value.Name)), "the enum value")
        : "";

    void ReportUnexpected(SchemaType? expected, ValueNode node) =>
        Context.ReportError($"Expected value of type \"{expected}\", found {Printer.Print(node)}.", node);
}
