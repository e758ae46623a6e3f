namespace Success.GraphQL.Language;

sealed partial class Parser
{
    static bool IsTypeSystemKeyword(string keyword) =>
        keyword is "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input";

    TypeSystemNode ParseTypeSystemDefinition(string keyword)
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword(keyword);
        return ParseTypeSystem(keyword, start, description, isExtension: false);
    }

    TypeSystemNode ParseTypeSystemExtension()
    {
        var start = _token.Start;
        var keyword = _lexer.Read(_token.End);
        if (keyword.Kind != TokenKind.Name || _lexer.TextOf(keyword) is not { } name || !IsTypeSystemKeyword(name))
        {
            throw Unexpected(keyword);
        }

        ExpectKeyword("extend");
        ExpectKeyword(name);
        return ParseTypeSystem(name, start, description: null, isExtension: true);
    }

    TypeSystemNode ParseTypeSystem(string keyword, int start, StringValueNode? description, bool isExtension) => keyword switch
    {
        "schema" => ParseSchema(start, description, isExtension),
        "scalar" => ParseScalarType(start, description, isExtension),
        "type" or "interface" => ParseFieldsType(keyword, start, description, isExtension),
        "union" => ParseUnionType(start, description, isExtension),
        "enum" => ParseEnumType(start, description, isExtension),
        _ => ParseInputObjectType(start, description, isExtension),
    };

    SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(isConst: true);
        Func<Parser, OperationTypeDefinitionNode> item = static p => p.ParseOperationTypeDefinition();
        var operationTypes = isExtension
            ? OptionalMany(TokenKind.BraceLeft, item, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, item, TokenKind.BraceRight);
        RefuseEmpty(isExtension, directives, operationTypes);
        return new SchemaDefinitionNode(start, description, isExtension, directives, operationTypes);
    }

    OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(start, operation, ParseNamedType());
    }

    ScalarTypeDefinitionNode ParseScalarType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RefuseEmpty(isExtension, directives);
        return new ScalarTypeDefinitionNode(start, description, isExtension, name, directives);
    }

    FieldsTypeDefinitionNode ParseFieldsType(string keyword, int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = SkipKeyword("implements") ? DelimitedMany(TokenKind.Amp, static p => p.ParseNamedType()) : [];
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static p => p.ParseFieldDefinition(), TokenKind.BraceRight);
        RefuseEmpty(isExtension, interfaces, directives, fields);
        return keyword == "type"
            ? new ObjectTypeDefinitionNode(start, description, isExtension, name, interfaces, directives, fields)
            : new InterfaceTypeDefinitionNode(start, description, isExtension, name, interfaces, directives, fields);
    }

    UnionTypeDefinitionNode ParseUnionType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = Skip(TokenKind.EqualsSign) ? DelimitedMany(TokenKind.Pipe, static p => p.ParseNamedType()) : [];
        RefuseEmpty(isExtension, directives, types);
        return new UnionTypeDefinitionNode(start, description, isExtension, name, directives, types);
    }

    EnumTypeDefinitionNode ParseEnumType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, static p => p.ParseEnumValueDefinition(), TokenKind.BraceRight);
        RefuseEmpty(isExtension, directives, values);
        return new EnumTypeDefinitionNode(start, description, isExtension, name, directives, values);
    }

    InputObjectTypeDefinitionNode ParseInputObjectType(int start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static p => p.ParseInputValueDefinition(), TokenKind.BraceRight);
        RefuseEmpty(isExtension, directives, fields);
        return new InputObjectTypeDefinitionNode(start, description, isExtension, name, directives, fields);
    }

    // An extension must extend by something.
    void RefuseEmpty(bool isExtension, params ReadOnlySpan<Node[]> parts)
    {
        if (!isExtension)
        {
            return;
        }

        foreach (var part in parts)
        {
            if (part.Length > 0)
            {
                return;
            }
        }

        throw Unexpected(_token);
    }

    FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(start, description, name, arguments, ParseTypeReference(), ParseDirectives(isConst: true));
    }

    InputValueDefinitionNode[] ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenLeft, static p => p.ParseInputValueDefinition(), TokenKind.ParenRight);

    InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new InputValueDefinitionNode(
            start,
            description,
            name,
            ParseTypeReference(),
            Skip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        if (_token.Kind == TokenKind.Name && _lexer.TextOf(_token) is "true" or "false" or "null")
        {
            throw Error(_token, $"{Describe(_token)} is reserved and cannot be used for an enum value.");
        }

        return new EnumValueDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true));
    }

    DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = DelimitedMany(TokenKind.Pipe, static p => p.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(start, description, name, arguments, isRepeatable, locations);
    }

    NameNode ParseDirectiveLocation()
    {
        var token = _token;
        var name = ParseName();
        return DirectiveLocations.All.Contains(name.Value) ? name : throw Unexpected(token);
    }
}
