using System.Text.Json.Serialization;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Reviews;

/// <summary>Something that happened to a review. When, and who caused it, stands in the event of the account that holds this one.</summary>
/// <param name="Review">Which.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "happened")]
[JsonDerivedType(typeof(ReviewPlanned), "planned")]
[JsonDerivedType(typeof(ReviewMoved), "moved")]
[JsonDerivedType(typeof(ReviewFellDue), "fellDue")]
[JsonDerivedType(typeof(ReviewCancelled), "cancelled")]
[JsonDerivedType(typeof(PeriodAccepted), "accepted")]
[JsonDerivedType(typeof(PeriodClosed), "closed")]
[JsonDerivedType(typeof(ValueRestated), "restated")]
[JsonDerivedType(typeof(RestatementAnswered), "restatementAnswered")]
public abstract record ReviewEvent(Id<Review> Review);

/// <summary>A review was planned.</summary>
/// <param name="Review">The new review.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Kind">What kind of meeting.</param>
/// <param name="Period">The days that it looks back on.</param>
/// <param name="MeetsAt">When the sides meet.</param>
public sealed record ReviewPlanned(Id<Review> Review, Id<Plan> Plan, ReviewKind Kind, ReviewPeriod Period, DateTimeOffset MeetsAt) : ReviewEvent(Review);

/// <summary>It was moved.</summary>
/// <param name="Review">Which.</param>
/// <param name="MeetsAt">When the sides meet now.</param>
public sealed record ReviewMoved(Id<Review> Review, DateTimeOffset MeetsAt) : ReviewEvent(Review);

/// <summary>Its instant has come.</summary>
/// <param name="Review">Which.</param>
public sealed record ReviewFellDue(Id<Review> Review) : ReviewEvent(Review);

/// <summary>It was called off, or ended without closing the period.</summary>
/// <param name="Review">Which.</param>
/// <param name="Reason">Why.</param>
public sealed record ReviewCancelled(Id<Review> Review, Note Reason) : ReviewEvent(Review);

/// <summary>A side accepted a snapshot.</summary>
/// <param name="Review">Which.</param>
/// <param name="Side">The side.</param>
/// <param name="Digest">Of the snapshot that stood at that instant.</param>
public sealed record PeriodAccepted(Id<Review> Review, Side Side, PeriodDigest Digest) : ReviewEvent(Review);

/// <summary>Both sides have accepted one snapshot; its values are confirmed.</summary>
/// <param name="Review">Which.</param>
/// <param name="Digest">What both accepted.</param>
/// <param name="Snapshot">What the digest stands for.</param>
public sealed record PeriodClosed(Id<Review> Review, PeriodDigest Digest, PeriodSnapshot Snapshot) : ReviewEvent(Review);

/// <summary>A side wants a value of the closed period to be another.</summary>
/// <param name="Review">The review that closed the period.</param>
/// <param name="Restatement">The new restatement.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="From">The value that was confirmed, or null.</param>
/// <param name="To">What it is to be.</param>
/// <param name="Reason">Why.</param>
public sealed record ValueRestated(Id<Review> Review, Id<PeriodRestatement> Restatement, Id<Kpi> Kpi, double? From, double To, Note Reason)
    : ReviewEvent(Review);

/// <summary>The other side confirmed a restatement, or did not.</summary>
/// <param name="Review">The review that closed the period.</param>
/// <param name="Restatement">Which.</param>
/// <param name="IsConfirmed">Whether the value was replaced.</param>
public sealed record RestatementAnswered(Id<Review> Review, Id<PeriodRestatement> Restatement, bool IsConfirmed) : ReviewEvent(Review);
