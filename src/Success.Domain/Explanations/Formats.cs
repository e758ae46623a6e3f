using System.Globalization;

namespace Success.Domain.Explanations;

/// <summary>
/// How a locale writes numbers and days. Small and our own, because the server runs without the operating system's culture data and a
/// sentence must read the same on every machine.
/// </summary>
/// <param name="DecimalMark">Between whole and decimal digits.</param>
/// <param name="GroupMark">Between groups of three digits, from five digits on.</param>
/// <param name="Percent">Behind a percentage, with its space where there is one.</param>
/// <param name="Day">A day of the current year: <c>{0}</c> is the day of the month, <c>{1}</c> the month's name.</param>
/// <param name="Months">The names of the months.</param>
public sealed record Formats(string DecimalMark, string GroupMark, string Percent, string Day, IReadOnlyList<string> Months)
{
    // Below this many digits before the decimal mark, grouping is noise: 2024, not 2,024.
    const int LeastGroupedDigits = 5;

    // Beyond this, a decimal number is written by its leading digits.
    const int MostDecimals = 9;

    /// <summary>A number rounded to a step (a power of ten), without zeros that say nothing, with a true minus sign.</summary>
    /// <param name="value">Finite; anything else is written as a dash.</param>
    /// <param name="step">To which it is rounded.</param>
    public string Number(double value, double step)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        var decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, MostDecimals);
        var rounded = step > 1 ? Math.Round(value / step, MidpointRounding.AwayFromZero) * step : value;
        var digits = Math.Abs(rounded).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        var (whole, rest) = digits.Split('.') is [var before, var after] ? (before, after.TrimEnd('0')) : (digits, "");
        var text = rest.Length > 0 ? Grouped(whole) + DecimalMark + rest : Grouped(whole);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text : text;
    }

    /// <summary>A share, 0 to 1, as a whole percentage, with a true minus sign.</summary>
    public string Share(double share) => Number(Math.Round(share * 100, MidpointRounding.AwayFromZero), 1) + Percent;

    /// <summary>A day; with its year unless that is the current one.</summary>
    public string Date(DateOnly day, int currentYear)
    {
        var text = string.Format(CultureInfo.InvariantCulture, Day, day.Day, Months[day.Month - 1]);
        return day.Year == currentYear ? text : string.Create(CultureInfo.InvariantCulture, $"{text} {day.Year}");
    }

    string Grouped(string digits)
    {
        if (digits.Length < LeastGroupedDigits)
        {
            return digits;
        }

        for (var at = digits.Length - 3; at > 0; at -= 3)
        {
            digits = digits.Insert(at, GroupMark);
        }

        return digits;
    }
}
