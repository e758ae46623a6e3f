using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Reviews;

namespace Success.Server.Story.Chapters;

/// <summary>Both sides of KO close four weeks: one digest, accepted twice, and the numbers in it are confirmed.</summary>
static class PeriodClosed
{
    const int FirstDay = 14;
    const int LastDay = 41;

    // The version and the beginning of a digest, enough to compare by eye.
    const int ShownDigest = 19;

    public static async Task TellAsync(Stage stage)
    {
        var account = stage.Account("ko");
        var series = stage.SeriesOf("ko", "mentions_per_day");
        var (from, to) = (series.First.AddDays(FirstDay), series.First.AddDays(LastDay));
        await stage.PassToAsync(Stage.At(to, hour: 15));
        var meets = Stage.At(to.AddDays(1), hour: 14);
        var planned = await stage.DoAsync(stage.Manager, account, new HoldReview(new PlanReview(account.Plan, ReviewKind.CheckIn, from, to, meets)));
        var review = Id<Review>.Parse(planned.Subject).Value;

        await stage.PassToAsync(meets);
        stage.Teller.Chapter(("Four weeks are closed", "Vier Wochen werden abgeschlossen"));
        stage.Teller.Say((
            $"The two sides of KO meet about {stage.Teller.Day(from)} to {stage.Teller.Day(to)}.",
            $"Die beiden Seiten von KO sprechen über {stage.Teller.Day(from)} bis {stage.Teller.Day(to)}."));
        await stage.DrawAsync(stage.Manager, account);
        stage.Teller.Moment(stage.Now, account.Name, ("each side accepts what it sees", "jede Seite nimmt an, was sie sieht"));
        await AcceptAsync(stage, stage.Manager, account, review);
        await AcceptAsync(stage, account.Sponsor!, account, review);
        var closed = (await stage.LookAsync(account.Sponsor!, account)).View.ClosedPeriods[^1];
        stage.Teller.Say((
            $"Both accepted the same digest, so the period is closed: {closed.Digest.ToString()[..ShownDigest]}… A later change is a restatement with a reason, and waits for the other side.",
            $"Beide haben denselben Prüfwert angenommen, damit ist der Zeitraum abgeschlossen: {closed.Digest.ToString()[..ShownDigest]}… Wer später etwas ändern will, braucht einen Grund und das Ja der anderen Seite."));
        await stage.ShowStandingAsync(account.Sponsor!, account);
        await stage.ToldAsync();
    }

    static async Task AcceptAsync(Stage stage, Participant who, StoryAccount account, Id<Review> review)
    {
        var sight = await stage.LookAsync(who, account);
        var seen = sight.View.Reviews.First(open => open.Review.Id == review);
        await stage.DoAsync(who, account, new HoldReview(new AcceptPeriod(review, seen.Digest)));
        var kpi = seen.Snapshot.Kpis[0];
        var value = kpi.Value is { } number ? stage.Teller.Number(number) : "–";
        stage.Teller.Side(who.Side, stage.Teller.In((
            $"{sight.NameOf(sight.Kpi!)}: {value} at the end of the period, {stage.Teller.In(StandingWords.Of(kpi.Standing))}, by revision {kpi.Revision}.",
            $"{sight.NameOf(sight.Kpi!)}: {value} am Ende des Zeitraums, {stage.Teller.In(StandingWords.Of(kpi.Standing))}, nach Fassung {kpi.Revision}.")));
    }
}
