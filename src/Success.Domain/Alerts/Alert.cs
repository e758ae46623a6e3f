using System.Collections.Immutable;
using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <summary>
/// One episode of something wrong. However often its cause is reported anew, acknowledged, put off or closed, it stays one alert until
/// the episode is over; what comes after that is another. Readers get it as an <see cref="AlertView"/>.
/// </summary>
public sealed record Alert : IIdentified
{
    /// <summary>Most responses of both sides together: a conversation that is longer needs a meeting.</summary>
    public const int MaxResponses = 50;

    /// <inheritdoc/>
    public static string Prefix => "alr";

    /// <summary>Its id.</summary>
    public required Id<Alert> Id { get; init; }

    /// <summary>What is wrong.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>With what.</summary>
    public required Reference Subject { get; init; }

    /// <summary>How much hurry there is, as of the last report.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>When it was raised, which is when the provider sees it.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>From when on the customer sees it; null for what never concerns one customer. It only ever moves to an earlier instant.</summary>
    public required DateTimeOffset? CustomerFrom { get; init; }

    /// <summary>Whether the customer's instant has been acted upon, so that nothing is left to be told.</summary>
    public required bool IsShown { get; init; }

    /// <summary>When it goes to a manager unless the provider acknowledges it before.</summary>
    public required DateTimeOffset EscalatesAt { get; init; }

    /// <summary>When it went to a manager, or null.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>What the provider did about it.</summary>
    public Attendance Provider { get; init; }

    /// <summary>What the customer did about it.</summary>
    public Attendance Customer { get; init; }

    /// <summary>Since when it is getting better, or null.</summary>
    public DateTimeOffset? RecoveringSince { get; init; }

    /// <summary>The cause that both sides agreed on, or null.</summary>
    public Cause? AgreedCause { get; init; }

    /// <summary>The cause that one side has proposed and the other has not answered, or null.</summary>
    public ProposedCause? ProposedCause { get; init; }

    /// <summary>What both sides answered, in order.</summary>
    public ImmutableArray<AlertResponse> Responses { get; init; } = [];

    /// <summary>How it ended, or null while it is open.</summary>
    public AlertEnd? End { get; init; }

    /// <summary>Whether what is wrong still lasts: while it is open, and after it was closed until the episode is over.</summary>
    public bool Lasts { get; init; } = true;

    /// <summary>How many notes (reasons) were written about it; numbers their keys.</summary>
    public int Notes { get; init; }

    /// <summary>Whether it has not ended.</summary>
    public bool IsOpen => End is null;

    /// <summary>What a side did about it.</summary>
    public Attendance By(Side side) => side == Side.Provider ? Provider : Customer;

    /// <summary>From when on a side sees it; null for never.</summary>
    public DateTimeOffset? VisibleFrom(Side side) => side == Side.Provider ? RaisedAt : CustomerFrom;

    /// <summary>Whether a side sees it at an instant.</summary>
    public bool IsVisible(Side side, DateTimeOffset now) => VisibleFrom(side) <= now;

    /// <summary>Where it is in its life for a side at an instant.</summary>
    public AlertStatus Status(Side side, DateTimeOffset now) => (End, By(side)) switch
    {
        ({ } end, _) => end.How,
        _ when RecoveringSince is not null => AlertStatus.Recovering,
        (_, { } attendance) when now < attendance.SnoozedUntil => AlertStatus.Snoozed,
        (_, { AcknowledgedAt: not null }) => AlertStatus.Acknowledged,
        _ => AlertStatus.Raised,
    };

    internal Alert Change(Side side, Func<Attendance, Attendance> change) =>
        side == Side.Provider ? this with { Provider = change(Provider) } : this with { Customer = change(Customer) };
}

/// <summary>What one side did about an alert.</summary>
/// <param name="AcknowledgedAt">When it said that it had seen it, or null. Putting it off and answering say so too.</param>
/// <param name="SnoozedUntil">Until when it is put off; null or past when it is not.</param>
/// <param name="SnoozeReason">Why it was put off last; this side's own affair.</param>
public readonly record struct Attendance(DateTimeOffset? AcknowledgedAt, DateTimeOffset? SnoozedUntil, Note? SnoozeReason);

/// <summary>Where to find a text, and its digest.</summary>
/// <param name="Key">The text's key (<see cref="TextChange.Key"/>).</param>
/// <param name="Digest">Its digest.</param>
public readonly record struct Note(string Key, TextDigest Digest);

/// <summary>A cause that waits for the other side's word.</summary>
/// <param name="Cause">Where it lies.</param>
/// <param name="By">The side that says so.</param>
public readonly record struct ProposedCause(Cause Cause, Side By);

/// <summary>What one side answered to an alert: what it will do, and what the other may choose from.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">The answer.</param>
/// <param name="Options">What the other side may choose from; often empty.</param>
public sealed record AlertResponse(Who By, DateTimeOffset At, Note Text, ImmutableArray<Note> Options)
{
    /// <summary>Most options of one response: among more, nobody chooses.</summary>
    public const int MaxOptions = 5;

    /// <inheritdoc/>
    public bool Equals(AlertResponse? other) =>
        other is not null && By == other.By && At == other.At && Text == other.Text && Options.AsSpan().SequenceEqual(other.Options.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(By, At, Text, Options.Length);
}

/// <summary>How an alert ended.</summary>
/// <param name="How"><see cref="AlertStatus.Cleared"/>, <see cref="AlertStatus.Withdrawn"/> or <see cref="AlertStatus.Closed"/>.</param>
/// <param name="At">When.</param>
/// <param name="Correction">What was corrected, when it was withdrawn.</param>
/// <param name="Reason">Why, when it was closed.</param>
public sealed record AlertEnd(AlertStatus How, DateTimeOffset At, Reference? Correction = null, Note? Reason = null);
