using Success.Domain.Kpis;

namespace Success.Server.Story;

/// <summary>What terms say, in a line.</summary>
static class TermsWords
{
    /// <summary>The line.</summary>
    /// <param name="name">Name of the KPI.</param>
    /// <param name="unit">Unit of its metric.</param>
    /// <param name="terms">The terms, agreed or not.</param>
    /// <param name="teller">Who says it.</param>
    public static string Of(string name, string unit, Terms terms, Teller teller) => terms.Goal switch
    {
        Goal.Reach { Baseline: Baseline.Known from, Target: Target.Absolute to } reach => Reach(name, unit, from.Value, to.Value, reach, terms, teller),
        Goal.Keep { Upper: { } upper, Lower: null } keep => teller.In((
            $"{name}: at most {Number(upper, keep.Tolerance, teller)}{Unit(name, unit)}, from {Day(keep.Start, teller)} on.",
            $"{name}: höchstens {Number(upper, keep.Tolerance, teller)}{Unit(name, unit)}, ab {Day(keep.Start, teller)}.")),
        Goal.Keep { Lower: { } lower } keep => teller.In((
            $"{name}: at least {Number(lower, keep.Tolerance, teller)}{Unit(name, unit)}, from {Day(keep.Start, teller)} on.",
            $"{name}: mindestens {Number(lower, keep.Tolerance, teller)}{Unit(name, unit)}, ab {Day(keep.Start, teller)}.")),
        _ => name,
    };

    static string Reach(string name, string unit, double from, double to, Goal.Reach reach, Terms terms, Teller teller)
    {
        var (start, target, tolerance) =
            (Number(from, reach.Tolerance, teller), Number(to, reach.Tolerance, teller), Number(reach.Tolerance, reach.Tolerance, teller));
        return teller.In((
            $"{name}: from {start} to {target}{Unit(name, unit)} by {Day(reach.Due, teller)}, in a straight line, ±{tolerance}; reached when held for {terms.Hold} days.",
            $"{name}: von {start} auf {target}{Unit(name, unit)} bis {Day(reach.Due, teller)}, auf gerader Linie, ±{tolerance}; erreicht, wenn {terms.Hold} Tage gehalten."));
    }

    // Not when the name says it already.
    static string Unit(string name, string unit) => unit.Length == 0 || name.Contains(unit, StringComparison.OrdinalIgnoreCase) ? "" : " " + unit;

    static string Day(DateOnly day, Teller teller) => teller.Locale.Formats.Date(day, day.Year);

    // As many digits as the tolerance makes meaningful, whole numbers at least.
    static string Number(double value, double? tolerance, Teller teller) =>
        teller.Locale.Formats.Number(value, Math.Min(1, Math.Pow(10, Math.Floor(Math.Log10(tolerance ?? 1)))));
}
