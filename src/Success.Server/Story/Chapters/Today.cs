using Success.Domain.Alerts;
using Success.Domain.Portfolio;

namespace Success.Server.Story.Chapters;

/// <summary>The day on which the story ends: the provider's portfolio, and one account from both sides.</summary>
static class Today
{
    public static async Task TellAsync(Stage stage)
    {
        await stage.PassToAsync(Stage.At(stage.Today));
        stage.Teller.Chapter(("Today", "Heute"));
        stage.Teller.Say((
            $"{stage.Teller.Clock(stage.Now)}. The provider opens its portfolio: what needs attention first comes first, in money.",
            $"{stage.Teller.Clock(stage.Now)}. Der Anbieter öffnet seine Übersicht: Was zuerst Aufmerksamkeit braucht, steht oben, in Geld."));
        stage.Teller.Page.Space();
        var page = (await stage.Service.Portfolio.Page(new(new(AccountOrder.Attention), PortfolioFilter.None, stage.Manager.Audience.Accounts))).Page!;
        foreach (var line in PortfolioPicture.Draw(page, stage.Teller))
        {
            stage.Teller.Page.Write(Ink.Plain, line);
        }

        var account = stage.Account("amzn");
        stage.Teller.Moment(stage.Now, account.Name, ("the same page, read by both sides", "dieselbe Seite, von beiden Seiten gelesen"));
        await stage.DrawAsync(stage.Manager, account);
        await stage.ShowAlertAsync(stage.Manager, account, AlertKind.Drift);
        await stage.ShowAlertAsync(account.Sponsor!, account, AlertKind.Drift);
        await stage.ShowStandingAsync(account.Sponsor!, account);
    }
}
