namespace Success.GraphQL.Validation;

/// <summary>Bounds on what validation does and tells.</summary>
sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>Errors reported before validation stops. A client mends the first few; a long answer only serves an attacker.</summary>
    public int MaxErrors { get; init; } = 10;

    /// <summary>Characters of a message; what is beyond is left out. Names and values of the document stand in messages, so without a bound
    /// an answer could be as large as the request, several times.</summary>
    public int MaxMessageLength { get; init; } = MessageLength.Max;

    /// <summary>Locations of an error, for the same reason.</summary>
    public int MaxLocations { get; init; } = 10;

    /// <summary>Pairs of fields compared by the rule that overlapping fields can be merged, the only rule whose work is not linear.</summary>
    public int MaxFieldComparisons { get; init; } = 100_000;

    /// <summary>Whether messages suggest names of the schema ("Did you mean …?"). They tell a stranger what the schema has.</summary>
    public bool Suggestions { get; init; } = true;
}
