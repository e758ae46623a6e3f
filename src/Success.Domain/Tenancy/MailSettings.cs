using System.Text.Json.Serialization;
using Success.Domain.Notifications;

namespace Success.Domain.Tenancy;

/// <summary>Which mails a member wants of what happens while it does not look. Invitations and links to sign in by are not among them.</summary>
public sealed record MailSettings
{
    /// <summary>At once what cannot wait, proposals among it; the rest once a day; quiet when the workspace says.</summary>
    public static MailSettings Default { get; } = new();

    /// <summary>Which mails.</summary>
    public MailChoice Choice { get; init; }

    /// <summary>Whether proposals that wait for the member's side are mailed at once; otherwise they wait for the digest.</summary>
    public bool ProposalsInterrupt { get; init; } = true;

    /// <summary>When it is not mailed; null for the workspace's quiet hours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuietHours? QuietHours { get; init; }

    /// <summary>Where its days and quiet hours are reckoned; null for the workspace's zone, and at the customer's side the account's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ZoneName? Zone { get; init; }

    /// <summary>A notification as the member wants it.</summary>
    public Notification Of(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return notification with
        {
            Interrupts = notification.Interrupts && Choice == MailChoice.AtOnce && (ProposalsInterrupt || notification.Topic != Topic.Proposal),
            Zone = Zone ?? notification.Zone,
        };
    }

    internal Result<MailSettings> Check() =>
        !Enum.IsDefined(Choice) ? Refusal.Invalid("choice", "Mails come at once, as a digest, or not at all.")
        : QuietHours is { } quiet && quiet.From == quiet.To
            ? Refusal.Invalid("quietHours", "Quiet hours that begin when they end would never end; leave them out for the workspace's.")
            : this;
}

/// <summary>Which mails a member wants.</summary>
public enum MailChoice
{
    /// <summary>At once what cannot wait, within the limit of a week, and the rest as a digest.</summary>
    AtOnce,

    /// <summary>Everything in the digest of the day.</summary>
    Digest,

    /// <summary>None.</summary>
    None,
}
