namespace Success.GraphQL.Execution;

/// <summary>How long lists given as variables of an operation may be, where the schema says it for what they are given to.</summary>
sealed class VariableLists(IReadOnlyDictionary<string, (int Own, bool IsUsedElsewhere)> limits)
{
    /// <summary>For operations whose variables go nowhere special.</summary>
    public static VariableLists Usual { get; } = new(new Dictionary<string, (int, bool)>(StringComparer.Ordinal));

    /// <summary>The limit of one variable: a list that goes to several places must be short enough for each.</summary>
    public int MaxItems(string variable, int usual) =>
        !limits.TryGetValue(variable, out var limit) ? usual : limit.IsUsedElsewhere ? Math.Min(limit.Own, usual) : limit.Own;
}
