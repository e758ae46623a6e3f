using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Audit;

/// <summary>Asks for a page of an audit trail, latest first.</summary>
/// <param name="Audience">Who asks, verified by the caller of the grain.</param>
/// <param name="Before">Number of the entry after the page; null for the end of the trail.</param>
/// <param name="First">How many entries at most, from 1.</param>
public sealed record AuditQuery(Audience Audience, long? Before, int First);

/// <summary>A page of an audit trail, or why there is none.</summary>
/// <param name="Entries">Latest first.</param>
/// <param name="End">Number before which the next page begins; 1 when there is nothing before.</param>
/// <param name="Refusal"><see cref="DomainErrorCode.NotFound"/> also for an account that may not be seen.</param>
public sealed record AuditReading(ImmutableArray<AuditEntry> Entries, long End, DomainError? Refusal)
{
    /// <summary>No page.</summary>
    public static AuditReading Refused(DomainError refusal) => new([], 1, refusal);
}

/// <summary>Who did what when. Of what it says there are ids only; names and texts stand where they can be deleted.</summary>
/// <param name="Number">Its place in the journal, from 1. What a reader may not see leaves a gap.</param>
/// <param name="Kind">What was done (<see cref="Success.Domain.Accounts.Deeds"/>), for example <c>RoleChanged</c>.</param>
/// <param name="Subject">Id of what it happened to, without its account.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Hash">Hash of the entry and of all before it, 64 hexadecimal digits.</param>
public sealed record AuditEntry(long Number, string Kind, string Subject, DateTimeOffset At, Who By, string Hash)
{
    /// <summary>What of the subject was changed, where the kind leaves that open.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
