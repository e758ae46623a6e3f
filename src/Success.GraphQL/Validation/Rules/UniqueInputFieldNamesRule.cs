using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Input object field uniqueness: an input object is given each field once at most.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</remarks>
sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    readonly Stack<Dictionary<string, NameNode>> _known = new();

    public override void EnterValue(ValueNode node)
    {
        if (node is ObjectValueNode)
        {
            _known.Push(new(StringComparer.Ordinal));
        }
    }

    public override void LeaveValue(ValueNode node)
    {
        if (node is ObjectValueNode)
        {
            _known.Pop();
        }
    }

    public override void EnterObjectField(ObjectFieldNode node)
    {
        var known = _known.Peek();
        if (!known.TryAdd(node.Name.Value, node.Name))
        {
            Context.ReportError($"There can be only one input field named \"{node.Name}\".", known[node.Name.Value], node.Name);
        }
    }
}
