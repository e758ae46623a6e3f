namespace Success.GraphQL.Language;

static partial class Printer
{
    static string PrintTypeSystem(Node node) => node switch
    {
        SchemaDefinitionNode schema => Defined(schema, "schema", null, Block(schema.OperationTypes)),
        OperationTypeDefinitionNode operation => $"{operation.Operation.ToString().ToLowerInvariant()}: {Print(operation.Type)}",
        ScalarTypeDefinitionNode scalar => Defined(scalar, "scalar", scalar.Name),
        ObjectTypeDefinitionNode type => PrintFieldsType(type, "type"),
        InterfaceTypeDefinitionNode type => PrintFieldsType(type, "interface"),
        UnionTypeDefinitionNode union => Defined(union, "union", union.Name, Wrap("= ", Join(union.Types, " | "))),
        EnumTypeDefinitionNode type => Defined(type, "enum", type.Name, Block(type.Values)),
        InputObjectTypeDefinitionNode input => Defined(input, "input", input.Name, Block(input.Fields)),
        FieldDefinitionNode field => Described(field.Description)
            + $"{field.Name}{PrintArguments(field.Arguments)}: {Print(field.Type)}{Wrap(" ", Join(field.Directives, " "))}",
        InputValueDefinitionNode input => Described(input.Description)
            + $"{input.Name}: {Print(input.Type)}{Default(input.DefaultValue)}{Wrap(" ", Join(input.Directives, " "))}",
        EnumValueDefinitionNode value => Described(value.Description) + Spaced(value.Name.Value, Join(value.Directives, " ")),
        DirectiveDefinitionNode directive => Described(directive.Description)
            + $"directive @{directive.Name}{PrintArguments(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")}"
            + $" on {Join(directive.Locations, " | ")}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string PrintFieldsType(FieldsTypeDefinitionNode type, string keyword)
    {
        var interfaces = Wrap("implements ", Join(type.Interfaces, " & "));
        var directives = Join(type.Directives, " ");
        return Described(type.Description)
            + Spaced(type.IsExtension ? "extend" : "", keyword, type.Name.Value, interfaces, directives, Block(type.Fields));
    }

    static string Defined(TypeSystemNode node, string keyword, NameNode? name, string body = "") => Described(node.Description)
        + Spaced(node.IsExtension ? "extend" : "", keyword, name?.Value, Join(node.Directives, " "), body);

    static string PrintArguments(InputValueDefinitionNode[] arguments)
    {
        var printed = arguments.Select(Print).ToArray();
        return printed.Any(IsMultiline) ? IndentedList(printed) : Wrap("(", string.Join(", ", printed), ")");
    }
}
