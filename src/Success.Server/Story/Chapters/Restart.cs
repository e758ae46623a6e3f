using System.Text.Json;
using Success.Domain;
using Success.Domain.Portfolio;

namespace Success.Server.Story.Chapters;

/// <summary>The process ends, another one opens the file, and every answer is asked for again.</summary>
static class Restart
{
    /// <summary>Restarts and compares.</summary>
    /// <param name="stage">The stage; its service is another one afterwards.</param>
    /// <param name="restartAsync">Ends the service and starts it again on the same file.</param>
    /// <returns>Whether every answer was the same.</returns>
    public static async Task<bool> TellAsync(Stage stage, Func<Task> restartAsync)
    {
        stage.Teller.Chapter(("The same answers", "Dieselben Antworten"));
        await stage.Service.SettleAsync();
        var before = await AnswersAsync(stage);
        await restartAsync();
        var after = await AnswersAsync(stage);
        var different = before.Where(answer => after.GetValueOrDefault(answer.Key) != answer.Value).Select(answer => answer.Key).ToList();
        if (different.Count > 0)
        {
            stage.Teller.Say((
                $"After a restart from the file {different.Count} of {before.Count} answers are different: {string.Join(", ", different)}.",
                $"Nach einem Neustart aus der Datei sind {different.Count} von {before.Count} Antworten anders: {string.Join(", ", different)}."));
            return false;
        }

        stage.Teller.Say((
            $"The service has ended and was started again from its file. {before.Count} answers were asked for before and after: what each side sees of every "
            + "account, every sentence, and the portfolio. They are the same, to the last character.",
            $"Der Dienst wurde beendet und aus seiner Datei neu gestartet. {before.Count} Antworten wurden davor und danach geholt: was jede Seite von jedem "
            + "Konto sieht, jeder Satz und die Übersicht. Sie sind gleich, bis aufs letzte Zeichen."));
        return true;
    }

    static async Task<Dictionary<string, string>> AnswersAsync(Stage stage)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var account in stage.Accounts)
        {
            foreach (var who in new[] { stage.Manager, account.Sponsor }.OfType<Participant>())
            {
                var sight = await stage.LookAsync(who, account);
                answers[$"{account.Name}, {who.Side}"] = JsonSerializer.Serialize(sight.View, DomainJson.Options);
                answers[$"{account.Name}, {who.Side}, sentences"] = string.Join('\n', SentencesOf(sight));
            }
        }

        var page = await stage.Service.Portfolio.Page(new(new(AccountOrder.Attention), PortfolioFilter.None, stage.Manager.Audience.Accounts));
        answers["portfolio"] = JsonSerializer.Serialize(page, DomainJson.Options);
        return answers;
    }

    static IEnumerable<string> SentencesOf(Sight sight) =>
        sight.View.Kpis.Select(kpi => sight.Explain(kpi).Text)
            .Concat(sight.View.Alerts.Where(alert => sight.IsAboutAKpi(alert)).Select(alert => sight.Explain(alert).Text));
}
