using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Plans;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Reviews;

/// <summary>A review that was called off, or ended without closing its period.</summary>
public sealed class CancelledReviewNode
{
    readonly AccountPage _page;
    readonly CancelledReview _review;

    internal CancelledReviewNode(AccountPage page, CancelledReview review) => (_page, _review) = (page, review);

    /// <summary>Its id, by which it is not found any more.</summary>
    public string Review => _page.IdOf(_review.Review);

    /// <summary>The plan.</summary>
    public PlanNode Plan => _page.PlanOf(_review.Plan);

    /// <summary>What kind of meeting it was to be.</summary>
    public ReviewKind Kind => _review.Kind;

    /// <summary>The first day that it was to look back on.</summary>
    public DateOnly From => _review.Period.From;

    /// <summary>The last day.</summary>
    public DateOnly To => _review.Period.To;

    /// <summary>When the two sides were to meet.</summary>
    public DateTimeOffset MeetsAt => _review.MeetsAt;

    /// <summary>Why it was called off.</summary>
    public Task<string?> Reason() => _page.TextAsync(_review.Reason.Key);

    /// <summary>Who called it off.</summary>
    public ActorNode By => _page.ActorOf(_review.By);

    /// <summary>When.</summary>
    public DateTimeOffset At => _review.At;
}
