using System.Globalization;
using Success.Domain.Portfolio;

namespace Success.Server.Story;

/// <summary>A page of the portfolio as a table: a line an account, with the curve of its worst decisive KPI.</summary>
static class PortfolioPicture
{
    const string Levels = "▁▂▃▄▅▆▇█";

    const int ColumnsBeforeCurve = 64;

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Draw(AccountPage page, Teller teller)
    {
        yield return Row(
            teller.In(("Account", "Konto")), teller.In(("Standing", "Stand")), teller.In(("Way", "Weg")),
            teller.In(("Alerts", "Warn.")), teller.In(("Attention", "Gewicht")), "");
        foreach (var account in page.Edges.Select(edge => edge.Account))
        {
            yield return Row(
                account.Name,
                teller.In(StandingWords.Of(account.Standing)),
                account.Progress is { } progress ? teller.Locale.Formats.Share(progress) : "–",
                account.OpenAlerts.Total > 0 ? account.OpenAlerts.Total.ToString(CultureInfo.InvariantCulture) : "–",
                account.Attention is { } attention ? $"{attention.Amount.Currency} {teller.Number((double)attention.Amount.Amount)}" : "–",
                Curve(account.Sparkline, teller.Page.Width - ColumnsBeforeCurve));
        }
    }

    static string Row(string name, string standing, string progress, string alerts, string attention, string curve) =>
        $"  {name,-17}{standing,-19}{progress,6} {alerts,6} {attention,11}  {curve}";

    // As many of the latest points as fit.
    static string Curve(Sparkline sparkline, int columns) => sparkline.IsEmpty
        ? ""
        : string.Concat(sparkline.Points.TakeLast(columns).Select(point => point == 0 ? ' ' : Levels[(point - 1) * Levels.Length / 255]));
}
