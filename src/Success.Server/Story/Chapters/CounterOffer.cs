using Success.Domain;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Server.Story.Chapters;

/// <summary>The brands: one customer keeps the outcome and counters the terms, two accept; a road joins with numbers of its own.</summary>
static class CounterOffer
{
    static readonly MetricKey Mentions = MetricKey.Create("mentions_per_day").Value;

    public static async Task TellAsync(Stage stage)
    {
        var series = stage.SeriesOf("amzn", "mentions_per_day");
        await stage.PassToAsync(Stage.At(series.First.AddDays(RealSeries.BaselineLength), hour: 10));
        stage.Teller.Chapter(("A counter-offer", "Ein Gegenvorschlag"));
        stage.Teller.Say((
            "The brands have been measured for two weeks as well. A weekend is quiet and a Monday is not, so their metric sums seven days.",
            "Auch die Marken sind nun zwei Wochen lang gemessen. Am Wochenende ist es still und am Montag nicht; darum summiert ihre Messgröße sieben Tage."));
        await ProposeAsync(stage, "amzn", target: 135_000, tolerance: 6_000, ("A quarter more talk in ten weeks.", "Ein Viertel mehr Gespräch in zehn Wochen."));
        stage.Teller.Moment(stage.Now, stage.Account("amzn").Name, ("the provider proposes", "der Anbieter schlägt vor"));
        await stage.ShowProposalAsync(stage.Account("amzn").Sponsor!, stage.Account("amzn"));
        await ProposeAsync(stage, "ko", target: 22_000, tolerance: 5_000, ("A third more talk in ten weeks.", "Ein Drittel mehr Gespräch in zehn Wochen."));
        await ProposeToKeepAsync(stage);
        await JoinRoadAsync(stage);

        await stage.PassToAsync(Stage.At(series.First.AddDays(RealSeries.BaselineLength + 1), hour: 15));
        await CounterAsync(stage);
        foreach (var account in new[] { stage.Account("ko"), stage.Account("fb"), stage.Account("road-6005") })
        {
            await stage.AcceptAsync(account.Sponsor!, account);
        }

        await stage.PassToAsync(Stage.At(series.First.AddDays(RealSeries.BaselineLength + 4), hour: 10));
        await stage.AcceptAsync(stage.Manager, stage.Account("amzn"));
        stage.Teller.Moment(stage.Now, stage.Account("amzn").Name, ("the provider accepts the counter-offer", "der Anbieter nimmt den Gegenvorschlag an"));
        await stage.ShowStandingAsync(stage.Account("amzn").Sponsor!, stage.Account("amzn"));
        stage.Teller.Say((
            "KO, FB and a road authority, whose own system will supply the numbers of sensor 6005, accepted as proposed.",
            "KO, FB und eine Straßenbehörde, deren eigenes System die Zahlen von Messpunkt 6005 liefern wird, haben unverändert angenommen."));
    }

    static async Task ProposeToKeepAsync(Stage stage)
    {
        var account = stage.Account("fb");
        var terms = Stage.KeepAbove(25_000, 8_000, stage.SeriesOf("fb", "mentions_per_day").First.AddDays(RealSeries.BaselineLength)) with
        {
            Supplier = Supplier.ProviderSystem,
            ReportingLag = TimeSpan.FromDays(Stage.UsualLagDays),
        };
        var objective = new NewObjective(stage.Teller.In(("People keep talking about us", "Man spricht weiter über uns")));
        await OpenAsync(stage, account, objective);
        await stage.ProposeAsync(account, objective, terms, ("Never below 25,000.", "Nie unter 25.000."));
    }

    static async Task ProposeAsync(Stage stage, string name, double target, double tolerance, Words note)
    {
        var account = stage.Account(name);
        var series = stage.SeriesOf(name, "mentions_per_day");
        var objective = new NewObjective(stage.Teller.In(("More people talk about us", "Mehr Menschen sprechen über uns")))
        {
            Valuation = new(new Money(2, "USD"), Mentions, 0.5m),
        };
        await OpenAsync(stage, account, objective);
        await stage.ProposeAsync(account, objective, TermsOf(series, target, tolerance), note);
    }

    static async Task OpenAsync(Stage stage, StoryAccount account, NewObjective objective)
    {
        await stage.NameSponsorAsync(account, await stage.InviteAsync(
            stage.Manager, ("Head of brand", "Leitung Marke"), $"sponsor.{account.ExternalId}", Role.CustomerSponsor, account));
        await stage.PlanAsync(
            account, ("Success plan", "Erfolgsplan"), ("Mentions in seven days", "Erwähnungen in sieben Tagen"), Mentions, objective);
    }

    static TermsDraft TermsOf(RealSeries series, double target, double tolerance) => Stage.Reach(
        series.WeeklyBaseline, target, tolerance, series.First.AddDays(RealSeries.BaselineLength), series.Last.AddDays(Stage.DaysToDue));

    static async Task CounterAsync(Stage stage)
    {
        var account = stage.Account("amzn");
        await stage.CounterAsync(account.Sponsor!, account, TermsOf(stage.SeriesOf("amzn", "mentions_per_day"), target: 120_000, tolerance: 8_000), (
            "Yes to the outcome. But a quarter is a wish; an eighth we can work for, and ±6,000 would ring at every quiet week.",
            "Ja zum Ergebnis. Aber ein Viertel ist ein Wunsch; auf ein Achtel können wir hinarbeiten, und ±6.000 schlüge in jeder ruhigen Woche an."));
        stage.Teller.Moment(stage.Now, account.Name, (
            "the customer accepts the outcome and counters the terms", "der Kunde nimmt das Ergebnis an und schlägt andere Bedingungen vor"));
        await stage.ShowProposalAsync(stage.Manager, account);
    }

    static async Task JoinRoadAsync(Stage stage)
    {
        var account = stage.Account("road-6005");
        var series = stage.SeriesOf("road-6005", "speed");
        var admin = await stage.InviteAsync(stage.Manager, ("Traffic control", "Verkehrsleitung"), "admin.road", Role.CustomerAdmin, account);
        await stage.NameSponsorAsync(account, admin);
        account.System = await stage.ConnectAsync(
            admin, ("Sensors", "Messpunkte"), AccountScope.BoundTo(new AccountBinding(account.Id, Subtree: false)).Value);
        var objective = new NewObjective(stage.Teller.In(("Traffic keeps flowing", "Der Verkehr fließt")));
        await stage.PlanAsync(account, ("Success plan", "Erfolgsplan"), ("Speed", "Geschwindigkeit"), series.Metric, objective);
        await stage.ProposeAsync(account, objective, Stage.KeepAbove(75, 6, series.First), ("Never below 75.", "Nie unter 75."));
    }
}
