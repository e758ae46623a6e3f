using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Notifications;

/// <summary>Something that one member is told of by mail, unless it has seen to it before.</summary>
/// <param name="Member">Who is told.</param>
/// <param name="Account">In which account it happened.</param>
/// <param name="Number">Number of the account's journal entry: with member and account it names this, and nothing else.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Subject">Id of the alert or proposal.</param>
/// <param name="Interrupts">Whether it is worth an interruption; otherwise it waits for the digest.</param>
/// <param name="At">When it happened, in UTC.</param>
/// <param name="Zone">Where the member's days and quiet hours are reckoned.</param>
public sealed record Notification(
    Id<Member> Member, Id<Account> Account, long Number, Topic Topic, string Subject, bool Interrupts, DateTimeOffset At, ZoneName Zone)
{
    /// <summary>What tells it from the member's other ones.</summary>
    [JsonIgnore]
    public NotificationKey Key => new(Account, Number);
}

/// <summary>Names a notification among those of a member.</summary>
/// <param name="Account">The account.</param>
/// <param name="Number">Number of its journal entry.</param>
public readonly record struct NotificationKey(Id<Account> Account, long Number);

/// <summary>What a member can be told of.</summary>
public enum Topic
{
    /// <summary>An alert began, came back, became critical, or became visible.</summary>
    Alert,

    /// <summary>Nobody acknowledged an alert in time.</summary>
    Escalation,

    /// <summary>A proposal waits for the member's side.</summary>
    Proposal,
}
