using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>A day by which something must have happened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Digest of the text <c>mile_….title</c>.</param>
/// <param name="Due">The last day on which it is in time, in the account's calendar.</param>
/// <param name="Objective">The objective that it serves; none when it serves the whole plan.</param>
public sealed record Milestone(Id<Milestone> Id, TextDigest Title, DateOnly Due, Id<Objective> Objective) : IIdentified, IEntity<Milestone>
{
    /// <inheritdoc/>
    public static string Prefix => "mile";

    /// <summary>When and by whom it was completed; null while it is open.</summary>
    public Completion? Completed { get; init; }

    /// <summary>Since when it is overdue; null when it is not, or the account has not been woken for it yet.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>Whether it is still to be reached.</summary>
    [JsonIgnore]
    public bool IsOpen => Completed is null;
}

/// <summary>That something was done.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who said so.</param>
public readonly record struct Completion(DateTimeOffset At, Who By);
