using System.Text.RegularExpressions;
using Success.Gateway.Notifications;
using Success.Gateway.Operations;

namespace Success.Gateway.SignIn;

/// <summary>
/// Where somebody wanted to go who had to sign in first. It travels through forms and mails, so that anybody may have written it: only pages of
/// ours, in the form that mails name them, are gone to.
/// </summary>
static partial class SignInTarget
{
    /// <summary>Its name in addresses and forms.</summary>
    public const string Field = "to";

    /// <summary>A page of ours that one may want to come back to; null for everything else.</summary>
    public static string? Read(string? text) =>
        text is not null && (text is MailSettingsPage.Path or OperationEndpoints.PagePath || Subject().IsMatch(text)) ? text : null;

    /// <summary>Where one signs in to come there.</summary>
    public static string AskPath(string? target) => target is null ? SignInPaths.Ask : $"{SignInPaths.Ask}?{Field}={Uri.EscapeDataString(target)}";

    /// <summary>What hands it on in a form.</summary>
    public static string Input(string? target) => target is null ? "" : $"<input type=\"hidden\" name=\"{Field}\" value=\"{Page.Text(target)}\">\n";

    [GeneratedRegex(@"\A/(alerts|proposals)/[a-z]{3}_[0-9a-f]{32}(_[0-9a-f]{32})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subject();
}
