namespace Success.GraphQL;

/// <summary>How a caller stands after it asked for an operation: what the response tells in <c>extensions.cost</c>.</summary>
/// <param name="IsGranted">Whether the operation may be executed.</param>
/// <param name="Left">What the caller may still spend.</param>
/// <param name="Maximum">What it may have at most.</param>
/// <param name="RefillPerSecond">How much comes back every second.</param>
public readonly record struct CostStanding(bool IsGranted, long Left, long Maximum, long RefillPerSecond);
