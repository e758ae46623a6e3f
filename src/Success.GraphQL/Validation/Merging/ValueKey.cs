using System.Text;
using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Merging;

/// <summary>A text that is the same for two values exactly if they are the same value, wherever and in whatever order they are written.</summary>
static class ValueKey
{
    public static string Of(ValueNode value) => value is ListValueNode or ObjectValueNode ? Append(new(), value).ToString() : OfPlain(value);

    static string OfPlain(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name}",
        StringValueNode text => $"{(text.IsBlock ? "block" : "")}{Printer.PrintString(text.Value)}",
        _ => Printer.Print(value),
    };

    static StringBuilder Append(StringBuilder key, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                key.Append('[');
                Array.ForEach(list.Values, item => Append(key, item).Append(','));
                return key.Append(']');
            case ObjectValueNode input:
                key.Append('{');
                foreach (var field in input.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    Append(key.Append(field.Name.Value).Append(':'), field.Value).Append(',');
                }

                return key.Append('}');
            default:
                return key.Append(OfPlain(value));
        }
    }
}
