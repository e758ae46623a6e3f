using Success.Domain.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>Which mails a member gets of what happens while it does not look.</summary>
public sealed class MailSettingsNode
{
    readonly MailSettings _mails;

    internal MailSettingsNode(MailSettings mails) => _mails = mails;

    /// <summary>Which mails.</summary>
    public MailChoice Choice => _mails.Choice;

    /// <summary>Whether proposals are mailed at once.</summary>
    public bool ProposalsInterrupt => _mails.ProposalsInterrupt;

    /// <summary>When none is mailed.</summary>
    public QuietHours? QuietHours => _mails.QuietHours;

    /// <summary>Where that is reckoned.</summary>
    public string? TimeZone => _mails.Zone?.ToString();
}
