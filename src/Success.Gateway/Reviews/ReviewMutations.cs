using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Reviews;

/// <summary>What is done with reviews and closed periods.</summary>
[Resolvers("Mutation")]
public static class ReviewMutations
{
    /// <summary>Plans a review.</summary>
    public static Task<AccountPayload> OpenReview(OpenReviewInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        return asking.Renamed("period", "to").CarryAsync(() => new HoldReview(new PlanReview(plan, input.Kind, input.From, input.To, input.MeetsAt.ToUniversalTime())) { Key = key });
    }

    /// <summary>Moves a review to another instant.</summary>
    public static Task<AccountPayload> MoveReview(MoveReviewInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var review = asking.Subject<Review>(input.Review, "review");
        return asking.CarryAsync(() => new HoldReview(new MoveReview(review, input.MeetsAt.ToUniversalTime())), review.ToString());
    }

    /// <summary>Calls a review off.</summary>
    public static async Task<AccountPayload> CancelReview(CancelReviewInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var review = asking.Subject<Review>(input.Review, "review");
        var plan = await asking.PlanOfAsync(review);
        return await asking.CarryAsync(() => new HoldReview(new CancelReview(review, input.Reason)), review.ToString(), plan);
    }

    /// <summary>Accepts the period's snapshot for one's side.</summary>
    public static async Task<AccountPayload> ClosePeriod(ClosePeriodInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var review = asking.Subject<Review>(input.Review, "review");
        var digest = asking.Refusals.Take(PeriodDigest.Parse(input.Digest));
        var plan = await asking.PlanOfAsync(review);
        return await asking.CarryAsync(() => new HoldReview(new AcceptPeriod(review, digest)), review.ToString(), plan);
    }

    /// <summary>Proposes another value for a KPI in a closed period.</summary>
    public static Task<AccountPayload> RestateValue(RestateValueInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var review = asking.Subject<Review>(input.Review, "review");
        var key = asking.Key(input.IdempotencyKey);
        var kpi = asking.Part<Kpi>(input.Kpi, "kpi");
        return asking.CarryAsync(() => new HoldReview(new RestateValue(review, kpi, input.Value, input.Reason)) { Key = key });
    }

    /// <summary>Answers a restatement of the other side.</summary>
    public static Task<AccountPayload> AnswerRestatement(AnswerRestatementInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var restatement = asking.Subject<PeriodRestatement>(input.Restatement, "restatement");
        return asking.CarryAsync(() => new HoldReview(new AnswerRestatement(restatement, input.Confirm)), restatement.ToString());
    }
}
