using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Success.GraphQL.Execution;

/// <summary>A growing buffer of UTF-8 JSON that can be cut back: when a null propagates, what was written of its parent is undone.</summary>
sealed class JsonBuffer
{
    // What the first byte takes: enough for most answers.
    const int SmallestSize = 4 * 1024;

    // Longer than any number or date as text.
    const int LongestAtom = 64;

    static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    byte[] _bytes = [];

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Span(int start, int end) => _bytes.AsSpan(start, end - start);

    public void Truncate(int length) => Length = length;

    public void WriteByte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteInt64(long value)
    {
        Reserve(LongestAtom);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A finite number, in as few digits as read back the same.</summary>
    public void WriteDouble(double value)
    {
        Reserve(LongestAtom);
        value.TryFormat(_bytes.AsSpan(Length), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public void WriteDecimal(decimal value)
    {
        Reserve(LongestAtom);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>A string, with quotes and escapes. Half a surrogate pair becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3 + 2);
        _bytes[Length++] = (byte)'"';
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Transcode(text[..at]);
            WriteEscaped(text[at]);
            text = text[(at + 1)..];
        }

        Transcode(text);
        WriteByte((byte)'"');
    }

    /// <summary>Text that never needs an escape, such as numbers, dates and identifiers, in quotes.</summary>
    public void WriteQuoted<T>(T value)
        where T : IUtf8SpanFormattable
    {
        WriteByte((byte)'"');
        int written;
        while (!value.TryFormat(_bytes.AsSpan(Length), out written, default, CultureInfo.InvariantCulture))
        {
            Reserve(_bytes.Length - Length + LongestAtom);
        }

        Length += written;
        WriteByte((byte)'"');
    }

    void Transcode(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * 3);
        Utf8.FromUtf16(text, _bytes.AsSpan(Length), out _, out var written);
        Length += written;
    }

    void WriteEscaped(char c)
    {
        Reserve(6);
        WriteRaw(c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => "\\u00"u8,
        });
        if (_bytes[Length - 1] == '0' && c < ' ')
        {
            WriteByte((byte)(c < 0x10 ? '0' : '1'));
            WriteByte((byte)"0123456789abcdef"[c & 0xF]);
        }
    }

    void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Math.Max(_bytes.Length * 2, SmallestSize), Length + count));
        }
    }
}
