using Success.Domain.Reviews;

namespace Success.Gateway.Reviews;

/// <summary>What openReview takes.</summary>
public sealed record OpenReviewInput(string Plan, ReviewKind Kind, DateOnly From, DateOnly To, DateTimeOffset MeetsAt, string? IdempotencyKey);

/// <summary>What moveReview takes.</summary>
public sealed record MoveReviewInput(string Review, DateTimeOffset MeetsAt);

/// <summary>What cancelReview takes.</summary>
public sealed record CancelReviewInput(string Review, string Reason);

/// <summary>What closePeriod takes.</summary>
public sealed record ClosePeriodInput(string Review, string Digest);

/// <summary>What restateValue takes.</summary>
public sealed record RestateValueInput(string Review, string Kpi, double Value, string Reason, string? IdempotencyKey);

/// <summary>What answerRestatement takes.</summary>
public sealed record AnswerRestatementInput(string Restatement, bool Confirm);
