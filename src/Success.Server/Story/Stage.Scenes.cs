using Success.Domain.Agreements;
using Success.Domain.Alerts;

namespace Success.Server.Story;

// What is shown of an account.
sealed partial class Stage
{
    // The beginning of a digest, enough to compare by eye.
    const int ShownDigest = 16;

    /// <summary>Says what lies on the table, as the side that has to answer sees it.</summary>
    public async Task ShowProposalAsync(Participant reader, StoryAccount account)
    {
        var sight = await LookAsync(reader, account);
        var proposal = sight.View.Proposals[^1];
        var kpi = sight.View.Kpis.First(kpi => kpi.Kpi.Id == account.Kpi);
        var terms = proposal.Envelope.Changes.OfType<Change.SetTerms>().Single().Content.Terms;
        var lines = new List<string> { TermsWords.Of(sight.NameOf(kpi), sight.UnitOf(kpi), terms, teller) };
        if (proposal.Envelope.Note is { } note)
        {
            lines.Add(teller.In(($"“{sight.Texts[note.Key]}”", $"„{sight.Texts[note.Key]}“")));
        }

        var digest = proposal.Envelope.Digest.ToString()[..ShownDigest];
        lines.Add(teller.In(($"Both sides decide on exactly this: digest {digest}…", $"Entschieden wird über genau dies: Prüfwert {digest}…")));
        teller.Side(proposal.Envelope.Side, lines);
    }

    /// <summary>Shows what somebody reads about how the KPI stands.</summary>
    public async Task ShowStandingAsync(Participant reader, StoryAccount account)
    {
        var sight = await LookAsync(reader, account);
        teller.Side(reader.Side, sight.Explain(sight.Kpi!));
    }

    /// <summary>Shows what somebody reads in an alert; that there is none to see is shown as well.</summary>
    public async Task ShowAlertAsync(Participant reader, StoryAccount account, AlertKind kind)
    {
        var sight = await LookAsync(reader, account);
        if (sight.Alert(kind) is not { } alert)
        {
            teller.Side(reader.Side, teller.In(("No alert.", "Keine Warnung.")));
            return;
        }

        teller.Side(reader.Side, sight.Explain(alert));
        foreach (var response in alert.Responses.Where(response => response.By.Side != reader.Side))
        {
            teller.Side(response.By.Side!.Value, response.Options.Select((option, number) => $"{(char)('a' + number)}) {sight.Texts[option.Key]}")
                .Prepend(teller.In(($"“{sight.Texts[response.Text.Key]}”", $"„{sight.Texts[response.Text.Key]}“"))));
        }
    }

    /// <summary>Draws what was measured against what was agreed.</summary>
    public async Task DrawAsync(Participant reader, StoryAccount account)
    {
        var sight = await LookAsync(reader, account);
        teller.Page.Space();
        foreach (var line in PlanPicture.Draw(sight, sight.Kpi!, teller))
        {
            teller.Page.Write(Ink.Plain, line);
        }

        teller.Page.Space();
    }

    /// <summary>Lets time pass until somebody sees an alert that was never seen to end, or one that has ended meanwhile.</summary>
    public async Task<AlertView> AwaitAlertAsync(Participant reader, StoryAccount account, AlertKind kind, Func<AlertView, bool>? isIt = null)
    {
        AlertView? found = null;
        await PassUntilAsync(
            async () => (found = (await LookAsync(reader, account)).View.Alerts.FirstOrDefault(alert => alert.Kind == kind && isIt?.Invoke(alert) is not false)) is not null,
            $"the {reader.Side} sees an alert ({kind}) of {account.Name}");
        return found!;
    }
}
