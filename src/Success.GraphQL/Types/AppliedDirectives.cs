using System.Globalization;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Reads the directives of the specification where a schema applies them.</summary>
static class AppliedDirectives
{
    const string DefaultDeprecationReason = "No longer supported";

    public static string? DeprecationReason(DirectiveNode[] directives) => Find(directives, "deprecated") switch
    {
        null => null,
        var deprecated => StringArgument(deprecated, "reason") ?? DefaultDeprecationReason,
    };

    public static string? SpecifiedBy(IEnumerable<DirectiveNode> directives) =>
        directives.LastOrDefault(directive => directive.Name.Value == "specifiedBy") is { } specifiedBy
            ? StringArgument(specifiedBy, "url")
            : null;

    public static bool IsOneOf(DirectiveNode[] directives) => Find(directives, "oneOf") is not null;

    /// <summary>Our own: the limit on lists given to an argument or input field. -1: it says none that can be understood.</summary>
    public static int? ListLimit(DirectiveNode[] directives) => Find(directives, "listLimit") is { } limit
        ? Argument(limit, "max") is IntValueNode max && int.TryParse(max.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var items) ? items : -1
        : null;

    public static bool IsDefaultReason(string reason) => reason == DefaultDeprecationReason;

    public static DirectiveNode? Find(DirectiveNode[] directives, string name) =>
        Array.Find(directives, directive => directive.Name.Value == name);

    public static ValueNode? Argument(DirectiveNode directive, string name) =>
        Array.Find(directive.Arguments, argument => argument.Name.Value == name)?.Value;

    static string? StringArgument(DirectiveNode directive, string name) => (Argument(directive, name) as StringValueNode)?.Value;
}
