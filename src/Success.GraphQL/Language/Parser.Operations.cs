namespace Success.GraphQL.Language;

sealed partial class Parser
{
    OperationDefinitionNode ParseOperationDefinition()
    {
        var start = _token.Start;
        if (_token.Kind == TokenKind.BraceLeft)
        {
            return new OperationDefinitionNode(start, null, OperationType.Query, null, [], [], ParseSelectionSet());
        }

        return new OperationDefinitionNode(
            start,
            ParseDescription(),
            ParseOperationType(),
            _token.Kind == TokenKind.Name ? ParseName() : null,
            OptionalMany(TokenKind.ParenLeft, static p => p.ParseVariableDefinition(), TokenKind.ParenRight),
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return _lexer.TextOf(token) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode(
            start,
            description,
            variable,
            ParseTypeReference(),
            Skip(TokenKind.EqualsSign) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    SelectionSetNode ParseSelectionSet()
    {
        var start = _token.Start;
        Descend();
        var selections = Many(TokenKind.BraceLeft, static p => p.ParseSelection(), TokenKind.BraceRight);
        Ascend();
        return new SelectionSetNode(start, selections);
    }

    SelectionNode ParseSelection() => _token.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    FieldNode ParseField()
    {
        var start = _token.Start;
        var first = ParseName();
        var name = Skip(TokenKind.Colon) ? ParseName() : null;
        return new FieldNode(
            start,
            alias: name is null ? null : first,
            name ?? first,
            ParseArguments(isConst: false),
            ParseDirectives(isConst: false),
            _token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null);
    }

    ArgumentNode[] ParseArguments(bool isConst) => OptionalMany<ArgumentNode>(
        TokenKind.ParenLeft,
        isConst ? static p => p.ParseArgument(isConst: true) : static p => p.ParseArgument(isConst: false),
        TokenKind.ParenRight);

    ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.Start, name, ParseValueLiteral(isConst));
    }

    SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Start;
        var hasTypeCondition = SkipKeyword("on");
        if (!hasTypeCondition && _token.Kind == TokenKind.Name)
        {
            return new FragmentSpreadNode(start, ParseFragmentName(), ParseDirectives(isConst: false));
        }

        return new InlineFragmentNode(
            start, hasTypeCondition ? ParseNamedType() : null, ParseDirectives(isConst: false), ParseSelectionSet());
    }

    FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode(
            start, description, name, ParseNamedType(), ParseDirectives(isConst: false), ParseSelectionSet());
    }

    NameNode ParseFragmentName() =>
        _token.Kind == TokenKind.Name && _lexer.BytesOf(_token).SequenceEqual("on"u8) ? throw Unexpected(_token) : ParseName();

    DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (_token.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            directives.Add(new DirectiveNode(Expect(TokenKind.At).Start, ParseName(), ParseArguments(isConst)));
        }

        return [.. directives];
    }
}
