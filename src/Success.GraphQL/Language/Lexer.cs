using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Success.GraphQL.Language;

/// <summary>Reads tokens from UTF-8. Knows nothing of grammar; the parser asks for one token after the other.</summary>
sealed partial class Lexer
{
    readonly Source _source;
    readonly ReadOnlyMemory<byte> _body;

    public Lexer(Source source)
    {
        _source = source;
        _body = source.Body;
        RefuseInvalidUtf8();
    }

    /// <summary>The first token at or after <paramref name="position"/> that is neither white space nor a comment.</summary>
    public Token Read(int position)
    {
        var body = _body.Span;
        while (position < body.Length)
        {
            var code = body[position];
            switch (code)
            {
                case (byte)'\t' or (byte)' ' or (byte)',' or (byte)'\n' or (byte)'\r':
                    position++;
                    continue;
                case 0xEF when body[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    continue;
                case (byte)'#':
                    position = EndOfComment(body, position);
                    continue;
                case (byte)'.' when At(body, position + 1) == '.' && At(body, position + 2) == '.':
                    return new Token(TokenKind.Spread, position, position + 3);
                case (byte)'"':
                    return At(body, position + 1) == '"' && At(body, position + 2) == '"' ? ReadBlockString(position) : ReadString(position);
            }

            return Punctuator(code) is { } kind ? new Token(kind, position, position + 1)
                : IsNameStart(code) ? ReadName(body, position)
                : IsDigit(code) || code == '-' ? ReadNumber(body, position)
                : throw Unreadable(position);
        }

        return new Token(TokenKind.EndOfFile, body.Length, body.Length);
    }

    /// <summary>The text of a name or number.</summary>
    public string TextOf(Token token) => token.Text ?? Encoding.UTF8.GetString(_body.Span[token.Start..token.End]);

    public ReadOnlySpan<byte> BytesOf(Token token) => _body.Span[token.Start..token.End];

    static TokenKind? Punctuator(byte code) => code switch
    {
        (byte)'!' => TokenKind.Bang,
        (byte)'$' => TokenKind.Dollar,
        (byte)'&' => TokenKind.Amp,
        (byte)'(' => TokenKind.ParenLeft,
        (byte)')' => TokenKind.ParenRight,
        (byte)':' => TokenKind.Colon,
        (byte)'=' => TokenKind.EqualsSign,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.BracketLeft,
        (byte)']' => TokenKind.BracketRight,
        (byte)'{' => TokenKind.BraceLeft,
        (byte)'|' => TokenKind.Pipe,
        (byte)'}' => TokenKind.BraceRight,
        _ => null,
    };

    static Token ReadName(ReadOnlySpan<byte> body, int start)
    {
        var position = start + 1;
        while (position < body.Length && (IsNameStart(body[position]) || IsDigit(body[position])))
        {
            position++;
        }

        return new Token(TokenKind.Name, start, position);
    }

    Token ReadNumber(ReadOnlySpan<byte> body, int start)
    {
        var isFloat = false;
        var position = At(body, start) == '-' ? start + 1 : start;
        if (At(body, position) == '0')
        {
            if (IsDigit(At(body, ++position)))
            {
                throw Error(position, $"Invalid number, unexpected digit after 0: {DescribeCodePoint(position)}.");
            }
        }
        else
        {
            position = ReadDigits(body, position);
        }

        if (At(body, position) == '.')
        {
            isFloat = true;
            position = ReadDigits(body, position + 1);
        }

        if (At(body, position) is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            position++;
            position = ReadDigits(body, At(body, position) is (byte)'+' or (byte)'-' ? position + 1 : position);
        }

        if (At(body, position) == '.' || IsNameStart(At(body, position)))
        {
            throw Error(position, $"Invalid number, expected digit but got: {DescribeCodePoint(position)}.");
        }

        return new Token(isFloat ? TokenKind.Float : TokenKind.Int, start, position);
    }

    int ReadDigits(ReadOnlySpan<byte> body, int position)
    {
        if (!IsDigit(At(body, position)))
        {
            throw Error(position, $"Invalid number, expected digit but got: {DescribeCodePoint(position)}.");
        }

        while (IsDigit(At(body, position)))
        {
            position++;
        }

        return position;
    }

    static int EndOfComment(ReadOnlySpan<byte> body, int position)
    {
        var length = body[position..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? body.Length : position + length;
    }

    // Beyond the end there is nothing that could continue a token, and NUL continues none either.
    static byte At(ReadOnlySpan<byte> body, int position) => position < body.Length ? body[position] : (byte)0;

    static bool IsDigit(byte code) => code is >= (byte)'0' and <= (byte)'9';

    static bool IsNameStart(byte code) => char.IsAsciiLetter((char)code) || code == '_';

    GraphQLSyntaxException Unreadable(int position) => Error(position, _body.Span[position] == '\''
        ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
        : $"Unexpected character: {DescribeCodePoint(position)}.");

    GraphQLSyntaxException Error(int position, string description) => new(_source, position, description);

    string DescribeCodePoint(int position)
    {
        if (Rune.DecodeFromUtf8(_body.Span[position..], out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return "<EOF>";
        }

        return rune.Value switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{rune}\"",
            var value => "U+" + value.ToString("X4", CultureInfo.InvariantCulture),
        };
    }

    void RefuseInvalidUtf8()
    {
        var body = _body.Span;
        if (Utf8.IsValid(body))
        {
            return;
        }

        var position = 0;
        while (Rune.DecodeFromUtf8(body[position..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        throw Error(position, "Invalid character: the document must be UTF-8.");
    }
}
