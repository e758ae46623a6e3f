using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Server.Story;

/// <summary>
/// Draws what was measured against what was agreed, a column a day: <c>●</c> within the tolerance, <c>○</c> beyond it, <c>─</c> the plan,
/// <c>┄</c> where the tolerance ends.
/// </summary>
static class PlanPicture
{
    const int Rows = 9;
    const int LabelWidth = 10;
    const double HoursPerColumn = 24;

    /// <summary>The picture of a KPI that is judged; nothing before it has two values.</summary>
    public static IEnumerable<string> Draw(Sight sight, KpiView kpi, Teller teller)
    {
        if (kpi is not { Aim: { } aim, Kpi.Agreed.Content: { } content, Drift: { } drift } || sight.MetricOf(kpi) is not { } metric)
        {
            return [];
        }

        // A period that ends as the plan begins is before it.
        Observation[] values = [.. kpi.Values.Where(value => value.At > content.Schedule.Start)];
        if (values.Length < 2)
        {
            return [];
        }

        var terms = KpiWatch.TermsOf(content, aim, metric.Kind);
        var path = terms.Path(drift.KeptSince);
        var canvas = new Canvas(values, path, teller.Page.Width - LabelWidth - 4);
        return canvas.Lines(value => teller.Locale.Formats.Number(value, Math.Min(1, Math.Pow(10, Math.Floor(Math.Log10(path.Tolerance))))))
            .Append(Foot(canvas, teller));
    }

    static string Foot(Canvas canvas, Teller teller)
    {
        var (first, last) = (Label(canvas.First, teller), Label(canvas.Last, teller));
        var legend = teller.In(("● measured  ○ beyond the tolerance  ─ plan", "● gemessen  ○ außerhalb der Toleranz  ─ Plan"));
        return string.Create(CultureInfo.InvariantCulture, $"  {"",LabelWidth}  {first} – {last}   {legend}");
    }

    // The instant at which a day ends belongs to that day.
    static string Label(DateTimeOffset at, Teller teller)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime.AddTicks(-1));
        return teller.Locale.Formats.Date(day, day.Year);
    }

    sealed class Canvas
    {
        readonly char[,] _cells;
        readonly double _low;
        readonly double _high;

        public Canvas(IReadOnlyList<Observation> values, DriftPath path, int width)
        {
            Last = values[^1].At;
            First = values.First(value => Column(Last, value.At) < width).At;
            var columns = Column(Last, First) + 1;
            var shown = values.Where(value => value.At >= First).ToList();
            (_low, _high) = (shown.Min(value => value.Value), shown.Max(value => value.Value));
            for (var column = 0; column < columns; column++)
            {
                var planned = path.PlannedAt(First.AddHours(column * HoursPerColumn));
                (_low, _high) = (Math.Min(_low, planned), Math.Max(_high, planned));
            }

            _cells = new char[Rows, columns];
            DrawPlan(path, columns);
            foreach (var value in shown)
            {
                var residual = path.Residual(value.Value, value.At);
                var beyond = (path.TwoSided ? Math.Abs(residual) : residual) > 1;
                _cells[Row(value.Value), columns - 1 - Column(Last, value.At)] = beyond ? '○' : '●';
            }
        }

        public DateTimeOffset First { get; }

        public DateTimeOffset Last { get; }

        public IEnumerable<string> Lines(Func<double, string> label)
        {
            for (var row = 0; row < Rows; row++)
            {
                var value = row is 0 or Rows - 1 || row == Rows / 2 ? label(_high - ((_high - _low) * row / (Rows - 1))) : "";
                var cells = string.Concat(Enumerable.Range(0, _cells.GetLength(1)).Select(column => _cells[row, column] is '\0' ? ' ' : _cells[row, column]));
                yield return $"  {value,LabelWidth} ┤{cells}";
            }
        }

        void DrawPlan(DriftPath path, int columns)
        {
            for (var column = 0; column < columns; column++)
            {
                var at = First.AddHours(column * HoursPerColumn);
                var planned = path.PlannedAt(at);
                _cells[Row(planned), column] = '─';
                foreach (var edge in path.TwoSided ? new[] { -1.0, 1 } : [1.0])
                {
                    var limit = path.Value(edge, at);
                    if (limit >= _low && limit <= _high && _cells[Row(limit), column] is '\0')
                    {
                        _cells[Row(limit), column] = '┄';
                    }
                }
            }
        }

        int Row(double value) => _high > _low ? (int)Math.Round((_high - value) / (_high - _low) * (Rows - 1), MidpointRounding.AwayFromZero) : Rows / 2;

        static int Column(DateTimeOffset last, DateTimeOffset at) => (int)Math.Round((last - at).TotalHours / HoursPerColumn);
    }
}
