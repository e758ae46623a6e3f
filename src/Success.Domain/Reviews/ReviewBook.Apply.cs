using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain.Tenancy;

namespace Success.Domain.Reviews;

/// <content>How each event changes the state.</content>
public sealed partial record ReviewBook
{
    /// <summary>The state after an event.</summary>
    /// <param name="book">The state before.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who caused it.</param>
    public static ReviewBook Apply(ReviewBook book, ReviewEvent happened, DateTimeOffset at, Who by)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            ReviewPlanned planned => book with { Open = book.Open.Add(Begin(planned)) },
            ReviewMoved moved => book.Change(moved.Review, review => review with { MeetsAt = moved.MeetsAt, State = ReviewState.Planned }),
            ReviewFellDue due => book.Change(due.Review, review => review with { State = ReviewState.Due }),
            ReviewCancelled cancelled => book.Cancel(cancelled, at, by),
            PeriodAccepted accepted => book.Change(accepted.Review, review => Accept(review, accepted, at, by)),
            PeriodClosed closed => book.Close(closed),
            ValueRestated restated => book with
            {
                Restatements = book.Restatements.Add(
                    new(restated.Restatement, restated.Review, restated.Kpi, restated.To, restated.Reason, by, at)),
            },
            RestatementAnswered answered => book.Answer(answered),
            _ => throw new UnreachableException($"No rule for {happened?.GetType().Name}."),
        };
    }

    static Review Begin(ReviewPlanned planned) => new()
    {
        Id = planned.Review,
        Plan = planned.Plan,
        Kind = planned.Kind,
        Period = planned.Period,
        MeetsAt = planned.MeetsAt,
    };

    static Review Accept(Review review, PeriodAccepted accepted, DateTimeOffset at, Who by)
    {
        var acceptance = new Acceptance(accepted.Digest, by, at);
        return accepted.Side == Side.Provider ? review with { Provider = acceptance } : review with { Customer = acceptance };
    }

    ReviewBook Cancel(ReviewCancelled cancelled, DateTimeOffset at, Who by)
    {
        var review = Open.First(review => review.Id == cancelled.Review);
        var called = new CancelledReview(review.Id, review.Plan, review.Kind, review.Period, review.MeetsAt, cancelled.Reason, by, at);
        return this with { Open = Open.Remove(review), Cancelled = [.. Cancelled.Append(called).TakeLast(CancelledKept)] };
    }

    ReviewBook Close(PeriodClosed closed)
    {
        var snapshot = closed.Snapshot;
        var period = new ClosedPeriod(
            closed.Review, snapshot.Plan, snapshot.Period, closed.Digest, [.. snapshot.Kpis.Select(kpi => new ConfirmedValue(kpi.Kpi, kpi.Value))]);
        ImmutableArray<ClosedPeriod> kept = [.. Closed.Append(period).TakeLast(ClosedKept)];
        return this with { Open = Open.RemoveAll(review => review.Id == closed.Review), Closed = kept };
    }

    ReviewBook Answer(RestatementAnswered answered)
    {
        var restatement = Restatements.First(waiting => waiting.Id == answered.Restatement);
        var rest = this with { Restatements = Restatements.Remove(restatement) };
        return answered.IsConfirmed ? rest with { Closed = [.. Closed.Select(Restate)] } : rest;

        ClosedPeriod Restate(ClosedPeriod closed) => closed.Review == restatement.Review
            ? closed with { Values = [.. closed.Values.Select(value => value.Kpi == restatement.Kpi ? value with { Value = restatement.Value } : value)] }
            : closed;
    }

    ReviewBook Change(Id<Review> id, Func<Review, Review> change) =>
        this with { Open = [.. Open.Select(review => review.Id == id ? change(review) : review)] };
}
