namespace Success.Domain.Health;

/// <summary>
/// The health of an account in three named parts, each with the data that it rests on. There is no sum: nothing yet tells how the
/// parts should be weighed, and a number without a ground is believed as much as one with it.
/// </summary>
/// <param name="Outcomes">Whether what was agreed is being reached; null: not measured, nothing is agreed.</param>
/// <param name="Relationship">How the sides take each other; null: not measured.</param>
/// <param name="Engagement">Whether both sides decide and answer; null: not measured, nobody was asked anything.</param>
public sealed record AccountHealth(OutcomesHealth? Outcomes, RelationshipHealth? Relationship, EngagementHealth? Engagement);

/// <summary>What both sides feel about their encounters.</summary>
/// <param name="Impressions">How many impressions of the customer it rests on.</param>
/// <param name="Score">Their running score, −1 to 1.</param>
/// <param name="Gap">Mean of the provider's impression less the customer's of the same encounters: positive when the provider thinks too well of them.</param>
public sealed record RelationshipHealth(int Impressions, double Score, double Gap);

/// <summary>
/// Decisions and answers in the last <see cref="WindowDays"/> days. Log-ins are not counted: whoever looks often may be worried, and
/// whoever answers once in time is engaged.
/// </summary>
/// <param name="Provider">Of the provider.</param>
/// <param name="Customer">Of the customer.</param>
public sealed record EngagementHealth(Answers Provider, Answers Customer)
{
    /// <summary>A quarter: the longest rhythm of reviews, so that a healthy account was asked something in it.</summary>
    public const int WindowDays = 90;
}

/// <summary>What one side was asked (proposals, reviews, causes, numbers, baselines) and what it did.</summary>
/// <param name="Asked">How often something waited for it.</param>
/// <param name="Answered">How often it decided or answered, whatever the answer.</param>
/// <param name="MedianTime">Median time from being asked to the answer; null without answers.</param>
public readonly record struct Answers(int Asked, int Answered, TimeSpan? MedianTime);
