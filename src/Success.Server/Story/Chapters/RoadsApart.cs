using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Server.Story.Chapters;

/// <summary>Two road sensors: one falls silent, and of the other the customer wants no target at all.</summary>
static class RoadsApart
{
    public static async Task TellAsync(Stage stage)
    {
        var silent = stage.Account("road-6005");
        var alert = await stage.AwaitAlertAsync(stage.Manager, silent, AlertKind.NoData);
        var series = stage.SeriesOf("road-7578", "speed");
        await stage.PassToAsync(Stage.At(series.First.AddDays(6), hour: 11));
        stage.Teller.Chapter(("Two roads", "Zwei Straßen"));
        stage.Teller.Say((
            $"Sensor 6005 sent nothing for three days. Nobody called and nothing was measured; the account itself had asked to be woken, and on "
            + $"{stage.Teller.Clock(alert.RaisedAt)} it said that its numbers are missing, and who owes them. The next value ended that.",
            $"Messpunkt 6005 hat drei Tage lang nichts gesendet. Niemand rief an und nichts wurde gemessen; das Konto selbst wollte geweckt werden und "
            + $"sagte am {stage.Teller.Clock(alert.RaisedAt)}, dass Zahlen fehlen und wer sie schuldet. Der nächste Wert hat das beendet."));
        await stage.ShowAlertAsync(stage.Manager, silent, AlertKind.NoData);
        await stage.ShowAlertAsync(silent.Sponsor!, silent, AlertKind.NoData);
        await DeclineAsync(stage, series);
    }

    static async Task DeclineAsync(Stage stage, RealSeries series)
    {
        var account = stage.Account("road-7578");
        var sponsor = await stage.InviteAsync(stage.Manager, ("Traffic planning", "Verkehrsplanung"), "sponsor.road", Role.CustomerSponsor, account);
        await stage.NameSponsorAsync(account, sponsor);
        var objective = new NewObjective(stage.Teller.In(("Get through faster", "Schneller durchkommen")));
        await stage.PlanAsync(account, ("Success plan", "Erfolgsplan"), ("Speed", "Geschwindigkeit"), series.Metric, objective);
        var terms = Stage.Reach(
            stage.Known(series), target: 70, tolerance: 3, DateOnly.FromDateTime(stage.Now.UtcDateTime), series.Last.AddDays(Stage.DaysToDue));
        await stage.ProposeAsync(account, objective, terms, ("Four miles an hour more.", "Vier Meilen in der Stunde mehr."));
        stage.Teller.Moment(stage.Now, account.Name, ("the provider proposes", "der Anbieter schlägt vor"));
        await stage.ShowProposalAsync(sponsor, account);

        await stage.PassToAsync(stage.Now.AddHours(3));
        var proposal = await stage.OnTheTableAsync(sponsor, account);
        Words reason = ("Faster is not safer. We want steady traffic here, and no target for speed.", "Schneller ist nicht sicherer. Wir wollen hier stetigen Verkehr und kein Ziel für das Tempo.");
        await stage.DeclineAsync(sponsor, account, reason);
        var state = (await stage.LookAsync(stage.Manager, account)).View.ClosedProposals.First(closed => closed.Id == proposal.Id).State;
        stage.Teller.Moment(stage.Now, account.Name, state == ProposalState.Declined
            ? ("the customer declines", "der Kunde lehnt ab")
            : throw new InvalidOperationException($"A proposal that was declined is {state}."));
        stage.Teller.Side(sponsor.Side, stage.Teller.In(($"“{stage.Teller.In(reason)}”", $"„{stage.Teller.In(reason)}“")));
        stage.Teller.Say((
            "So nothing is agreed, and nothing is judged. The numbers are kept all the same.",
            "Also ist nichts vereinbart, und nichts wird beurteilt. Aufbewahrt werden die Zahlen trotzdem."));
        await stage.ToldAsync();
    }
}
