namespace Success.Domain.Accounts;

/// <summary>Something changed in an account's profile.</summary>
public abstract record ProfileEvent : AccountEvent
{
    private protected ProfileEvent()
    {
    }
}

/// <summary>The account exists. What it says is as in <see cref="AccountProfile"/>.</summary>
[EventName("AccountOpened")]
public sealed record AccountOpened(
    Id<Account> Account,
    TextDigest Name,
    ExternalId? ExternalId,
    Label? Segment,
    IReadOnlyList<Label> Tags,
    Id<Account> Parent,
    Calendar Calendar,
    Owners Owners) : ProfileEvent;

/// <summary>It has another name.</summary>
[EventName("AccountRenamed")]
public sealed record AccountRenamed(TextDigest Name) : ProfileEvent;

/// <summary>It has other labels; all three are stated.</summary>
[EventName("AccountLabelled")]
public sealed record AccountLabelled(ExternalId? ExternalId, Label? Segment, IReadOnlyList<Label> Tags) : ProfileEvent;

/// <summary>It hangs below another account, or at the top.</summary>
[EventName("AccountPlaced")]
public sealed record AccountPlaced(Id<Account> Parent) : ProfileEvent;

/// <summary>It lives by another calendar.</summary>
[EventName("CalendarChanged")]
public sealed record CalendarChanged(Calendar Calendar) : ProfileEvent;

/// <summary>Others look after it.</summary>
[EventName("OwnersChanged")]
public sealed record OwnersChanged(Owners Owners) : ProfileEvent;

/// <summary>Its revenue from a day on; null takes back what was recorded for that day.</summary>
[EventName("RevenueRecorded")]
public sealed record RevenueRecorded(DateOnly From, Money? Amount) : ProfileEvent;

/// <summary>When the contract is due for renewal; null when none is known.</summary>
[EventName("RenewalRecorded")]
public sealed record RenewalRecorded(DateOnly? On) : ProfileEvent;

/// <summary>It was put away.</summary>
[EventName("AccountArchived")]
public sealed record AccountArchived(ArchiveReason Reason, DateOnly LastDay, Id<Account> Into) : ProfileEvent;

/// <summary>It was taken up again.</summary>
[EventName("AccountReopened")]
public sealed record AccountReopened : ProfileEvent;
