using System.Globalization;
using System.Text;

namespace Success.Domain.Agreements;

/// <summary>
/// JSON in exactly one way per value, as RFC 8785 (JSON Canonicalization Scheme) defines it: no white space, properties by their
/// UTF-16 code units, numbers as ECMAScript prints them. Whoever doubts a digest can compute it with any other implementation.
/// </summary>
static class CanonicalJson
{
    // ECMAScript writes integers out up to 21 digits and fractions down to six zeros after the point, then turns to exponents.
    const int MostIntegerDigits = 21;
    const int MostLeadingZeros = 6;

    /// <summary>An object; properties without a value are left out.</summary>
    public static string Object(params IEnumerable<(string Name, string? Value)> properties) =>
        $"{{{string.Join(',', properties.Where(one => one.Value is not null).OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{Text(one.Name)}:{one.Value}"))}}}";

    public static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    public static string Flag(bool value) => value ? "true" : "false";

    public static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    /// <summary>A number. Minus zero is zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite: nothing that was checked holds such a number.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers have a canonical form.");
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = ShortestDigits(Math.Abs(value));
        return (value < 0 ? "-" : "") + Print(digits, point);
    }

    // The fewest digits that lead back to the value, as 0.d₁d₂… × 10^point.
    static (string Digits, int Point) ShortestDigits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = pointAt < 0 ? mantissa : mantissa[..pointAt];
        var all = whole + (pointAt < 0 ? "" : mantissa[(pointAt + 1)..]);
        var significant = all.TrimStart('0');
        return (significant.TrimEnd('0'), whole.Length + exponent - (all.Length - significant.Length));
    }

    static string Print(string digits, int point)
    {
        if (point is > MostIntegerDigits or <= -MostLeadingZeros)
        {
            var rest = digits.Length == 1 ? "" : $".{digits[1..]}";
            var sign = point > 0 ? "+" : "-";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{sign}{Math.Abs(point - 1)}");
        }

        if (point <= 0)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        return point >= digits.Length ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
    }
}
