using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Grains.Changes;

/// <summary>
/// Everything that changed in a tenant, in the order in which it was handed over: a journal of its own, so that whoever follows it can stop
/// and go on at any time. The key is the tenant's route tag.
/// </summary>
public interface IChangeLogGrain : IGrainWithStringKey
{
    /// <summary>Takes changes down. Durable when the task completes; what is handed over twice stands in it twice.</summary>
    [AlwaysInterleave]
    Task Note(ChangeNews news);

    /// <summary>Changes that somebody may hear of. Does not wait for those that are being taken down.</summary>
    [AlwaysInterleave]
    Task<ChangeReading> Read(ChangeQuery query);
}

/// <summary>What one source hands over.</summary>
/// <param name="Changes">In order.</param>
public sealed record ChangeNews(ImmutableArray<LoggedChange> Changes);

/// <summary>Something that changed. It says what kind of thing happened to what, and nothing of what it says.</summary>
/// <param name="Account">The account; none for what belongs to the tenant as a whole.</param>
/// <param name="Version">Number of its entry in the journal of the account, or of the tenant.</param>
/// <param name="Kind">What was done (<see cref="Deeds"/>), for example <c>MilestoneAdded</c>.</param>
/// <param name="Subject">Id of what it happened to, without its account: <c>mil_…</c>.</param>
/// <param name="At">When it happened.</param>
/// <param name="Audience">Who may hear of it, among those who may see the account or the subject.</param>
public sealed record LoggedChange(
    Id<Account> Account, long Version, string Kind, string Subject, DateTimeOffset At, ChangeAudience Audience);

/// <summary>Who may hear of a change. The numbers are stored and never reused.</summary>
public enum ChangeAudience
{
    /// <summary>Both sides.</summary>
    Both = 0,

    /// <summary>The provider's side only.</summary>
    Provider = 1,

    /// <summary>The customer's side only.</summary>
    Customer = 2,
}

/// <summary>Asks for changes.</summary>
/// <param name="Audience">Who asks.</param>
/// <param name="After">
/// Number of the change before the first one; null to begin at <paramref name="Since"/>. Refused as <see cref="DomainErrorCode.Stale"/> when what
/// came after it is not kept any longer, or when the log does not reach so far.
/// </param>
/// <param name="Since">With the first change at or after this instant; null for the first that is kept.</param>
/// <param name="First">How many at most, from 1.</param>
public sealed record ChangeQuery(Audience Audience, long? After, DateTimeOffset? Since, int First);

/// <summary>Changes, or why there are none.</summary>
/// <param name="Changes">In order, with their numbers.</param>
/// <param name="End">Number from which to go on: everything up to it was looked at. The same as asked for when there is nothing after it.</param>
/// <param name="IsMore">Whether there is something after <paramref name="End"/>, which need not be for the reader.</param>
/// <param name="Refusal">Null unless the reader has no rights, or cannot go on from where it wants to.</param>
public sealed record ChangeReading(ImmutableArray<NumberedChange> Changes, long End, bool IsMore, DomainError? Refusal);

/// <summary>A change at its place.</summary>
/// <param name="Number">Its place among the tenant's changes, from 1.</param>
/// <param name="Change">What changed.</param>
public sealed record NumberedChange(long Number, LoggedChange Change);
