namespace Success.GraphQL;

/// <summary>What one caller may ask in one request. Each limit is the largest that is still allowed, and has a code in
/// <see cref="GraphQLErrorCodes"/>.</summary>
public sealed record GraphQLLimits
{
    /// <summary>Generous for people and their tools, harmless for the server.</summary>
    public static GraphQLLimits Default { get; } = new();

    /// <summary>Tokens of the document.</summary>
    public int Tokens { get; init; } = 15_000;

    /// <summary>How deep selections nest.</summary>
    public int Depth { get; init; } = 12;

    /// <summary>How deep selections nest below <c>__schema</c> and <c>__type</c>: the tools' standard query needs 15.</summary>
    public int IntrospectionDepth { get; init; } = 20;

    /// <summary>How many of a type's lists of members (<c>fields</c>, <c>inputFields</c>, <c>interfaces</c>, <c>possibleTypes</c>) nest in one another
    /// below <c>__schema</c> and <c>__type</c>: each multiplies the answer, and the tools' standard query needs 1.</summary>
    public int IntrospectionLists { get; init; } = 2;

    /// <summary>Fields with an alias.</summary>
    public int Aliases { get; init; } = 30;

    /// <summary>Directives in the document.</summary>
    public int Directives { get; init; } = 50;

    /// <summary>Root fields of an operation.</summary>
    public int RootFields { get; init; } = 20;

    /// <summary>Items of a list in an argument or a variable, where the schema does not say <c>@listLimit(max:)</c>.</summary>
    public int ListItems { get; init; } = 250;

    /// <summary>Errors told before validation or coercion stops.</summary>
    public int Errors { get; init; } = 10;

    /// <summary>Errors of an operation that are told; further fields that fail are null without one.</summary>
    public int ExecutionErrors { get; init; } = 100;

    /// <summary>What one operation may cost by the weights of the schema.</summary>
    public long Cost { get; init; } = 10_000;

    /// <summary>Pairs of fields compared to see whether they can be merged.</summary>
    public int FieldComparisons { get; init; } = 100_000;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Whether messages suggest names of the schema.</summary>
    public bool Suggestions { get; init; } = true;
}
