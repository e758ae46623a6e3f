using System.Globalization;
using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.SignIn;
using static Success.Gateway.SignIn.Page;

namespace Success.Gateway.Notifications;

/// <summary>Where a member chooses which mails it gets; every mail that it can do without leads here.</summary>
static class MailSettingsPage
{
    public const string Path = "/settings/mails";

    const string Kept = "kept";
    const string TimeFormat = "HH':'mm";

    /// <summary>Shows what holds.</summary>
    public static async Task ShowAsync(HttpContext context)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInPaths.Ask);
            return;
        }

        var tenant = (await OwnTenant.Of(context, caller).View(0))!.Tenant;
        await WriteAsync(context, Typed.Of(tenant.Members[caller.Audience.Member].Mails));
    }

    /// <summary>Keeps what was chosen.</summary>
    public static async Task KeepAsync(HttpContext context)
    {
        if (context.FindCaller() is not { Session.IsNone: false } caller)
        {
            await SignInEndpoints.Go(context, SignInPaths.Ask);
            return;
        }

        var typed = Typed.Of(await SignInEndpoints.FormAsync(context));
        var read = typed.Read();
        var refusal = read.IsSuccess ? (await OwnTenant.ExecuteAsync(context, caller, new TenantCommand.ChooseMails(read.Value))).Refusal : read.Error;
        await (refusal is null ? SignInEndpoints.Go(context, $"{Path}?{Kept}") : WriteAsync(context, typed, refusal.Message));
    }

    static Task WriteAsync(HttpContext context, Typed typed, string? wrong = null) => Page.WriteAsync(
        context,
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        "Your mails",
        $"""
         {(wrong is null && context.Request.Query.ContainsKey(Kept) ? "<p class=\"kept\" role=\"status\">Kept. It holds for mails that wait already, too.</p>" : "")}
         <form method="post" action="{Path}">
         {SignInPages.Wrong(wrong)}<fieldset>
         <legend>What happens while you do not look</legend>
         {Choice(typed, MailChoice.AtOnce, "At once what cannot wait", "at most three times a week; the rest in one mail a day")}
         {Choice(typed, MailChoice.Digest, "One mail a day", "when there is something to tell")}
         {Choice(typed, MailChoice.None, "No mails", "links to sign in still come")}
         </fieldset>
         <label class="choice"><input type="checkbox" name="proposals"{(typed.Proposals ? " checked" : "")}>
         <span>Proposals that wait for an answer cannot wait</span></label>
         <fieldset>
         <legend>Never between</legend>
         <div class="pair"><input type="time" name="from" aria-label="from" value="{Text(typed.From)}"> <span>and</span>
         <input type="time" name="to" aria-label="until" value="{Text(typed.To)}"></div>
         <label for="zone">in the time zone</label>
         <input id="zone" name="zone" maxlength="64" autocapitalize="off" autocomplete="off" spellcheck="false" placeholder="Europe/Berlin" value="{Text(typed.Zone)}">
         <p class="quiet">What is left empty is as the workspace has it.</p>
         </fieldset>
         <button>Keep</button>
         </form>
         <p class="quiet"><a href="{SignInPaths.Session}">Back</a></p>
         """);

    static string Choice(Typed typed, MailChoice choice, string title, string more) =>
        $"""
         <label class="choice"><input type="radio" name="choice" value="{choice}"{(typed.Choice == choice.ToString() ? " checked" : "")}>
         <span>{title}<small>{more}</small></span></label>
         """;

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

        public Result<MailSettings> Read()
        {
            if (!Enum.TryParse<MailChoice>(Choice, out var choice) || choice.ToString() != Choice)
            {
                return Invalid("Choose one of the three.");
            }

            var (from, to) = (TimeOf(From), TimeOf(To));
            if ((from is null || to is null) && (From.Length > 0 || To.Length > 0))
            {
                return Invalid("Quiet hours have a beginning and an end, like 22:00 and 07:00; leave both empty for the workspace's.");
            }

            var zone = Zone.Length == 0 ? default(Result<ZoneName>?) : ZoneName.Create(Zone);
            return zone is { IsSuccess: false } unknown
                ? unknown.Error
                : new MailSettings
                {
                    Choice = choice,
                    ProposalsInterrupt = Proposals,
                    QuietHours = from is { } begin && to is { } end ? new(begin, end) : null,
                    Zone = zone?.Value,
                };
        }

        static TimeOnly? TimeOf(string text) =>
            TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

        static DomainError Invalid(string message) => new(DomainErrorCode.Invalid, message);
    }
}
