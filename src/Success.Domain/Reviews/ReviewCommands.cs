using System.Text.Json.Serialization;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Reviews;

/// <summary>Something that is asked of an account's reviews. The family is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(PlanReview), "planReview")]
[JsonDerivedType(typeof(MoveReview), "moveReview")]
[JsonDerivedType(typeof(CancelReview), "cancelReview")]
[JsonDerivedType(typeof(AcceptPeriod), "acceptPeriod")]
[JsonDerivedType(typeof(RestateValue), "restateValue")]
[JsonDerivedType(typeof(AnswerRestatement), "answerRestatement")]
[JsonDerivedType(typeof(WakeReviews), "wakeReviews")]
public abstract record ReviewCommand
{
    private protected ReviewCommand()
    {
    }

    /// <summary>What the policy table is asked before the reviews are.</summary>
    [JsonIgnore]
    public virtual PolicyAction Action => PolicyAction.OpenReview;
}

/// <summary>Plans a review.</summary>
/// <param name="Plan">The plan that it is about; the caller has checked that it exists.</param>
/// <param name="Kind">What kind of meeting.</param>
/// <param name="From">First day of the period that it looks back on.</param>
/// <param name="To">Last day of the period, inclusive.</param>
/// <param name="MeetsAt">When the sides meet, in UTC; not before now.</param>
public sealed record PlanReview(Id<Plan> Plan, ReviewKind Kind, DateOnly From, DateOnly To, DateTimeOffset MeetsAt) : ReviewCommand;

/// <summary>Moves a review to another instant.</summary>
/// <param name="Review">Which.</param>
/// <param name="MeetsAt">In UTC; not before now.</param>
public sealed record MoveReview(Id<Review> Review, DateTimeOffset MeetsAt) : ReviewCommand;

/// <summary>Calls a review off, or ends it without closing the period.</summary>
/// <param name="Review">Which.</param>
/// <param name="Reason">Why, for both sides: 1 to 4,000 characters.</param>
public sealed record CancelReview(Id<Review> Review, string Reason) : ReviewCommand;

/// <summary>Accepts the period's snapshot for one's side. When the other side has accepted the same one, the period is closed.</summary>
/// <param name="Review">Which.</param>
/// <param name="Digest">Of the snapshot that one saw; refused when it has changed since.</param>
public sealed record AcceptPeriod(Id<Review> Review, PeriodDigest Digest) : ReviewCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.ClosePeriod;
}

/// <summary>Proposes another value for a KPI in a closed period.</summary>
/// <param name="Review">The review that closed it.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Value">The value that it should have been; finite.</param>
/// <param name="Reason">Why, for both sides: 1 to 4,000 characters.</param>
public sealed record RestateValue(Id<Review> Review, Id<Kpi> Kpi, double Value, string Reason) : ReviewCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.ClosePeriod;
}

/// <summary>Answers a restatement of the other side.</summary>
/// <param name="Restatement">Which.</param>
/// <param name="IsConfirmed">Whether the value is to be replaced.</param>
public sealed record AnswerRestatement(Id<PeriodRestatement> Restatement, bool IsConfirmed) : ReviewCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.ClosePeriod;
}

/// <summary>An instant has come that the reviews asked to be woken at (<see cref="ReviewBook.NextWake"/>).</summary>
public sealed record WakeReviews : ReviewCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.Wake;
}
