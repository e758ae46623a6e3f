namespace Success.GraphQL.Execution;

/// <summary>The coerced variables of one request. A variable without a value is not in it; one that is null is.</summary>
sealed class VariableValues : Dictionary<string, object?>
{
    /// <summary>For what has no variables.</summary>
    public static readonly VariableValues None = [];

    public VariableValues()
        : base(StringComparer.Ordinal)
    {
    }
}
