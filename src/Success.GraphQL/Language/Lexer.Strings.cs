using System.Text;

namespace Success.GraphQL.Language;

sealed partial class Lexer
{
    // "\u{" plus eight hex digits plus "}": longer than any code point needs, so that leading zeros are allowed but not without end.
    const int LongestBracedEscape = 12;

    Token ReadString(int start)
    {
        var body = _body.Span;
        var position = start + 1;
        var chunkStart = position;
        StringBuilder? value = null;
        while (position < body.Length)
        {
            var code = body[position];
            if (code == '"')
            {
                return new Token(TokenKind.String, start, position + 1, Finish(value, body[chunkStart..position]));
            }

            if (code is (byte)'\n' or (byte)'\r')
            {
                break;
            }

            if (code != '\\')
            {
                position++;
                continue;
            }

            value ??= new StringBuilder();
            value.Append(Encoding.UTF8.GetString(body[chunkStart..position]));
            position += ReadEscape(body, position, value);
            chunkStart = position;
        }

        throw Error(position, "Unterminated string.");
    }

    static string Finish(StringBuilder? value, ReadOnlySpan<byte> lastChunk)
    {
        var last = Encoding.UTF8.GetString(lastChunk);
        return value is null ? last : value.Append(last).ToString();
    }

    int ReadEscape(ReadOnlySpan<byte> body, int position, StringBuilder value)
    {
        if (At(body, position + 1) == 'u')
        {
            return At(body, position + 2) == '{' ? ReadBracedUnicode(body, position, value) : ReadFixedUnicode(body, position, value);
        }

        value.Append(At(body, position + 1) switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Excerpt(position, 2)}\"."),
        });
        return 2;
    }

    int ReadBracedUnicode(ReadOnlySpan<byte> body, int position, StringBuilder value)
    {
        var point = 0;
        var size = 3;
        while (size < LongestBracedEscape)
        {
            var code = At(body, position + size++);
            if (code == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                {
                    break;
                }

                value.Append(new Rune(point).ToString());
                return size;
            }

            point = (point << 4) | HexDigit(code);
            if (point < 0)
            {
                break;
            }
        }

        throw InvalidUnicode(position, size);
    }

    int ReadFixedUnicode(ReadOnlySpan<byte> body, int position, StringBuilder value)
    {
        var code = HexCode(body, position + 2);
        if (Rune.IsValid(code))
        {
            value.Append((char)code);
            return 6;
        }

        if (code is >= 0xD800 and <= 0xDBFF && At(body, position + 6) == '\\' && At(body, position + 7) == 'u'
            && HexCode(body, position + 8) is >= 0xDC00 and <= 0xDFFF and var trailing)
        {
            value.Append((char)code).Append((char)trailing);
            return 12;
        }

        throw InvalidUnicode(position, 6);
    }

    static int HexCode(ReadOnlySpan<byte> body, int position) =>
        (HexDigit(At(body, position)) << 12) | (HexDigit(At(body, position + 1)) << 8)
        | (HexDigit(At(body, position + 2)) << 4) | HexDigit(At(body, position + 3));

    static int HexDigit(byte code) => code switch
    {
        >= (byte)'0' and <= (byte)'9' => code - '0',
        >= (byte)'A' and <= (byte)'F' => code - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => code - 'a' + 10,
        _ => -1,
    };

    Token ReadBlockString(int start)
    {
        var body = _body.Span;
        var position = start + 3;
        var lines = new List<string>();
        var line = new StringBuilder();
        var chunkStart = position;
        while (position < body.Length)
        {
            var rest = body[position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                lines.Add(line.Append(Encoding.UTF8.GetString(body[chunkStart..position])).ToString());
                return new Token(TokenKind.BlockString, start, position + 3, BlockString.Dedent(lines));
            }

            if (rest.StartsWith("\\\"\"\""u8))
            {
                line.Append(Encoding.UTF8.GetString(body[chunkStart..position]));
                chunkStart = position + 1;
                position += 4;
            }
            else if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                lines.Add(line.Append(Encoding.UTF8.GetString(body[chunkStart..position])).ToString());
                line.Clear();
                position += rest.StartsWith("\r\n"u8) ? 2 : 1;
                chunkStart = position;
            }
            else
            {
                position++;
            }
        }

        throw Error(position, "Unterminated string.");
    }

    GraphQLSyntaxException InvalidUnicode(int position, int length) =>
        Error(position, $"Invalid Unicode escape sequence: \"{Excerpt(position, length)}\".");

    // Lengths in messages are UTF-16 code units; what is asked for never needs more than four bytes for each.
    string Excerpt(int position, int length)
    {
        var rest = _body.Span[position..];
        var text = Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, length * 4)]);
        return text[..Math.Min(text.Length, length)];
    }
}
