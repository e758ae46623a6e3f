namespace Success.Domain.Reviews;

/// <content>Closing a period: both sides accept one snapshot, and nobody closes alone.</content>
public sealed partial record ReviewBook
{
    Result<Decision<ReviewEvent>> DecideAccept(AcceptPeriod accept, ReviewContext context) =>
        Person(context).Then(side => Find(accept.Review).Then(review =>
            CheckPeriod(review, context) is { } refusal ? refusal : Accept(review, side, accept.Digest, context.Snapshot(review))));

    static Result<Decision<ReviewEvent>> Accept(Review review, Side side, PeriodDigest seen, PeriodSnapshot snapshot)
    {
        if (seen != snapshot.Digest)
        {
            return Refusal.Stale("digest", "The period's values, standings or agreements have changed since you looked: look again.");
        }

        if (review.By(side)?.Digest == seen)
        {
            return new Decision<ReviewEvent>();
        }

        // What the other side accepted counts only if it saw the same; otherwise it is asked again.
        var accepted = new PeriodAccepted(review.Id, side, seen);
        return review.By(side.Other())?.Digest == seen
            ? new Decision<ReviewEvent>(accepted, new PeriodClosed(review.Id, seen, snapshot))
            : new Decision<ReviewEvent>(accepted);
    }

    DomainError? CheckPeriod(Review review, ReviewContext context)
    {
        if (review.Period.To >= context.Today)
        {
            return Refusal.Conflict("review", $"The period lasts until {review.Period.To:yyyy-MM-dd}; it can be closed from the day after.");
        }

        return Closed.FirstOrDefault(closed => closed.Plan == review.Plan && closed.Period.Overlaps(review.Period)) is { } closed
            ? Refusal.Conflict("review", $"{closed.Period.From:yyyy-MM-dd} to {closed.Period.To:yyyy-MM-dd} is closed already; its values can be restated.")
            : null;
    }

    // An agreement has a person behind it on each side.
    static Result<Side> Person(ReviewContext context) =>
        context.By is { Side: { } side, Member.IsNone: false } ? side : Refusal.Forbidden(null, "Only a member can accept for a side; programs cannot.");
}
