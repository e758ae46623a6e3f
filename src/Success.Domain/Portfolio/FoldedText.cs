using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Success.Domain.Portfolio;

/// <summary>
/// How names and external ids are compared, sorted and searched: without regard to case, and Latin letters without their accents, so
/// that "äpfel" is found by "Apfel" and stands beside it. The same on every machine, whatever its cultures are.
/// </summary>
static class FoldedText
{
    const char FirstAccented = '\u00C0';

    // Base letters in capitals of U+00C0 to U+017F.
    const string Bases =
        "AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßAAAAAAÆCEEEEIIIIÐNOOOOO÷ØUUUUYÞY" +
        "AAAAAACCCCCCCCDDĐĐEEEEEEEEEEGGGGGGGGHHĦĦIIIIIIIIIIĲĲJJKKĸLLLLLLĿ" +
        "ĿŁŁNNNNNNŉŊŊOOOOOOŒŒRRRRRRSSSSSSSSTTTTŦŦUUUUUUUUUUUUWWYYYZZZZZZſ";

    const int CharactersInPrefix = 4;

    /// <summary>Folds into <paramref name="to"/>, which has room for as many characters as there are bytes.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<byte> utf8, Span<char> to)
    {
        if (Ascii.ToUpper(utf8, to, out var written) == OperationStatus.Done)
        {
            return to[..written];
        }

        Utf8.ToUtf16(utf8, to, out _, out written);
        foreach (ref var character in to[..written])
        {
            character = Fold(character);
        }

        return to[..written];
    }

    public static string Fold(string text) => string.Create(text.Length, text, static (to, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            to[i] = Fold(text[i]);
        }
    });

    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<char> leftRoom = stackalloc char[left.Length];
        Span<char> rightRoom = stackalloc char[right.Length];
        return Fold(left, leftRoom).SequenceCompareTo(Fold(right, rightRoom));
    }

    /// <param name="utf8">Where it is looked for.</param>
    /// <param name="folded">What is looked for, folded.</param>
    public static bool Contains(ReadOnlySpan<byte> utf8, string folded)
    {
        Span<char> room = stackalloc char[utf8.Length];
        return Fold(utf8, room).Contains(folded, StringComparison.Ordinal);
    }

    /// <param name="utf8">Whose beginning is looked at.</param>
    /// <param name="folded">What is looked for, folded.</param>
    public static bool StartsWith(ReadOnlySpan<byte> utf8, string folded)
    {
        Span<char> room = stackalloc char[utf8.Length];
        return Fold(utf8, room).StartsWith(folded, StringComparison.Ordinal);
    }

    /// <summary>The first four folded characters as a number that sorts as they do.</summary>
    public static ulong Prefix(ReadOnlySpan<byte> utf8)
    {
        // A character takes at most three bytes, a pair four: these hold four whole ones even when the cut splits the last.
        Span<char> room = stackalloc char[CharactersInPrefix * 4];
        var beginning = utf8[..Math.Min(utf8.Length, room.Length)];
        Utf8.ToUtf16(beginning, room, out _, out var written, replaceInvalidSequences: false, isFinalBlock: false);
        var prefix = 0UL;
        for (var i = 0; i < CharactersInPrefix; i++)
        {
            prefix = (prefix << 16) | (i < written ? Fold(room[i]) : '\0');
        }

        return prefix;
    }

    static char Fold(char character) =>
        character - FirstAccented is var accented && accented >= 0 && accented < Bases.Length
            ? Bases[accented]
            : char.ToUpperInvariant(character);
}
