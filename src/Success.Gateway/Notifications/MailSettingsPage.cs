using System.Globalization;
using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.SignIn;
using static Success.Gateway.SignIn.Page;

namespace Success.Gateway.Notifications;

/// <summary>Where a member chooses which mails it gets; every mail that it can do without leads here.</summary>
static class MailSettingsPage
{
    public const string Path = "/settings/mails";

    const string Saved = "saved";
    const string TimeFormat = "HH':'mm";
    const string ChoiceWrong = "choice-wrong";
    const string QuietWrong = "quiet-wrong";
    const string ZoneWrong = "zone-wrong";

    static readonly string Zones = string.Concat(ZoneName.Places.Select(place => $"<option value=\"{Text(place)}\">"));

    /// <summary>Shows what holds.</summary>
    public static async Task ShowAsync(HttpContext context)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInTarget.AskPath(Path));
            return;
        }

        var tenant = (await OwnTenant.Of(context, caller).View(0))!.Tenant;
        await WriteAsync(context, Typed.Of(tenant.Members[caller.Audience.Member].Mails), Mistakes.None);
    }

    /// <summary>Saves what was chosen.</summary>
    public static async Task SaveAsync(HttpContext context)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInTarget.AskPath(Path));
            return;
        }

        var typed = Typed.Of(await SignInEndpoints.FormAsync(context));
        var (settings, mistakes) = typed.Read();
        if (mistakes == Mistakes.None && (await OwnTenant.ExecuteAsync(context, caller, new TenantCommand.ChooseMails(settings))).Refusal is { } refusal)
        {
            mistakes = mistakes with { Other = refusal.Message };
        }

        await (mistakes == Mistakes.None ? SignInEndpoints.Go(context, $"{Path}?{Saved}") : WriteAsync(context, typed, mistakes));
    }

    static async Task WriteAsync(HttpContext context, Typed typed, Mistakes mistakes)
    {
        var look = await PageLook.OfAsync(context);
        var (choice, quiet, zone) = (Said(look, mistakes.Choice), Said(look, mistakes.Quiet), Said(look, mistakes.Zone, ("zone", typed.Zone)));
        var isSaved = mistakes == Mistakes.None && context.Request.Query.ContainsKey(Saved);
        await Page.WriteAsync(
            context,
            look,
            mistakes == Mistakes.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            look.Say(Phrase.PageMailsTitle),
            $"""
             {(isSaved ? $"<p class=\"saved\" role=\"status\">{Text(look, Phrase.PageMailsSaved)}</p>" : "")}
             <form method="post" action="{Path}">
             {Wrong(mistakes.Other)}<fieldset role="radiogroup"{Described(choice, ChoiceWrong)}>
             <legend>{Text(look, Phrase.PageMailsWhat)}</legend>
             {Wrong(choice, ChoiceWrong)}{Choice(look, typed, MailChoice.AtOnce, Phrase.PageMailsAtOnce, Phrase.PageMailsAtOnceMore)}
             {Choice(look, typed, MailChoice.Digest, Phrase.PageMailsDigest, Phrase.PageMailsDigestMore)}
             {Choice(look, typed, MailChoice.None, Phrase.PageMailsNone, Phrase.PageMailsNoneMore)}
             </fieldset>
             <label class="choice"><input type="checkbox" name="proposals"{(typed.Proposals ? " checked" : "")}>
             <span>{Text(look, Phrase.PageMailsProposals)}<small>{Text(look, Phrase.PageMailsProposalsMore)}</small></span></label>
             <fieldset>
             <legend>{Text(look, Phrase.PageMailsQuiet)}</legend>
             {Wrong(quiet, QuietWrong)}<div class="pair">
             <div><label for="from">{Text(look, Phrase.PageMailsFrom)}</label>
             <input id="from" type="time" name="from" value="{Text(typed.From)}"{Described(quiet, QuietWrong)}></div>
             <div><label for="to">{Text(look, Phrase.PageMailsTo)}</label>
             <input id="to" type="time" name="to" value="{Text(typed.To)}"{Described(quiet, QuietWrong)}></div>
             </div>
             {Wrong(zone, ZoneWrong)}<label for="zone">{Text(look, Phrase.PageMailsZone)}</label>
             <input id="zone" name="zone" list="zones" maxlength="64" autocapitalize="off" autocomplete="off" spellcheck="false" placeholder="Europe/Berlin" value="{Text(typed.Zone)}"{Described(zone, ZoneWrong)}>
             <datalist id="zones">{Zones}</datalist>
             <p class="quiet">{Text(look, Phrase.PageMailsEmpty)}</p>
             </fieldset>
             <button>{Text(look, Phrase.PageMailsSave)}</button>
             </form>
             {LinkTo(look, SignInPaths.Session, Phrase.PageMailsBack, isSecond: true)}
             """);
    }

    static string? Said(PageLook look, Phrase? mistake, params ReadOnlySpan<(string Name, string Value)> values) =>
        mistake is { } phrase ? look.Say(phrase, values) : null;

    static string Choice(PageLook look, Typed typed, MailChoice choice, Phrase title, Phrase more) =>
        $"""
         <label class="choice"><input type="radio" name="choice" value="{choice}"{(typed.Choice == choice.ToString() ? " checked" : "")}>
         <span>{Text(look, title)}<small>{Text(look, more)}</small></span></label>
         """;

    /// <summary>What is wrong with what was typed, field by field: all of it is told at once.</summary>
    /// <param name="Choice">With the choice.</param>
    /// <param name="Quiet">With the quiet hours.</param>
    /// <param name="Zone">With the time zone.</param>
    /// <param name="Other">What the workspace refuses beyond that.</param>
    sealed record Mistakes(Phrase? Choice, Phrase? Quiet, Phrase? Zone, string? Other)
    {
        public static Mistakes None { get; } = new(null, null, null, null);
    }

    /// <summary>The form as it was typed, so that what is wrong can be put right.</summary>
    sealed record Typed(string Choice, bool Proposals, string From, string To, string Zone)
    {
        public static Typed Of(MailSettings mails) => new(
            mails.Choice.ToString(),
            mails.ProposalsInterrupt,
            mails.QuietHours?.From.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "",
            mails.QuietHours?.To.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "",
            mails.Zone?.ToString() ?? "");

        public static Typed Of(IFormCollection form) =>
            new(form["choice"].ToString(), form.ContainsKey("proposals"), form["from"].ToString(), form["to"].ToString(), form["zone"].ToString().Trim());

        /// <summary>What it says; to be used only when nothing is wrong.</summary>
        public (MailSettings Settings, Mistakes Mistakes) Read()
        {
            var isChoice = Enum.TryParse<MailChoice>(Choice, out var choice) && choice.ToString() == Choice;
            var (from, to) = (TimeOf(From), TimeOf(To));
            var isQuietEmpty = From.Length == 0 && To.Length == 0;
            var zone = Zone.Length == 0 ? default(Result<ZoneName>?) : ZoneName.Create(Zone);
            var mistakes = new Mistakes(
                isChoice ? null : Phrase.PageMailsNoChoice,
                isQuietEmpty ? null : from is null || to is null ? Phrase.PageMailsNoTime : from == to ? Phrase.PageMailsEndless : null,
                zone is { IsSuccess: false } ? Phrase.PageMailsNoZone : null,
                null);
            var settings = new MailSettings
            {
                Choice = choice,
                ProposalsInterrupt = Proposals,
                QuietHours = from is { } begin && to is { } end ? new(begin, end) : null,
                Zone = zone is { IsSuccess: true } known ? known.Value : null,
            };
            return (settings, mistakes);
        }

        static TimeOnly? TimeOf(string text) =>
            TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }
}
