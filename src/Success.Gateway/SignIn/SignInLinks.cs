using Success.Grains.SignIn;

namespace Success.Gateway.SignIn;

/// <summary>The addresses that stand in mails.</summary>
/// <param name="options">With what they begin.</param>
/// <param name="seal">What is behind them.</param>
public sealed class SignInLinks(GatewayOptions options, LinkSeal seal)
{
    /// <summary>Where somebody signs in to one of some workspaces, at most <see cref="LinkSeal.MaxChoices"/>.</summary>
    public string Of(IReadOnlyList<SignInMail> mails) => Of(mails, null);

    internal string Of(IReadOnlyList<SignInMail> mails, string? target) => Address(
        $"{SignInPaths.Link}?with={seal.Seal(mails.Select(mail => new SignInChoice(mail.TenantName, mail.Link)))}"
        + (target is null ? "" : $"&{SignInTarget.Field}={Uri.EscapeDataString(target)}"));

    internal string Of(InvitationTicket invitation) => Address($"{SignInPaths.Invitation}/{invitation}");

    string Address(string path) => new Uri(options.PublicUrl, path).AbsoluteUri;
}
