using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Prints a schema as the reference implementation prints it: types and directives of the specification left out.</summary>
static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var parts = new List<string>();
        if (schema.Description is not null || !HasCommonNames(schema))
        {
            parts.Add(PrintSchemaDefinition(schema));
        }

        parts.AddRange(schema.Directives.Where(directive => !IsSpecified(directive)).Select(Print));
        parts.AddRange(schema.Types.Where(type => !type.IsIntrospection && type is not ScalarType { IsSpecified: true }).Select(Print));
        return string.Join("\n\n", parts);
    }

    static bool IsSpecified(DirectiveDefinition directive) => directive.Name is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";

    static bool HasCommonNames(Schema schema) =>
        schema.Query?.Name is null or "Query" && schema.Mutation?.Name is null or "Mutation" && schema.Subscription?.Name is null or "Subscription";

    static string PrintSchemaDefinition(Schema schema)
    {
        var roots = new[] { ("query", schema.Query), ("mutation", schema.Mutation), ("subscription", schema.Subscription) };
        return Describe(schema.Description)
            + $"schema {{\n{string.Join('\n', roots.Where(root => root.Item2 is not null).Select(root => $"  {root.Item1}: {root.Item2}"))}\n}}";
    }

    static string Print(DirectiveDefinition directive) => Describe(directive.Description)
        + $"directive @{directive}{PrintArguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")}"
        + $" on {string.Join(" | ", directive.Locations)}";

    static string Print(NamedType type) => Describe(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {type}{SpecifiedBy(scalar)}",
        ObjectType node => $"type {type}{PrintFields(node)}",
        InterfaceType node => $"interface {type}{PrintFields(node)}",
        UnionType union => $"union {type} = {string.Join<NamedType>(" | ", union.DeclaredMembers)}",
        EnumType node => $"enum {type}" + Block(node.Values, value => $"{value}{Deprecated(value)}"),
        InputObjectType input => $"input {type}{(input.IsOneOf ? " @oneOf" : "")}" + Block(input.Fields, Print),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string PrintFields(FieldsType type) =>
        (type.DeclaredInterfaces.Length > 0 ? $" implements {string.Join<NamedType>(" & ", type.DeclaredInterfaces)}" : "")
        + Block(type.Fields, field => $"{field}{PrintArguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field)}");

    static string Block<T>(T[] items, Func<T, string> print)
        where T : SchemaElement =>
        items.Length == 0 ? "" : $" {{\n{string.Join('\n', items.Select((item, i) => Describe(item.Description, "  ", i == 0) + "  " + print(item)))}\n}}";

    static string PrintArguments(InputValueDefinition[] arguments, string indent)
    {
        if (Array.TrueForAll(arguments, argument => string.IsNullOrEmpty(argument.Description)))
        {
            return arguments.Length == 0 ? "" : $"({string.Join(", ", arguments.Select(Print))})";
        }

        var lines = arguments.Select((argument, i) => Describe(argument.Description, "  " + indent, i == 0) + "  " + indent + Print(argument));
        return $"(\n{string.Join('\n', lines)}\n{indent})";
    }

    static string Print(InputValueDefinition input) =>
        $"{input}: {input.Type}{(Undefined.Is(input.DefaultValue) ? "" : $" = {LiteralPrinter.Print(input.DefaultValue, input.Type)}")}{Deprecated(input)}";

    static string Deprecated(SchemaElement element) => element.DeprecationReason switch
    {
        null => "",
        var reason when AppliedDirectives.IsDefaultReason(reason) => " @deprecated",
        var reason => $" @deprecated(reason: {Printer.PrintString(reason)})",
    };

    static string SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedByUrl is { } url ? $" @specifiedBy(url: {Printer.PrintString(url)})" : "";

    static string Describe(string? description, string indent = "", bool isFirstInBlock = true)
    {
        if (description is null)
        {
            return "";
        }

        var text = BlockString.CanPrint(description) ? BlockString.Print(description) : Printer.PrintString(description);
        var gap = indent.Length > 0 && !isFirstInBlock ? "\n" : "";
        return $"{gap}{indent}{text.Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n";
    }
}
