using Success.Domain;
using Success.Domain.Alerts;
using Success.Domain.Kpis;

namespace Success.Server.Story;

/// <summary>
/// Notes every change of a standing or an alert at the instant at which a side can see it, a line each: what nobody asks about is told as well.
/// </summary>
sealed class Diary
{
    readonly Dictionary<(Id<Domain.Accounts.Account> Account, Side Side), Entry> _last = [];

    /// <summary>Writes down what has changed since it was asked last.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="isTold">Whether it was told otherwise; then it is only taken note of.</param>
    public async Task NoteAsync(Stage stage, bool isTold = false)
    {
        foreach (var account in stage.Accounts.Where(account => !account.Kpi.IsNone && account.Sponsor is not null))
        {
            var provider = await NewsAsync(stage, stage.Manager, account);
            var customer = await NewsAsync(stage, account.Sponsor!, account);
            if (!isTold)
            {
                Write(stage, account, provider, customer);
            }
        }
    }

    async Task<(Entry? Before, Entry Now)> NewsAsync(Stage stage, Participant who, StoryAccount account)
    {
        var sight = await stage.LookAsync(who, account);
        var alert = sight.View.Alerts.LastOrDefault();
        var now = new Entry(sight.Kpi?.Standing ?? sight.View.Standing, alert?.Kind, alert?.Status);
        var before = _last.TryGetValue((account.Id, who.Side), out var known) ? known : (Entry?)null;
        _last[(account.Id, who.Side)] = now;
        return (before, now);
    }

    static void Write(Stage stage, StoryAccount account, (Entry? Before, Entry Now) provider, (Entry? Before, Entry Now) customer)
    {
        var (told, heard) = (Change(stage.Teller, provider), Change(stage.Teller, customer));
        if (told is null && heard is null)
        {
            return;
        }

        var line = told == heard
            ? told!
            : string.Join("; ", new[]
            {
                told is null ? null : stage.Teller.In(($"provider: {told}", $"Anbieter: {told}")),
                heard is null ? null : stage.Teller.In(($"customer: {heard}", $"Kunde: {heard}")),
            }.OfType<string>());
        var margin = $"  {stage.Teller.Clock(stage.Now),-24} {account.Name,-17} ";
        stage.Teller.Page.Wrap(Ink.Faint, margin, new string(' ', margin.Length), line);
    }

    static string? Change(Teller teller, (Entry? Before, Entry Now) news)
    {
        if (news.Before is not { } before || before == news.Now)
        {
            return null;
        }

        var standing = before.Standing == news.Now.Standing
            ? null
            : $"{teller.In(StandingWords.Of(before.Standing))} → {teller.In(StandingWords.Of(news.Now.Standing))}";
        var alert = (before.Alert, before.Status) == (news.Now.Alert, news.Now.Status) || news.Now.Status is not { } status
            ? null
            : teller.In(AlertWords.Of(status));
        return (standing, alert) switch
        {
            (null, null) => null,
            (null, _) => alert,
            (_, null) => standing,
            _ => $"{standing}, {alert}",
        };
    }

    readonly record struct Entry(Standing Standing, AlertKind? Alert, AlertStatus? Status);
}
