namespace Success.GraphQL.Language;

sealed partial class Parser
{
    ValueNode ParseValueLiteral(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(isConst);
            case TokenKind.BraceLeft:
                return ParseObject(isConst);
            case TokenKind.Int:
                Advance(token.End);
                return new IntValueNode(token.Start, _lexer.TextOf(token));
            case TokenKind.Float:
                Advance(token.End);
                return new FloatValueNode(token.Start, _lexer.TextOf(token));
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringLiteral();
            case TokenKind.Name:
                Advance(token.End);
                return ParseNamedValue(token);
            case TokenKind.Dollar:
                return isConst ? throw VariableInConstant(token) : ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    ValueNode ParseNamedValue(Token token) => _lexer.TextOf(token) switch
    {
        "true" => new BooleanValueNode(token.Start, true),
        "false" => new BooleanValueNode(token.Start, false),
        "null" => new NullValueNode(token.Start),
        var name => new EnumValueNode(token.Start, name),
    };

    VariableNode ParseVariable() => new(Expect(TokenKind.Dollar).Start, ParseName());

    GraphQLSyntaxException VariableInConstant(Token dollar)
    {
        Advance(dollar.End);
        return _token.Kind == TokenKind.Name
            ? Error(dollar, $"Unexpected variable \"${_lexer.TextOf(_token)}\" in constant value.")
            : Unexpected(dollar);
    }

    StringValueNode ParseStringLiteral()
    {
        var token = _token;
        Advance(token.End);
        return new StringValueNode(token.Start, token.Text!, isBlock: token.Kind == TokenKind.BlockString);
    }

    ListValueNode ParseList(bool isConst)
    {
        var start = _token.Start;
        Descend();
        Expect(TokenKind.BracketLeft);
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            values.Add(ParseValueLiteral(isConst));
        }

        Ascend();
        return new ListValueNode(start, [.. values]);
    }

    ObjectValueNode ParseObject(bool isConst)
    {
        var start = _token.Start;
        Descend();
        Expect(TokenKind.BraceLeft);
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectFieldNode(name.Start, name, ParseValueLiteral(isConst)));
        }

        Ascend();
        return new ObjectValueNode(start, [.. fields]);
    }

    TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        TypeNode type = _token.Kind == TokenKind.BracketLeft ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    ListTypeNode ParseListType()
    {
        Descend();
        var start = Expect(TokenKind.BracketLeft).Start;
        var type = ParseTypeReference();
        Expect(TokenKind.BracketRight);
        Ascend();
        return new ListTypeNode(start, type);
    }

    NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Start, name);
    }
}
