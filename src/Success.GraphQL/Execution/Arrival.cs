namespace Success.GraphQL.Execution;

/// <summary>What reaches a waiting operation from outside. It takes one at a time.</summary>
abstract class Arrival
{
    /// <summary>The operation's turn.</summary>
    public abstract void Take(Operation operation);

    /// <summary>There is no operation that takes it, or none any more.</summary>
    public abstract void GoOnWithout();
}
