using Success.Domain;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Server.Story.Chapters;

/// <summary>The advertising exchanges: the provider proposes, the customers accept.</summary>
static class TwoSidesAgree
{
    static readonly Words Sponsor = ("Head of advertising", "Leitung Werbung");

    public static async Task TellAsync(Stage stage)
    {
        stage.Teller.Chapter(("Two sides agree", "Zwei Seiten vereinbaren"));
        stage.Teller.Say((
            "The provider proposes what the numbers should do. A proposal is an envelope: outcome, terms and money, under one digest. The other side "
            + "accepts exactly what it saw, or nothing.",
            "Der Anbieter schlägt vor, was die Zahlen tun sollen. Ein Vorschlag ist ein Umschlag: Ergebnis, Bedingungen und Geld unter einem Prüfwert. "
            + "Die andere Seite nimmt genau das an, was sie gesehen hat, oder nichts."));
        await ProposeAsync(stage, "exchange-3", "cpm", ThousandViews(stage), ThousandViewsTerms(stage), ("Cost per thousand views", "Kosten je tausend Einblendungen"), (
            "A quarter less. Half of what it saves counts as our joint work.",
            "Ein Viertel weniger. Die Hälfte der Ersparnis zählt als gemeinsame Arbeit."));
        var clicks = stage.SeriesOf("exchange-2", "cpc");
        await ProposeAsync(
            stage, "exchange-2", "cpc",
            new NewObjective(stage.Teller.In(("Clicks stay affordable", "Klicks bleiben bezahlbar"))),
            Stage.KeepBelow(0.12, 0.02, clicks.First.AddDays(RealSeries.BaselineLength)),
            ("Cost per click", "Kosten je Klick"),
            ("Nothing to gain here but calm: stay below twelve cents.", "Hier gibt es nur Ruhe zu gewinnen: unter zwölf Cent bleiben."));

        await stage.PassToAsync(Stage.At(clicks.First.AddDays(RealSeries.BaselineLength + 3), hour: 10));
        foreach (var name in new[] { "exchange-3", "exchange-2" })
        {
            var account = stage.Account(name);
            await stage.AcceptAsync(account.Sponsor!, account);
            stage.Teller.Moment(stage.Now, account.Name, ("the customer accepts", "der Kunde nimmt an"));
            await stage.ShowStandingAsync(account.Sponsor!, account);
        }
    }

    static NewObjective ThousandViews(Stage stage) =>
        new(stage.Teller.In(("Reach the same people for less", "Dieselben Menschen für weniger Geld erreichen")))
        {
            Valuation = new(new Money(250_000, "USD"), MetricKey.Create("cpm").Value, 0.5m),
        };

    static TermsDraft ThousandViewsTerms(Stage stage)
    {
        var series = stage.SeriesOf("exchange-3", "cpm");
        return Stage.Reach(
            series.Baseline, target: 0.60, tolerance: 0.08, series.First.AddDays(RealSeries.BaselineLength), series.Last.AddDays(Stage.DaysToDue));
    }

    static async Task ProposeAsync(Stage stage, string name, string metric, NewObjective objective, TermsDraft terms, Words kpi, Words note)
    {
        var account = stage.Account(name);
        await stage.NameSponsorAsync(account, await stage.InviteAsync(stage.Manager, Sponsor, $"sponsor.{name}", Role.CustomerSponsor, account));
        await stage.PlanAsync(account, ("Success plan", "Erfolgsplan"), kpi, MetricKey.Create(metric).Value, objective);
        await stage.ProposeAsync(account, objective, terms, note);
        stage.Teller.Moment(stage.Now, account.Name, ("the provider proposes", "der Anbieter schlägt vor"));
        await stage.ShowProposalAsync(account.Sponsor!, account);
    }
}
