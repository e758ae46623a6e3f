using System.Globalization;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>
/// Finds halves of characters in JSON: <c>\ud800</c> is right by the grammar and yet no text. Whoever reads it throws, wherever that is, so it
/// is looked for once, before anything is read.
/// </summary>
static class EscapedSurrogates
{
    const int EscapeLength = 6;

    /// <summary>Where the first half without its other half stands, counted from 0; null when there is none.</summary>
    /// <param name="json">Valid UTF-8. What is no valid JSON gets any answer.</param>
    public static int? FindHalf(ReadOnlySpan<byte> json)
    {
        for (var at = 0; json[at..].IndexOf((byte)'\\') is >= 0 and var skipped;)
        {
            at += skipped;
            var unit = UnitAt(json[at..]);
            if (unit is { } low && char.IsLowSurrogate(low))
            {
                return at;
            }

            var isHigh = unit is { } high && char.IsHighSurrogate(high);
            if (isHigh && !(UnitAt(json[(at + EscapeLength)..]) is { } other && char.IsLowSurrogate(other)))
            {
                return at;
            }

            // A backslash that escapes another is read together with it.
            at += isHigh ? 2 * EscapeLength : unit is not null ? EscapeLength : Math.Min(2, json.Length - at);
        }

        return null;
    }

    /// <summary>The UTF-16 unit of an escape at the beginning; null when there is none.</summary>
    static char? UnitAt(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json.StartsWith("\\u"u8)
        && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
