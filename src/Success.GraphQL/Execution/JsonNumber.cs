using System.Globalization;

namespace Success.GraphQL.Execution;

/// <summary>Writes numbers as JavaScript does, so that messages and printed defaults are the reference implementation's.</summary>
static class JsonNumber
{
    // From here on JavaScript writes exponents.
    const int MostDigits = 21;

    // Down to here it writes zeros after the point.
    const int MostLeadingZeros = 6;

    public static string Format(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return "0";
        }

        // The shortest digits that are read as the same number: "123.45" or "1.5E-07".
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var whole = parts[0].Split('.')[0];
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (number < 0 ? "-" : "") + Place(digits.TrimEnd('0'), whole.Length + exponent - (all.Length - digits.Length));
    }

    static string Place(string digits, int point)
    {
        if (point > MostDigits || point <= -MostLeadingZeros)
        {
            var exponent = (point - 1).ToString("+0;-0", CultureInfo.InvariantCulture);
            return digits.Length == 1 ? $"{digits}e{exponent}" : $"{digits[0]}.{digits[1..]}e{exponent}";
        }

        return point <= 0 ? "0." + new string('0', -point) + digits
            : digits.Length <= point ? digits.PadRight(point, '0')
            : $"{digits[..point]}.{digits[point..]}";
    }
}
