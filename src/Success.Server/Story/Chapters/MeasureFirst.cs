using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Server.Story.Chapters;

/// <summary>Accounts are imported, metrics defined, and numbers begin to come in before anybody has promised anything.</summary>
static class MeasureFirst
{
    static readonly (string Key, Words Name, Words Meaning, Words Unit, MetricKind Kind)[] Metrics =
    [
        ("mentions_per_day", ("Mentions in seven days", "Erwähnungen in sieben Tagen"),
            ("How often the brand is named in public messages, summed over seven days.",
             "Wie oft die Marke in öffentlichen Nachrichten genannt wird, summiert über sieben Tage."),
            ("mentions", "Erwähnungen"), new MetricKind.RollingWindow(new MetricKind.FlowPerPeriod(PeriodLength.Day, FlowSummary.Sum), 7)),
        ("cpm", ("Cost per thousand views", "Kosten je tausend Einblendungen"),
            ("Mean price of a thousand views of an advertisement.", "Mittlerer Preis für tausend Einblendungen einer Anzeige."),
            ("USD", "USD"), new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
        ("cpc", ("Cost per click", "Kosten je Klick"),
            ("Mean price of a click on an advertisement.", "Mittlerer Preis für einen Klick auf eine Anzeige."),
            ("USD", "USD"), new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
        ("speed", ("Speed", "Geschwindigkeit"),
            ("Mean speed of the traffic at the sensor.", "Mittlere Geschwindigkeit des Verkehrs am Messpunkt."),
            ("mph", "mph"), new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
        ("occupancy", ("Occupancy", "Belegung"),
            ("Share of the time for which the sensor is covered.", "Anteil der Zeit, in der der Messpunkt belegt ist."),
            ("%", "%"), new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
        ("traveltime", ("Travel time", "Fahrzeit"),
            ("Mean time for the measured stretch of road.", "Mittlere Zeit für die gemessene Strecke."),
            ("s", "s"), new MetricKind.LevelPerPeriod(PeriodLength.Day, LevelSummary.Mean)),
    ];

    public static async Task TellAsync(Stage stage)
    {
        stage.Teller.Chapter(("Measure first", "Erst messen"));
        await stage.FoundAsync(("Outcome partners", "Wirkungspartner"));
        await ImportAsync(stage);
        foreach (var metric in Metrics)
        {
            var change = new DefineMetric(
                metric.Key, stage.Teller.In(metric.Name), stage.Teller.In(metric.Meaning), new(stage.Teller.In(metric.Unit), metric.Kind, TimeSpan.Zero));
            await stage.DoAsync(new Caller.Credential(stage.Owner.Audience), new TenantCommand.ChangeCatalogue(change));
        }

        stage.Collector = await stage.ConnectAsync(stage.Owner, ("Collector", "Sammler"), AccountScope.Everything);
        stage.Teller.Say((
            $"A provider opens its workspace, imports {stage.Accounts.Count} customers and defines {Metrics.Length} metrics, each with its unit and how a day's "
            + "value is made. From the next morning on its collector delivers the numbers of the day before. Nobody has promised anything yet: the "
            + "measurements are kept, unbound, until somebody agrees on what they are to mean.",
            $"Ein Anbieter eröffnet seinen Arbeitsbereich, übernimmt {stage.Accounts.Count} Kunden und legt {Metrics.Length} Messgrößen fest, jede mit Einheit und "
            + "der Regel, wie ein Tageswert entsteht. Ab dem nächsten Morgen liefert sein Sammler die Zahlen des Vortags. Versprochen hat noch niemand etwas: "
            + "Die Messungen werden aufbewahrt, ungebunden, bis vereinbart ist, was sie bedeuten sollen."));
        await stage.PassToAsync(Stage.At(stage.SeriesOf("exchange-3", "cpm").First.AddDays(RealSeries.BaselineLength), hour: 8));
        Report(stage);
    }

    static async Task ImportAsync(Stage stage)
    {
        foreach (var row in StoryData.Rows("accounts.csv"))
        {
            var account = new StoryAccount
            {
                ExternalId = row[0],
                Name = row[1],
                Segment = row[2].Replace(' ', '-'),
                Id = stage.NextId<Account>(),
                Series = [.. stage.Series.Where(series => series.Account == row[0])],
            };
            stage.Accounts.Add(account);
            await stage.DoAsync(stage.Owner, account, new OpenAccount(account.Id, account.Name) { ExternalId = row[0], Segment = account.Segment });
        }

        await stage.Service.SettleAsync();
        stage.Manager = await stage.InviteAsync(
            stage.Owner, ("Customer success manager", "Kundenbetreuerin"), "csm", Role.ProviderCsm, stage.Accounts);
    }

    static void Report(Stage stage)
    {
        var (taken, unbound) = stage.Measured;
        stage.Teller.Say((
            $"Two weeks later {taken} measurements are there, {(unbound == taken ? "all" : unbound)} of them unbound. Where the customers start is no longer a matter of opinion.",
            $"Zwei Wochen später liegen {taken} Messungen vor, {(unbound == taken ? "alle" : unbound)} davon ungebunden. Wo die Kunden stehen, ist keine Frage der Meinung mehr."));
    }
}
