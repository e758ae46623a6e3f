using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Success.Domain.Plans;

namespace Success.Domain.Reviews;

/// <summary>
/// An account's reviews: those that are open, the periods closed lately, and restatements that wait for an answer. A part of the account
/// with its own <see cref="Decide"/> and <see cref="Apply"/>.
/// </summary>
public sealed partial record ReviewBook
{
    /// <summary>Most reviews that are planned or due at once: a year of monthly ones.</summary>
    public const int MaxOpen = 12;

    /// <summary>How many closed periods can still be restated: two years of quarters. Older evidence stands as it is.</summary>
    public const int ClosedKept = 8;

    /// <summary>Most restatements that wait for an answer at once: who wants to change more needs to talk first.</summary>
    public const int MaxRestatements = 20;

    /// <summary>How many cancelled reviews are kept at hand, so that whoever was to come finds out why; the journal has all of them.</summary>
    public const int CancelledKept = 8;

    /// <summary>No review yet.</summary>
    public static ReviewBook Empty { get; } = new();

    /// <summary>Reviews that are planned or due, in the order in which they were planned.</summary>
    public ImmutableArray<Review> Open { get; init; } = [];

    /// <summary>The periods closed last, oldest first.</summary>
    public ImmutableArray<ClosedPeriod> Closed { get; init; } = [];

    /// <summary>The reviews cancelled last, oldest first.</summary>
    public ImmutableArray<CancelledReview> Cancelled { get; init; } = [];

    /// <summary>Restatements that wait for the other side.</summary>
    public ImmutableArray<PeriodRestatement> Restatements { get; init; } = [];

    /// <summary>The next instant at which a review falls due; null when none will.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextWake =>
        Open.Where(review => review.State == ReviewState.Planned).Select(review => (DateTimeOffset?)review.MeetsAt).Min();

    /// <summary>What a command leads to, or why not.</summary>
    public static Result<Decision<ReviewEvent>> Decide(ReviewBook book, ReviewCommand command, ReviewContext context)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(context);
        return command switch
        {
            PlanReview plan => book.DecidePlan(plan, context),
            MoveReview move => book.DecideMove(move, context),
            CancelReview cancel => book.DecideCancel(cancel, context),
            AcceptPeriod accept => book.DecideAccept(accept, context),
            RestateValue restate => book.DecideRestate(restate, context),
            AnswerRestatement answer => book.DecideAnswer(answer, context),
            WakeReviews => new Decision<ReviewEvent>([.. book.Open
                .Where(review => review.State == ReviewState.Planned && review.MeetsAt <= context.Now)
                .Select(review => new ReviewFellDue(review.Id))]),
            _ => throw new UnreachableException($"No rule for {command?.GetType().Name}."),
        };
    }

    /// <inheritdoc/>
    public bool Equals(ReviewBook? other) =>
        other is not null && Open.AsSpan().SequenceEqual(other.Open.AsSpan()) && Closed.AsSpan().SequenceEqual(other.Closed.AsSpan())
        && Cancelled.AsSpan().SequenceEqual(other.Cancelled.AsSpan()) && Restatements.AsSpan().SequenceEqual(other.Restatements.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Open.Length, Closed.Length, Restatements.Length);

    Result<Decision<ReviewEvent>> DecidePlan(PlanReview plan, ReviewContext context)
    {
        var period = ReviewPeriod.Create(plan.From, plan.To);
        if ((CheckMeeting(plan.MeetsAt, context) ?? period.Error ?? CheckFree(plan.Plan, period.Value)) is { } refusal)
        {
            return refusal;
        }

        return Open.Length < MaxOpen
            ? new Decision<ReviewEvent>(new ReviewPlanned(context.Ids.Next<Review>(), plan.Plan, plan.Kind, period.Value, plan.MeetsAt))
            : Refusal.LimitReached(null, $"At most {MaxOpen} reviews of an account are open at once; close or cancel one first.");
    }

    Result<Decision<ReviewEvent>> DecideMove(MoveReview move, ReviewContext context) =>
        CheckMeeting(move.MeetsAt, context) is { } refusal
            ? refusal
            : Find(move.Review).Then<Decision<ReviewEvent>>(review => review.MeetsAt == move.MeetsAt
                ? new Decision<ReviewEvent>()
                : new Decision<ReviewEvent>(new ReviewMoved(review.Id, move.MeetsAt)));

    Result<Decision<ReviewEvent>> DecideCancel(CancelReview cancel, ReviewContext context) =>
        Find(cancel.Review).Then(review => Texts.Note(cancel.Reason, "reason").Then<Decision<ReviewEvent>>(reason =>
        {
            var text = new TextChange($"{review.Id}.cancelled", context.Ids.NextValue(), reason);
            return new Decision<ReviewEvent>([new ReviewCancelled(review.Id, new(text.Key, text.Digest!.Value))], [text]);
        }));

    Result<Review> Find(Id<Review> id) =>
        Open.FirstOrDefault(review => review.Id == id) is { } review ? review : Refusal.NotFound("review", "There is no such open review.");

    // Of two reviews of the same days at most one could ever close them: said when the second is planned, not when it is held.
    DomainError? CheckFree(Id<Plan> plan, ReviewPeriod period)
    {
        foreach (var (other, state) in Open.Where(review => review.Plan == plan).Select(review => (review.Period, "is looked back on by an open review; cancel that, or choose"))
            .Concat(Closed.Where(closed => closed.Plan == plan).Select(closed => (closed.Period, "is closed; choose"))))
        {
            if (other.Overlaps(period))
            {
                return Refusal.Conflict("from", $"{other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd} of this plan {state} days before or after it.");
            }
        }

        return null;
    }

    static DomainError? CheckMeeting(DateTimeOffset at, ReviewContext context) =>
        at.Offset == TimeSpan.Zero && at >= context.Now && Dates.IsKept(DateOnly.FromDateTime(at.UtcDateTime))
            ? null
            : Refusal.Invalid("meetsAt", "A review takes place at an instant that has not passed.");
}
