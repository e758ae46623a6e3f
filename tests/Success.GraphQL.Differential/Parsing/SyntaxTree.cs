using System.Collections;
using System.Reflection;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Differential.Parsing;

/// <summary>A syntax tree as text: all of it but where it stood.</summary>
static class SyntaxTree
{
    static readonly string[] Places = [nameof(Node.Start), nameof(DocumentNode.Source), nameof(DocumentNode.Tokens)];

    public static string Show(object? part) => part switch
    {
        null => "null",
        string text => Inspect.Quote(text),
        Node node => $"{node.GetType().Name}({string.Join(", ", Properties(node).Select(property => $"{property.Name}: {Show(property.GetValue(node))}"))})",
        IEnumerable parts => $"[{string.Join(", ", parts.Cast<object?>().Select(Show))}]",
        _ => part.ToString()!,
    };

    static IEnumerable<PropertyInfo> Properties(Node node) => node.GetType().GetProperties().Where(property => !Places.Contains(property.Name));
}
