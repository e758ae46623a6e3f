namespace Success.GraphQL.Costs;

/// <summary>What an operation costs, and how that leaves its caller. Without an allowance nothing is reported.</summary>
readonly record struct CostReport(long Requested, CostStanding Standing);
