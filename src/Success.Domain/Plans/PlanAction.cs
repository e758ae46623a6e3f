using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>Something that one side has undertaken to do.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Digest of the text <c>act_….title</c>.</param>
/// <param name="Side">The side that does it, and the only one that says when it is done.</param>
/// <param name="Assignee">The member who does it; none when the side has not said.</param>
/// <param name="Due">The last day on which it is in time, in the account's calendar; null for no hurry.</param>
/// <param name="Objective">The objective that it serves; none when it serves the whole plan.</param>
public sealed record PlanAction(
    Id<PlanAction> Id, TextDigest Title, Side Side, Id<Member> Assignee, DateOnly? Due, Id<Objective> Objective) : IIdentified, IEntity<PlanAction>
{
    /// <inheritdoc/>
    public static string Prefix => "act";

    /// <summary>When and by whom it was done; null while it is open.</summary>
    public Completion? Done { get; init; }

    /// <summary>Since when it is overdue; null when it is not, or the account has not been woken for it yet.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>Whether it is still to be done.</summary>
    [JsonIgnore]
    public bool IsOpen => Done is null;
}
