using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Errors;
using Success.Gateway.Explanations;
using Success.Gateway.Identity;
using Success.Gateway.Ids;
using Success.Gateway.Requests;
using Success.Gateway.SignIn;
using static Success.Gateway.SignIn.Page;

namespace Success.Gateway.Notifications;

/// <summary>
/// Where mails lead: what they are about, read by the same code as the API reads it. What its reader may not see is not there, like everything
/// else that is not there.
/// </summary>
static class SubjectPages
{
    public const string Alerts = "/alerts";
    public const string Proposals = "/proposals";

    /// <summary>Shows an alert.</summary>
    public static Task ShowAlertAsync(HttpContext context) => ShowAsync(context, FindAlertAsync);

    /// <summary>Shows a proposal, also one that has come to an end.</summary>
    public static Task ShowProposalAsync(HttpContext context) => ShowAsync(context, FindProposalAsync);

    static async Task ShowAsync(HttpContext context, Func<GatewayRequest, PageLook, string, Task<Shown?>> find)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInTarget.AskPath(SignInTarget.Read(context.Request.Path)));
            return;
        }

        // Like its mail, in the language of the workspace.
        var look = await PageLook.OfAsync(context);
        var services = context.RequestServices.GetRequiredService<GatewayServices>();
        var request = new GatewayRequest(services, caller with { Locale = look.Locale.Tag }, context.TraceIdentifier);
        await (await TryAsync(() => find(request, look, (string)context.Request.RouteValues["id"]!)) is { } shown
            ? WriteAsync(context, look, shown)
            : SignInPages.NowhereAsync(context));
    }

    /// <summary>What is refused is not there either.</summary>
    static async Task<Shown?> TryAsync(Func<Task<Shown?>> find)
    {
        try
        {
            return await find();
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    static async Task<Shown?> FindAlertAsync(GatewayRequest request, PageLook look, string id)
    {
        if (await NodeLookUp.FindAsync(request, id) is not AlertNode alert)
        {
            return null;
        }

        var said = await alert.Explanation(null);
        return new(
            Phrase.PageAlertTitle,
            [said.Sentence, .. said.Details],
            [
                (Phrase.PageAccount, alert.Account is { } account ? await account.Name() : null),
                (Phrase.PageSeverity, look.Say(PhraseOf(alert.Severity))),
                (Phrase.PageStatus, look.Say(PhraseOf(alert.Status))),
            ],
            alert.End is null);
    }

    static async Task<Shown?> FindProposalAsync(GatewayRequest request, PageLook look, string text)
    {
        var id = PartId<Proposal>.Parse(text).OrRefuse("id");
        if (await request.Accounts.FindAsync(id.Account) is not { } page)
        {
            return null;
        }

        var closed = page.View.ClosedProposals.FirstOrDefault(proposal => proposal.Id == id.Part);
        return page.View.Proposals.FirstOrDefault(proposal => proposal.Id == id.Part) is { } open ? await ShowAsync(page, look, open)
            : closed is not null ? await ShowAsync(page, look, closed)
            : null;
    }

    static async Task<Shown> ShowAsync(AccountPage page, PageLook look, Proposal proposal)
    {
        var reader = await Readers.OfAsync(page, null);
        var plan = await page.NameAsync($"{proposal.Plan}.title");
        var says = proposal.WaitsFor == reader.Side ? Phrase.AlertProposalYours : Phrase.AlertProposalTheirs;
        return new(
            Phrase.PageProposalTitle,
            proposal.Sent is { } sent ? [reader.Say(says, ("name", plan), ("date", reader.Day(sent.Approval.At)))] : [],
            [
                .. await AboutAsync(page, look, plan, proposal.State),
                (Phrase.PageWaitsFor, look.Say(
                    proposal.WaitsFor is not { } side ? Phrase.PageWaitsForNobody : side == reader.Side ? Phrase.PageWaitsForYou : Phrase.PageWaitsForThem)),
                (Phrase.PageWaitsUntil, proposal.Sent is { } waiting ? reader.Day(waiting.ExpiresAt) : null),
                (Phrase.PageNote, proposal.Envelope.Note is { } note ? await page.TextAsync(note.Key) : null),
            ],
            proposal.WaitsFor == reader.Side);
    }

    static async Task<Shown> ShowAsync(AccountPage page, PageLook look, ClosedProposal proposal) => new(
        Phrase.PageProposalTitle,
        [],
        [
            .. await AboutAsync(page, look, await page.NameAsync($"{proposal.Plan}.title"), proposal.State),
            (Phrase.PageWaitsFor, look.Say(Phrase.PageWaitsForNobody)),
            (Phrase.PageNote, await page.TextAsync(ClosedProposal.AnswerKey(proposal.Id))),
        ],
        false);

    static async Task<(Phrase, string?)[]> AboutAsync(AccountPage page, PageLook look, string plan, ProposalState state) =>
    [
        (Phrase.PageAccount, await page.NameAsync($"{page.View.Id}.name")),
        (Phrase.PagePlan, plan),
        (Phrase.PageStatus, look.Say(PhraseOf(state))),
    ];

    static Task WriteAsync(HttpContext context, PageLook look, Shown shown) => SignIn.Page.WriteAsync(
        context,
        look,
        StatusCodes.Status200OK,
        look.Say(shown.Title),
        $"""
         {string.Join('\n', shown.Sentences.Select(sentence => $"<p>{Text(sentence)}</p>"))}
         <dl>
         {string.Join('\n', shown.Rows.Where(row => row.Text is { Length: > 0 }).Select(row => $"<dt>{Text(look, row.Name)}</dt><dd>{Text(row.Text!)}</dd>"))}
         </dl>
         {(shown.IsToAnswer ? $"<p class=\"quiet\">{Text(look, Phrase.PageAnswerThere)}</p>" : "")}
         {LinkTo(look, SignInPaths.Session, Phrase.PageToBeginning, isSecond: true)}
         """);

    static Phrase PhraseOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Phrase.PageAlertCritical,
        AlertSeverity.Warning => Phrase.PageAlertWarning,
        _ => Phrase.PageAlertAdvisory,
    };

    static Phrase PhraseOf(AlertStatus status) => status switch
    {
        AlertStatus.Acknowledged => Phrase.PageAlertAcknowledged,
        AlertStatus.Snoozed => Phrase.PageAlertSnoozed,
        AlertStatus.Recovering => Phrase.PageAlertRecovering,
        AlertStatus.Cleared => Phrase.PageAlertCleared,
        AlertStatus.Withdrawn => Phrase.PageAlertWithdrawn,
        AlertStatus.Closed => Phrase.PageAlertClosed,
        _ => Phrase.PageAlertRaised,
    };

    static Phrase PhraseOf(ProposalState state) => state switch
    {
        ProposalState.Proposed => Phrase.PageProposalProposed,
        ProposalState.Countered => Phrase.PageProposalCountered,
        ProposalState.Agreed => Phrase.PageProposalAgreed,
        ProposalState.Superseded => Phrase.PageProposalSuperseded,
        ProposalState.Declined => Phrase.PageProposalDeclined,
        ProposalState.Withdrawn => Phrase.PageProposalWithdrawn,
        ProposalState.Expired => Phrase.PageProposalExpired,
        _ => Phrase.PageProposalDraft,
    };

    /// <summary>What a page shows.</summary>
    /// <param name="Title">What it is.</param>
    /// <param name="Sentences">What is said of it.</param>
    /// <param name="Rows">What else there is to know; a row without a text is left out.</param>
    /// <param name="IsToAnswer">Whether the reader's side can answer it.</param>
    sealed record Shown(Phrase Title, IReadOnlyList<string> Sentences, IReadOnlyList<(Phrase Name, string? Text)> Rows, bool IsToAnswer);
}
