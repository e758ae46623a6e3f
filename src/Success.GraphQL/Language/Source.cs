namespace Success.GraphQL.Language;

/// <summary>The text of a document as UTF-8, and a name for it in messages.</summary>
sealed class Source(ReadOnlyMemory<byte> body, string name = "GraphQL request")
{
    public ReadOnlyMemory<byte> Body { get; } = body;

    public string Name { get; } = name;

    /// <summary>Line and column of a byte offset. Counted when asked: nearly no document needs it.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var text = Body.Span[..Math.Min(offset, Body.Length)];
        var line = 1;
        int lineBreak;
        while ((lineBreak = text.IndexOfAny((byte)'\n', (byte)'\r')) >= 0)
        {
            var isPair = text[lineBreak] == '\r' && FollowedByLineFeed(text, lineBreak);
            text = text[(lineBreak + (isPair ? 2 : 1))..];
            line++;
        }

        return new SourceLocation(line, Utf16Length(text) + 1);
    }

    static bool FollowedByLineFeed(ReadOnlySpan<byte> text, int at) => at + 1 < text.Length && text[at + 1] == '\n';

    // Columns are UTF-16 code units: a lead byte starts one, that of a supplementary character starts two, continuation bytes none.
    static int Utf16Length(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        foreach (var b in utf8)
        {
            length += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return length;
    }
}
