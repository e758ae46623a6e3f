namespace Success.Domain.Explanations;

/// <summary>
/// Writes a KPI's numbers with as many digits as its tolerance makes meaningful: what was measured to a tenth of the tolerance's order,
/// what is expected only to that order.
/// </summary>
sealed class Quantity(Formats formats, string name, string unit, double tolerance)
{
    /// <summary>The unit of percentages, whose sign is the locale's.</summary>
    public const string PercentUnit = "%";

    // A tenth of the tolerance's leading digit can be told apart; whole numbers that somebody counted stay whole.
    readonly double _fine = Step(tolerance) / 10;
    readonly double _coarse = Step(tolerance);

    bool IsPercent => unit == PercentUnit;

    /// <summary>A measured value, with its unit unless the name says it already.</summary>
    public string Value(double value) => IsPercent || unit.Length == 0 || name.Contains(unit, StringComparison.OrdinalIgnoreCase)
        ? Plain(value)
        : $"{Plain(value)}\u00A0{unit}";

    /// <summary>A value to compare with; its unit has been said.</summary>
    public string Plain(double value) => Sign(formats.Number(value, Math.Min(1, _fine)));

    /// <summary>A mean difference of measured values.</summary>
    public string Mean(double value) => formats.Number(value, _fine);

    /// <summary>A value that is expected, not measured.</summary>
    public string Expected(double value) => Sign(formats.Number(value, _coarse));

    /// <summary>A change in two digits, with its sign.</summary>
    public string Pace(double change)
    {
        var text = formats.Number(change, change == 0 ? 1 : Step(change) / 10);
        return change > 0 ? "+" + text : text;
    }

    string Sign(string number) => IsPercent ? number + formats.Percent : number;

    static double Step(double size) => double.IsFinite(size) && size != 0 ? Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(size)))) : 1;
}
