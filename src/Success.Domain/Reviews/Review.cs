using System.Collections.Immutable;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Reviews;

/// <summary>What kind of meeting a review is.</summary>
public enum ReviewKind
{
    /// <summary>A short look at where the plan stands.</summary>
    CheckIn,

    /// <summary>The meeting at the end of a quarter.</summary>
    Quarterly,
}

/// <summary>How far a review has come.</summary>
public enum ReviewState
{
    /// <summary>Its day lies ahead.</summary>
    Planned,

    /// <summary>Its instant has come; it waits for both sides to close the period.</summary>
    Due,

    /// <summary>Both sides accepted one snapshot: the period is closed.</summary>
    Closed,

    /// <summary>It will not be held, or was held without closing the period.</summary>
    Cancelled,
}

/// <summary>A meeting of both sides about one plan and one period, which ends by closing that period.</summary>
public sealed record Review : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "rev";

    /// <summary>Its id.</summary>
    public required Id<Review> Id { get; init; }

    /// <summary>The plan that it is about.</summary>
    public required Id<Plan> Plan { get; init; }

    /// <summary>What kind of meeting it is.</summary>
    public required ReviewKind Kind { get; init; }

    /// <summary>The days that it looks back on.</summary>
    public required ReviewPeriod Period { get; init; }

    /// <summary>When the two sides meet, in UTC.</summary>
    public required DateTimeOffset MeetsAt { get; init; }

    /// <summary>How far it has come.</summary>
    public ReviewState State { get; init; }

    /// <summary>What the provider accepted last, or null.</summary>
    public Acceptance? Provider { get; init; }

    /// <summary>What the customer accepted last, or null.</summary>
    public Acceptance? Customer { get; init; }

    /// <summary>Whether it waits to be held or closed.</summary>
    public bool IsOpen => State is ReviewState.Planned or ReviewState.Due;

    /// <summary>What a side accepted last, or null. It counts only while the snapshot is still the same.</summary>
    public Acceptance? By(Side side) => side == Side.Provider ? Provider : Customer;
}

/// <summary>Days in the account's calendar.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, inclusive.</param>
public readonly record struct ReviewPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Longest period, in days: a year with its leap day.</summary>
    public const int MaxDays = 366;

    /// <summary>A period of 1 to <see cref="MaxDays"/> days.</summary>
    public static Result<ReviewPeriod> Create(DateOnly from, DateOnly to) =>
        !Dates.IsKept(from) || !Dates.IsKept(to) || to < from || to.DayNumber - from.DayNumber >= MaxDays
            ? Refusal.Invalid("period", $"A period has 1 to {MaxDays} days between 1970 and 2200; its last day is not before its first.")
            : new ReviewPeriod(from, to);

    /// <summary>Whether they have a day in common.</summary>
    public bool Overlaps(ReviewPeriod other) => From <= other.To && other.From <= To;
}

/// <summary>That a member accepted a snapshot for its side.</summary>
/// <param name="Digest">Of what it saw.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public readonly record struct Acceptance(PeriodDigest Digest, Who By, DateTimeOffset At);

/// <summary>A review that was called off, or ended without closing its period.</summary>
/// <param name="Review">The review.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Kind">What kind of meeting it was to be.</param>
/// <param name="Period">The days that it was to look back on.</param>
/// <param name="MeetsAt">When the two sides were to meet.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who called it off.</param>
/// <param name="At">When.</param>
public sealed record CancelledReview(
    Id<Review> Review, Id<Plan> Plan, ReviewKind Kind, ReviewPeriod Period, DateTimeOffset MeetsAt, Note Reason, Who By, DateTimeOffset At);

/// <summary>A period that both sides closed, as the account remembers it. The whole snapshot stands in the journal.</summary>
/// <param name="Review">The review that closed it.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Period">Its days.</param>
/// <param name="Digest">What both accepted.</param>
/// <param name="Values">The values that were confirmed thereby, as restated since.</param>
public sealed record ClosedPeriod(Id<Review> Review, Id<Plan> Plan, ReviewPeriod Period, PeriodDigest Digest, ImmutableArray<ConfirmedValue> Values)
{
    /// <inheritdoc/>
    public bool Equals(ClosedPeriod? other) =>
        other is not null && (Review, Plan, Period, Digest) == (other.Review, other.Plan, other.Period, other.Digest)
        && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Review.GetHashCode();
}

/// <summary>A KPI's value at the end of a closed period.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Value">In the metric's unit; null when there was none.</param>
public readonly record struct ConfirmedValue(Id<Kpi> Kpi, double? Value);

/// <summary>A value of a closed period that one side wants to be another; it counts when the other side confirms.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Review">The review that closed the period.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Value">What the value is to be.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">When.</param>
public sealed record PeriodRestatement(
    Id<PeriodRestatement> Id, Id<Review> Review, Id<Kpi> Kpi, double Value, Note Reason, Who By, DateTimeOffset At) : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "rst";
}
