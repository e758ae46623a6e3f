using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;

namespace Success.Server.Story.Chapters;

/// <summary>An export that loses half of the mentions raises an alert; the correction takes it back.</summary>
static class WrongNumbers
{
    const int FirstSpoiled = 32;
    const int LastSpoiled = 37;

    public static async Task TellAsync(Stage stage)
    {
        var account = stage.Account("fb");
        var series = stage.SeriesOf("fb", "mentions_per_day");
        stage.Spoil = (one, day) =>
            one == series && day.Day >= series.Days[FirstSpoiled].Day && day.Day <= series.Days[LastSpoiled].Day ? Math.Round(day.Value / 2) : day.Value;
        await stage.PassToAsync(Stage.At(series.Days[FirstSpoiled].Day, Stage.DeliveryHour));
        stage.Teller.Chapter(("Wrong numbers", "Falsche Zahlen"));
        stage.Teller.Say((
            $"For this chapter the story spoils its data: from {stage.Teller.Day(series.Days[FirstSpoiled].Day)} on the collector loses half of FB's mentions.",
            $"Für dieses Kapitel verdirbt die Geschichte ihre Daten: Ab {stage.Teller.Day(series.Days[FirstSpoiled].Day)} verliert der Sammler die Hälfte der Erwähnungen von FB."));
        stage.Teller.Page.Space();
        await stage.AwaitAlertAsync(account.Sponsor!, account, AlertKind.Drift);
        stage.Teller.Moment(stage.Now, account.Name, ("both sides see an alert", "beide Seiten sehen eine Warnung"));
        await stage.ShowAlertAsync(account.Sponsor!, account, AlertKind.Drift);
        await CorrectAsync(stage, account, series);
    }

    static async Task CorrectAsync(Stage stage, StoryAccount account, RealSeries series)
    {
        await stage.PassToAsync(stage.Now.AddHours(8));
        stage.Spoil = null;
        var today = DateOnly.FromDateTime(stage.Now.UtcDateTime);
        BatchItem[] right = [.. series.Days
            .Where(day => day.Day >= series.Days[FirstSpoiled].Day && day.Day < today)
            .Select(day => new BatchItem(series.Metric, 1, Stage.Measurement(day.Day, day.Value)))];
        var supplier = stage.SupplierOf(account);
        var answer = await stage.DoAsync(supplier, account, new RecordBatch(Stage.SourceOf(supplier), right));
        var corrected = answer.Results.Count(result => result.Outcome == MeasurementOutcome.Corrected);
        stage.Teller.Moment(stage.Now, account.Name, (
            $"the provider finds the fault and sends {right.Length} days again: {corrected} are corrected",
            $"der Anbieter findet den Fehler und sendet {right.Length} Tage noch einmal: {corrected} werden berichtigt"));
        await stage.ShowAlertAsync(stage.Manager, account, AlertKind.Drift);
        await stage.ShowAlertAsync(account.Sponsor!, account, AlertKind.Drift);
        stage.Teller.Say((
            "Everything is as if the numbers had been right from the beginning, except that the history says who was alarmed, and why in vain.",
            "Alles steht so, als wären die Zahlen von Anfang an richtig gewesen; nur sagt die Geschichte, wer alarmiert war und warum vergebens."));
        await stage.ToldAsync();
    }
}
