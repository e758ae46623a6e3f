namespace Success.Server.Story.Chapters;

/// <summary>What is real in the story, and what is not.</summary>
static class Prologue
{
    public static void Tell(Stage stage)
    {
        var (from, to) = (stage.Series.Min(series => series.First), stage.Today);
        stage.Teller.Title(("A provider and its customers", "Ein Anbieter und seine Kunden"));
        stage.Teller.Say((
            $"The story runs from {stage.Teller.Day(from)} to {stage.Teller.Day(to)} {to.Year}, on a simulated clock and through the same rooms as the service: "
            + "grains, domain, a journal on disk. All instants are UTC. What is measured is real: brand mentions, advertising prices and road sensors of the "
            + "Numenta Anomaly Benchmark, moved by whole weeks. What is agreed, said and worth is this story's own; nothing that a side reads below was written for it.",
            $"Die Geschichte spielt von {stage.Teller.Day(from)} bis {stage.Teller.Day(to)} {to.Year}, auf einer simulierten Uhr und in denselben Räumen wie der Dienst: "
            + "Grains, Domäne, ein Journal auf der Platte. Alle Zeiten sind UTC. Die Messwerte sind echt: Markennennungen, Werbepreise und Verkehrsmesspunkte aus dem "
            + "Numenta Anomaly Benchmark, um ganze Wochen verschoben. Was vereinbart, gesagt und wert ist, gehört der Geschichte; kein Satz über den Stand wurde für sie geschrieben."));
    }
}
