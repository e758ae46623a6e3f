using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Where something stands in the schema's files.</summary>
readonly record struct SourceSpot(Source Source, int Start)
{
    /// <summary>"schema.graphql:12:3".</summary>
    public override string ToString()
    {
        var (line, column) = Source.LocationOf(Start);
        return FormattableString.Invariant($"{Source.Name}:{line}:{column}");
    }
}
