namespace Success.GraphQL;

/// <summary>What a caller may spend on operations. Belongs to the caller, not to a request: the same one serves all of its requests, at the
/// same time.</summary>
public interface ICostAllowance
{
    /// <summary>Takes the cost of an operation that is about to be executed, or refuses it and takes nothing.</summary>
    /// <param name="cost">From 0; never above <see cref="GraphQLLimits.Cost"/>.</param>
    CostStanding Spend(long cost);
}
