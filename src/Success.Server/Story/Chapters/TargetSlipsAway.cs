using Success.Domain.Accounts;
using Success.Domain.Alerts;

namespace Success.Server.Story.Chapters;

/// <summary>A target that was reached early slips away: who hears of it when, and what both do.</summary>
static class TargetSlipsAway
{
    public static async Task TellAsync(Stage stage)
    {
        stage.Teller.Chapter(("A target slips away", "Ein Ziel entgleitet"));
        stage.Teller.Say((
            "From here on every change that a side can see is noted at its instant. Numbers come in at 06:00; nobody looks, and nothing is polled.",
            "Ab hier wird jede Änderung, die eine Seite sehen kann, mit ihrem Zeitpunkt notiert. Die Zahlen kommen um 06:00; niemand sieht nach, "
            + "und nichts wird abgefragt."));
        stage.Teller.Page.Space();
        stage.Diary = new Diary();
        var account = stage.Account("exchange-3");
        var alert = await stage.AwaitAlertAsync(stage.Manager, account, AlertKind.Drift);
        await RaisedAsync(stage, account);
        await AnsweredAsync(stage, account, alert);
        await AgreedAsync(stage, account, alert);
    }

    static async Task RaisedAsync(Stage stage, StoryAccount account)
    {
        stage.Teller.Moment(stage.Now, account.Name, ("an alert; the provider has one working day of head start", "eine Warnung; der Anbieter hat einen Arbeitstag Vorsprung"));
        await stage.DrawAsync(stage.Manager, account);
        await stage.ShowAlertAsync(stage.Manager, account, AlertKind.Drift);
        await stage.ShowStandingAsync(stage.Manager, account);
        await stage.ShowStandingAsync(account.Sponsor!, account);
    }

    static async Task AnsweredAsync(Stage stage, StoryAccount account, AlertView alert)
    {
        await stage.PassToAsync(stage.Now.AddHours(3.5));
        await stage.DoAsync(stage.Manager, account, new AttendAlert(new RespondToAlert(
            alert.Id,
            stage.Teller.In((
                "The price rises where we bid against ourselves. We pay for the analysis; you choose how to go on.",
                "Der Preis steigt, wo wir gegen uns selbst bieten. Die Analyse zahlen wir; wie es weitergeht, wählen Sie.")),
            [
                stage.Teller.In(("Cap the bids for two weeks, and reach a tenth fewer people.", "Die Gebote zwei Wochen deckeln und ein Zehntel weniger Menschen erreichen.")),
                stage.Teller.In(("Move a third of the budget to the other exchange.", "Ein Drittel des Budgets auf die andere Börse verlegen.")),
            ])));
        stage.Teller.Moment(stage.Now, account.Name, (
            "the provider answers, so the customer sees the alert at once", "der Anbieter antwortet; damit sieht der Kunde die Warnung sofort"));
        await stage.ShowAlertAsync(account.Sponsor!, account, AlertKind.Drift);
    }

    static async Task AgreedAsync(Stage stage, StoryAccount account, AlertView alert)
    {
        await stage.PassToAsync(stage.Now.AddHours(5));
        await stage.DoAsync(account.Sponsor!, account, new AttendAlert(new RespondToAlert(
            alert.Id, stage.Teller.In(("We take b. Please show us the first results next week.", "Wir nehmen b. Bitte zeigen Sie uns nächste Woche erste Ergebnisse.")), [])));
        await stage.DoAsync(stage.Manager, account, new AttendAlert(new ProposeCause(alert.Id, Cause.Provider)));
        await stage.DoAsync(account.Sponsor!, account, new AttendAlert(new AgreeCause(alert.Id, Cause.Provider)));
        stage.Teller.Moment(stage.Now, account.Name, ("the customer chooses, and both agree on the cause", "der Kunde wählt, und beide sind sich über die Ursache einig"));
        await stage.ShowAlertAsync(stage.Manager, account, AlertKind.Drift);
        await stage.ToldAsync();
    }
}
