using Success.Grains.Tenancy;
using Success.Server.Simulation;
using Success.Server.Story.Chapters;

namespace Success.Server.Story;

/// <summary>Tells the story from its first chapter to its last.</summary>
static class StoryRun
{
    static readonly (Words Doing, Func<Stage, Task> TellAsync)[] Chapters =
    [
        (("two weeks of measuring", "zwei Wochen Messen"), MeasureFirst.TellAsync),
        (("agreements", "Vereinbarungen"), TwoSidesAgree.TellAsync),
        (("a counter-offer", "ein Gegenvorschlag"), CounterOffer.TellAsync),
        (("an alert", "eine Warnung"), TargetSlipsAway.TellAsync),
        (("a correction", "eine Korrektur"), WrongNumbers.TellAsync),
        (("a period", "ein Zeitraum"), PeriodClosed.TellAsync),
        (("two roads", "zwei Straßen"), RoadsApart.TellAsync),
        (("today", "heute"), Today.TellAsync),
    ];

    /// <summary>Tells it on a journal's file that is not there yet.</summary>
    /// <param name="options">How.</param>
    /// <param name="file">The file.</param>
    /// <param name="page">Where it is written.</param>
    /// <param name="showProgress">Takes what is being done, for whoever waits.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether the answers after the restart were those before it.</returns>
    public static async Task<bool> TellAsync(
        StoryOptions options, string file, Page page, Action<string> showProgress, CancellationToken cancellationToken)
    {
        TenantScope.Enter(Stage.Tag);
        var series = RealSeries.ReadAll(options.Today);
        var clock = new SimulatedClock(Stage.At(series.Min(one => one.First)));
        var ids = new SimulatedIds(clock);
        var stage = new Stage(
            await SimulatedService.StartAsync(Stage.Tag, file, clock, ids, cancellationToken),
            clock, ids, new Teller(options.Language, page), series, options.Today);
        try
        {
            Prologue.Tell(stage);
            foreach (var (doing, tellAsync) in Chapters)
            {
                cancellationToken.ThrowIfCancellationRequested();
                showProgress($"{stage.Teller.In(doing)} …");
                await tellAsync(stage);
            }

            return await Restart.TellAsync(stage, async () =>
            {
                await stage.Service.DisposeAsync();
                stage.Service = await SimulatedService.StartAsync(Stage.Tag, file, clock, ids, cancellationToken);
            });
        }
        finally
        {
            await stage.Service.DisposeAsync();
        }
    }
}
