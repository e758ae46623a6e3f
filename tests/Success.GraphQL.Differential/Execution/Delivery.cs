namespace Success.GraphQL.Differential.Execution;

/// <summary>How a field gets its value.</summary>
enum Delivery
{
    /// <summary>The resolver has it.</summary>
    AtOnce,

    /// <summary>The resolver gives a task that is not finished.</summary>
    Later,

    /// <summary>One resolver gives the values for all parents.</summary>
    Batched,
}
