namespace Success.GraphQL.Language;

/// <summary>The grammar of the specification, by recursive descent. One partial for each chapter of the grammar.</summary>
sealed partial class Parser
{
    readonly Source _source;
    readonly Lexer _lexer;
    readonly ParserOptions _options;
    Token _token;
    int _tokens;
    int _depth;

    Parser(Source source, ParserOptions options)
    {
        _source = source;
        _options = options;
        _lexer = new Lexer(source);
        Advance(from: 0);
    }

    /// <exception cref="GraphQLSyntaxException">The source is not a document, or is over a limit of <paramref name="options"/>.</exception>
    public static DocumentNode Parse(Source source, ParserOptions? options = null) =>
        new Parser(source, options ?? ParserOptions.Default).ParseDocument();

    /// <exception cref="GraphQLSyntaxException">The source is not one value without variables.</exception>
    public static ValueNode ParseConstValue(Source source)
    {
        var parser = new Parser(source, ParserOptions.Default);
        var value = parser.ParseValueLiteral(isConst: true);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <exception cref="GraphQLSyntaxException">The source is not one type reference.</exception>
    public static TypeNode ParseType(Source source)
    {
        var parser = new Parser(source, ParserOptions.Default);
        var type = parser.ParseTypeReference();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    DocumentNode ParseDocument()
    {
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (_token.Kind != TokenKind.EndOfFile);

        return new DocumentNode(_source, [.. definitions], _tokens);
    }

    DefinitionNode ParseDefinition()
    {
        var first = _token;
        if (first.Kind == TokenKind.BraceLeft)
        {
            return ParseOperationDefinition();
        }

        var isDescribed = IsDescription(first);
        var keyword = isDescribed ? _lexer.Read(first.End) : first;
        if (isDescribed && keyword.Kind == TokenKind.BraceLeft)
        {
            throw Error(first, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind != TokenKind.Name)
        {
            throw Unexpected(keyword);
        }

        return _lexer.TextOf(keyword) switch
        {
            "query" or "mutation" or "subscription" => ParseOperationDefinition(),
            "fragment" => ParseFragmentDefinition(),
            "directive" => ParseDirectiveDefinition(),
            "extend" when !isDescribed => ParseTypeSystemExtension(),
            var name when IsTypeSystemKeyword(name) => ParseTypeSystemDefinition(name),
            _ when isDescribed => throw Error(first, "Unexpected description, only GraphQL definitions support descriptions."),
            _ => throw Unexpected(keyword),
        };
    }

    NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Start, _lexer.TextOf(token));
    }

    static bool IsDescription(Token token) => token.Kind is TokenKind.String or TokenKind.BlockString;

    StringValueNode? ParseDescription() => IsDescription(_token) ? ParseStringLiteral() : null;

    Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
        {
            throw Error(token, $"Expected {Token.Describe(kind)}, found {Describe(token)}.");
        }

        Advance(token.End);
        return token;
    }

    bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance(_token.End);
        return true;
    }

    void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Error(_token, $"Expected \"{keyword}\", found {Describe(_token)}.");
        }
    }

    bool SkipKeyword(string keyword)
    {
        var isKeyword = _token.Kind == TokenKind.Name && System.Text.Ascii.Equals(_lexer.BytesOf(_token), keyword);
        if (isKeyword)
        {
            Advance(_token.End);
        }

        return isKeyword;
    }

    /// <summary>One or more items between two tokens.</summary>
    T[] Many<T>(TokenKind open, Func<Parser, T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(item(this));
        }
        while (!Skip(close));

        return [.. items];
    }

    /// <summary>Nothing, or one or more items between two tokens.</summary>
    T[] OptionalMany<T>(TokenKind open, Func<Parser, T> item, TokenKind close) =>
        _token.Kind == open ? Many(open, item, close) : [];

    /// <summary>One or more items with a delimiter between them and, if it reads better, before the first.</summary>
    T[] DelimitedMany<T>(TokenKind delimiter, Func<Parser, T> item)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(item(this));
        }
        while (Skip(delimiter));

        return [.. items];
    }

    void Advance(int from)
    {
        _token = _lexer.Read(from);
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _options.MaxTokens)
        {
            // The reference implementation's words, "that" included.
            throw new GraphQLSyntaxException(
                _source,
                _token.Start,
                FormattableString.Invariant($"Document contains more that {_options.MaxTokens} tokens. Parsing aborted."),
                GraphQLErrorCodes.TooManyTokens,
                nameof(GraphQLLimits.Tokens));
        }
    }

    void Descend()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw new GraphQLSyntaxException(
                _source,
                _token.Start,
                FormattableString.Invariant($"Document is nested deeper than {_options.MaxDepth} levels. Parsing aborted."),
                GraphQLErrorCodes.NestedTooDeep,
                ParserOptions.DepthLimit);
        }
    }

    void Ascend() => _depth--;

    GraphQLSyntaxException Unexpected(Token token) => Error(token, $"Unexpected {Describe(token)}.");

    GraphQLSyntaxException Error(Token token, string description) => new(_source, token.Start, description);

    string Describe(Token token) => token.Kind is >= TokenKind.Name
        ? $"{Token.Describe(token.Kind)} \"{_lexer.TextOf(token)}\""
        : Token.Describe(token.Kind);
}
